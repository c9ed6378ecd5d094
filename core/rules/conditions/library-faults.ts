/** Errors of the expression library, said in our words. */
import { ParseError, TypeError as CelTypeError } from '@marcbachmann/cel-js'
import type { Language } from '../../charter/compiled.ts'
import { both, type Bilingual } from '../../charter/fault.ts'
import { MOST_DEPTH, MOST_ELEMENTS, MOST_NODES } from './cost.ts'
import { fault, type ConditionFault, type Span } from './faults.ts'

/** A fault for a parse or type error; `shift` is where the checked text starts in the source. */
export function libraryFault(error: unknown, source: string, whole: Span, shift: number): ConditionFault {
  if (error instanceof ParseError) {
    const span = placed(error.range, whole, shift)
    if (error.code === 'limit_exceeded') return limitFault(span)
    return fault(span, 'condition-syntax', syntaxMessage(error.code, error.summary), syntaxHint(source, span))
  }
  if (error instanceof CelTypeError) {
    return fault(
      placed(error.range, whole, shift),
      'condition-type',
      typeMessage(error.code, error.summary),
      hintFor(error.summary),
    )
  }
  return fault(whole, 'condition-syntax', {
    'zh-CN': '这个条件无法读懂，可能嵌套太深',
    en: 'the condition cannot be read; perhaps it is nested too deeply',
  })
}

const SYNTAX_HINT = both(
  '“并且”写 &&，“或者”写 ||，“等于”写 ==，文字用引号括起来。',
  'Write && for and, || for or, == for equals, and put texts in quotes.',
)

/** What people write by habit, and what is meant. */
const HABITS: ReadonlyMap<string, string> = new Map([
  ['and', '&&'],
  ['or', '||'],
  ['not', '!'],
  ['=', '=='],
  ['&', '&&'],
  ['|', '||'],
  ['<>', '!='],
  ['“', "'"],
  ['”', "'"],
  ['‘', "'"],
  ['’', "'"],
  ['「', "'"],
  ['」', "'"],
  ['【', '['],
  ['】', ']'],
  ['［', '['],
  ['］', ']'],
  ['、', ','],
  ['（', '('],
  ['）', ')'],
  ['，', ','],
  ['！', '!'],
  ['＞', '>'],
  ['＜', '<'],
  ['＝', '=='],
  ['＆', '&&'],
  ['｜', '||'],
  ['。', '.'],
])

function syntaxHint(source: string, { start, end }: Span): Bilingual {
  if (source.charAt(start) === '\\') return BACKSLASH_HINT
  if (/^\p{L}/u.test(source.slice(start)) && /\bnot\s+$/i.test(source.slice(0, start))) return meaning('not')
  const here = [
    source.slice(start, end),
    /^[a-z]+/i.exec(source.slice(start))?.[0] ?? '',
    source.charAt(start),
  ]
  const habit = here.find((text) => HABITS.has(text.toLowerCase()))
  return habit === undefined ? SYNTAX_HINT : meaning(habit)
}

function meaning(habit: string): Bilingual {
  const meant = HABITS.get(habit.toLowerCase()) ?? ''
  return both(`“${habit}”要写成 ${meant}`, `Write ${meant} instead of ${habit}.`)
}

const BACKSLASH_HINT = both(
  "文字里的反斜杠要写两个，例如 text.matches('\\\\d+')；整个条件用单引号或 | 写。",
  "Double the backslash in a text, such as text.matches('\\\\d+'), and write the whole condition in single quotes or after |.",
)

function placed(range: Span | undefined, whole: Span, shift: number): Span {
  if (range === undefined) return whole
  return { start: range.start + shift, end: Math.max(range.end, range.start + 1) + shift }
}

function limitFault(span: Span): ConditionFault {
  return fault(
    span,
    'condition-too-costly',
    {
      'zh-CN': `条件太复杂：最多 ${MOST_NODES} 个节点、${MOST_DEPTH} 层嵌套、列表 ${MOST_ELEMENTS} 项`,
      en: `the condition is too complex: at most ${MOST_NODES} nodes, ${MOST_DEPTH} levels, ${MOST_ELEMENTS} list elements`,
    },
    {
      'zh-CN': '拆成几条规则；长词表放进 words。',
      en: 'Split it into several rules; put long word lists under words.',
    },
  )
}

