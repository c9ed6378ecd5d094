/** Operators' regular expressions: RE2 syntax, all of a charter in one pass, time linear in the text. */
import { RE2JS, RE2JSException, RE2Set } from 're2js'
import { cut } from './normalise.ts'

/** Patterns look at so many UTF-16 units of a text. */
export const PATTERN_TEXT_LIMIT = 4_000
export const PATTERN_LENGTH_LIMIT = 500

export type PatternCheck =
  | { readonly ok: true }
  | {
      readonly ok: false
      readonly message: { readonly 'zh-CN': string; readonly en: string }
      /** UTF-16 offset in the pattern where the fault begins, where it is known. */
      readonly position?: number
    }

/** What needs backtracking, and what to do instead. */
const REFUSED: readonly { readonly sign: RegExp; readonly zh: string; readonly en: string }[] = [
  {
    sign: /\(\?(?:<?[=!])/,
    zh: '不支持环视（(?=…)、(?!…)、(?<=…)、(?<!…)）：请拆成两个条件，用 && 或 ! 连接',
    en: 'look-around — (?=…), (?!…), (?<=…), (?<!…) — is not available: write two conditions and join them with && or !',
  },
  {
    sign: /\\[1-9]|\\k<|\(\?P=/,
    zh: '不支持反向引用（\\1、\\k<名称>）：请把要匹配的内容直接写出来',
    en: 'back-references (\\1, \\k<name>) are not available: spell out what is to be matched',
  },
]

/** Whether a pattern can be used in a charter; if not, why, in both languages. */
export function checkPattern(source: string): PatternCheck {
  if (source === '') {
    return refusal(
      '正则表达式是空的：它会匹配所有消息',
      'the pattern is empty: it would match every message',
      0,
    )
  }
  if (source.length > PATTERN_LENGTH_LIMIT) {
    return refusal(
      `正则表达式有 ${source.length} 个字符，最多 ${PATTERN_LENGTH_LIMIT} 个：词语多时请改用词表`,
      `the pattern has ${source.length} characters, at most ${PATTERN_LENGTH_LIMIT} are allowed: use a word list for many words`,
      PATTERN_LENGTH_LIMIT,
    )
  }
  const fault = compileFault(source)
  if (fault === null) return { ok: true }
  // Only a pattern that RE2 refused is searched for a reason: `[(?=]` and `\\\\1` are harmless.
  for (const { sign, zh, en } of REFUSED) {
    const position = source.search(sign)
    if (position >= 0) return refusal(zh, en, position)
  }
  return refusal(
    `正则表达式有误：${inChinese(fault)}`,
    `the pattern is not valid: ${fault}`,
    placeOf(fault, source),
  )
}

/**
 * @throws RangeError naming the pattern when one is not valid: run `checkPattern` first.
 */
export function buildPatternSet(patterns: readonly string[]): (text: string) => readonly number[] {
  if (patterns.length === 0) return () => []
  const set = new RE2Set()
  for (const pattern of patterns) {
    const check = checkPattern(pattern)
    if (!check.ok) throw new RangeError(`Pattern ${JSON.stringify(pattern)}: ${check.message.en}`)
    set.add(pattern)
  }
  set.compile()
  return (text) => set.match(cut(text, PATTERN_TEXT_LIMIT))
}

const CHINESE: readonly (readonly [start: string, zh: string])[] = [
  ['missing closing )', '缺少“)”'],
  ['unexpected )', '多了一个“)”'],
  ['missing closing ]', '缺少“]”'],
  ['missing argument to repetition operator', '重复符号（* + ? {}）前面没有内容'],
  ['invalid nested repetition operator', '重复符号不能连用'],
  ['invalid repeat count', '重复次数太大或前后不符'],
  ['bad repetition operator', '重复次数太大或前后不符'],
  ['invalid escape sequence', '没有这种转义'],
  ['invalid character class range', '没有这种字符范围'],
  ['trailing backslash', '结尾多了一个反斜杠'],
  ['invalid named capture', '分组的名字不对'],
]

/** RE2 speaks English; the faulty piece stays as it is. */
function inChinese(fault: string): string {
  const [start, zh] = CHINESE.find(([known]) => fault.startsWith(known)) ?? []
  return start === undefined || zh === undefined ? fault : zh + fault.slice(start.length)
}

function compileFault(source: string): string | null {
  try {
    RE2JS.compile(source)
    return null
  } catch (error) {
    if (error instanceof RE2JSException) return error.message.replace(/^error parsing regexp: /, '')
    throw error
  }
}

/** RE2 quotes the faulty piece between backquotes at the end of its message. */
function placeOf(fault: string, source: string): number | undefined {
  const piece = /`(.*)`$/s.exec(fault)?.[1]
  const place = piece ? source.indexOf(piece) : -1
  return place < 0 ? undefined : place
}

function refusal(zh: string, en: string, position: number | undefined): PatternCheck {
  const message = { 'zh-CN': zh, en }
  return position === undefined ? { ok: false, message } : { ok: false, message, position }
}
