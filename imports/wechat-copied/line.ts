/** What a line of a copied conversation may be: who speaks, a day, a head. Which it is its place decides. */
import { DAY, TIME, timeOf, type When } from './when.ts'

export interface Speaker extends When {
  /** `stamped`: with an hour on the line. `colon`: a name alone. */
  readonly layout: 'stamped' | 'colon'
  readonly name: string
  /** Between name and time: WeChat's mails put two spaces there. */
  readonly gap: number
}

const NAME = '(?<name>\\S(?:.{0,62}?\\S)??)'
const NAME_FIRST = new RegExp(
  `^${NAME}(?<gap>[ \\t\\u00A0]+)(?:(?<day>${DAY})[ \\t\\u00A0]+)?(?<time>${TIME})$`,
  'u',
)
const TIME_FIRST = new RegExp(
  `^(?<day>\\d{4}[-/.年]\\d{1,2}[-/.月]\\d{1,2}日?) (?<time>${TIME}) (?<name>[^\\s:：–—-][^:：]{0,63})$`,
  'u',
)
/** QQ's newer clients copy `名字: 07-16 18:15:05`. */
const COLON_STAMPED = new RegExp(`^${NAME}: (?<day>\\d{2}-\\d{2}) (?<time>\\d{2}:\\d{2}:\\d{2})$`, 'u')
const COLON = /^(?<name>[^\s:：](?:[^:：]{0,30}[^\s:：])?)[:：]$/u

/** `早上 8:00` and `明天 9:30` are words of a message. */
const TIME_WORDS =
  /^(?:凌晨|清晨|早上|早晨|上午|中午|下午|傍晚|晚上|今晚|明晚|明早|今早|明天|后天|大约|时间|at|Tomorrow|tomorrow)$/u

/** null for lines that cannot name a speaker. */
export function speakerOf(line: string): Speaker | null {
  const found = (COLON_STAMPED.exec(line) ?? TIME_FIRST.exec(line) ?? NAME_FIRST.exec(line))?.groups
  if (found) {
    const { name = '', gap = ' ', day = '', time = '' } = found
    const at = TIME_WORDS.test(name) ? null : timeOf(time)
    return at === null ? null : { layout: 'stamped', name, gap: gap.length, day, time: at }
  }
  const name = COLON.exec(line)?.groups?.['name']
  return name === undefined ? null : { layout: 'colon', name, gap: 0, day: '', time: null }
}

const DAY_LINE = new RegExp(
  `^[-—–=─ \\t\\u3000]*(?<day>${DAY})(?:[ \\t]+(?<time>${TIME}))?[-—–=─ \\t\\u3000]*$`,
  'u',
)

/** A line that holds a day, perhaps an hour, and nothing else. */
export function dayLine(line: string): When | null {
  const { day, time } = DAY_LINE.exec(line)?.groups ?? {}
  if (day === undefined) return null
  return { day, time: time === undefined ? null : timeOf(time) }
}

/** The day line of a forwarded record: `—————  2026-10-05  —————`. */
export function isRuled(line: string): boolean {
  return /^[-—–=─]{3,}/u.test(line) && dayLine(line) !== null
}

const HEADS: readonly RegExp[] = [
  /^(?:微信群|群聊)?["“](?<name>.{1,64})["”]的聊天记录(?:如下)?/u,
  /^(?<name>.{1,64}? (?:和|与) .{1,64}?) ?在微信上的聊天记录/u,
  /^(?:The )?chat history (?:of|in|from|between) (?:the )?(?:group )?(?:chat )?["“]?(?<name>[^"“”]{1,64}?)["”]? (?:on WeChat )?is as (?:below|follows)/iu,
  /^(?:微信|群聊的|我的)?聊天记录(?:如下)?[，,：:。]?(?:请查收。?)?$/u,
  /^(?:WeChat )?Chat History$/iu,
  /^(?<name>.{1,64})的聊天记录$/u,
]
const GREETING = /^(?:Dear|Hi|Hello|您好|你好|致)[^\n]{0,40}[:：,，]$/u

/** The head of a forwarded record, with the chat's name where it says it; null for every other line. */
export function headOf(line: string): { readonly name: string | null } | null {
  if (GREETING.test(line)) return { name: null }
  for (const shape of HEADS) {
    const found = shape.exec(line)
    if (found) return { name: found.groups?.['name']?.trim() ?? null }
  }
  return null
}