function syntaxMessage(code: string, summary: string): Record<Language, string> {
  const [, found] = /: '?(.*?)'?$/.exec(summary) ?? []
  switch (code) {
    case 'unterminated_string':
    case 'unterminated_triple_quoted_string':
    case 'newline_in_string':
      return { 'zh-CN': '引号没有闭合', en: 'a quote is not closed' }
    case 'unexpected_token':
      return found === 'EOF'
        ? { 'zh-CN': '条件没有写完', en: 'the condition ends too early' }
        : { 'zh-CN': '这里写的不符合条件的语法', en: `this does not fit here (${found ?? summary})` }
    case 'expected_token': {
      const sign = SIGNS[/Expected (\w+)/.exec(summary)?.[1] ?? '']
      return sign === undefined
        ? { 'zh-CN': '这里写的不符合条件的语法', en: `this does not fit here (${summary})` }
        : { 'zh-CN': `这里缺少“${sign}”`, en: `a '${sign}' is missing here` }
    }
    case 'reserved_identifier':
      return { 'zh-CN': `“${found ?? ''}”是保留字`, en: `'${found ?? ''}' is a reserved word` }
    default:
      return {
        'zh-CN': `这里不能出现“${found ?? ''}”`,
        en: `unexpected ${found === undefined ? 'text' : `'${found}'`}`,
      }
  }
}

const SIGNS: Readonly<Record<string, string>> = {
  RPAREN: ')',
  RBRACKET: ']',
  RBRACE: '}',
  LPAREN: '(',
  COLON: ':',
  COMMA: ',',
  DOT: '.',
}

function typeMessage(code: string, summary: string): Record<Language, string> {
  const english = summary.replaceAll(/Folkmoot([A-Z])/g, (_, letter: string) => letter.toLowerCase())
  const [, detail] = /: (.*)$/.exec(english) ?? []
  switch (code) {
    case 'no_such_overload':
      return {
        'zh-CN': `这两种值不能这样比较或计算：${named(detail ?? '', 'zh-CN')}`,
        en: `these do not go together: ${named(detail ?? '', 'en')}`,
      }
    case 'no_matching_overload':
      return {
        'zh-CN': `函数参数类型不对：${english.split('for ')[1] ?? ''}`,
        en: `wrong argument types: ${english.split('for ')[1] ?? ''}`,
      }
    case 'invalid_condition_type':
    case 'invalid_logical_operand':
      return { 'zh-CN': '这里要能判断真假', en: 'this must be true or false' }
    case 'incompatible_ternary_branches':
      return {
        'zh-CN': '“?”之后、“:”两边的值必须是同一种类型',
        en: "the values on both sides of ':' must be of the same type",
      }
    case 'heterogeneous_list_element':
      return { 'zh-CN': '列表里各项必须是同一种类型', en: 'all items of a list must be of the same type' }
    default:
      return { 'zh-CN': `类型不对：${english}`, en: english }
  }
}

const TYPES: Readonly<Record<string, Bilingual>> = {
  int: both('整数', 'a whole number'),
  double: both('小数', 'a number'),
  string: both('文字', 'a text'),
  'list<string>': both('列表', 'a list'),
}

/** What a type of the expression library is called. */
export function typeName(type: string | undefined, language: Language): string {
  return TYPES[type ?? '']?.[language] ?? type ?? '?'
}

const named = (types: string, language: Language): string =>
  types
    .split(' ')
    .map((word) => typeName(word, language))
    .join(' ')

function hintFor(summary: string): Record<Language, string> | null {
  if (/list<string> [!=]= string/.test(summary)) {
    return both(
      "这是一个列表，写成 '…' in facts.contacts 这样。",
      "This is a list: write it as '…' in facts.contacts.",
    )
  }
  if (/\b(int == double|double == int|int != double|double != int)\b/.test(summary)) {
    return {
      'zh-CN': '整数和小数不能直接判断相等：次数写 3，比例写 3.0。',
      en: 'Write the number as the value is: 3 for counts, 3.0 for shares.',
    }
  }
  return null
}
