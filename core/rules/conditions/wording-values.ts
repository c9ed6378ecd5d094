/** Values of conditions as a person reads them. */
import { both } from '../../charter/fault.ts'
import { quotedList, type Worded } from './wording-tests.ts'

/** Characters of a text that a sentence repeats. */
const MOST_REPEATED = 40

/** A value of the term, as it stands in a sentence. */
export function wordedValue(term: string, value: unknown): Worded {
  const own = NAMED[term]?.[String(value)]
  if (own !== undefined) return own
  if (Array.isArray(value)) return value.length === 0 ? both('空', 'none') : quotedList(value.map(String))
  if (typeof value === 'number') return same(shortNumber(term, value))
  if (typeof value === 'bigint') return same(String(value))
  return same(typeof value === 'string' ? `“${cut(value)}”` : String(value))
}

const same = (text: string): Worded => both(text, text)

function shortNumber(term: string, value: number): string {
  if (term.endsWith('_ratio')) return `${Math.round(value * 1_000) / 10}%`
  return String(Math.round(value * 1_000) / 1_000)
}

const cut = (text: string) => (text.length <= MOST_REPEATED ? text : `${text.slice(0, MOST_REPEATED - 1)}…`)

const UNITS = [
  [86_400_000, '天', 'day'],
  [3_600_000, '小时', 'hour'],
  [60_000, '分钟', 'minute'],
  [1_000, '秒', 'second'],
] as const

/** A span of time: “10 分钟”, “10 minutes”. */
export function wordedSpan(span: number): Worded {
  const [size, zh, en] = UNITS.find(([each]) => span >= each && span % each === 0) ?? UNITS[3]
  const count = Math.round(span / size)
  return both(` ${count} ${zh}`.trimStart(), `${count} ${en}${count === 1 ? '' : 's'}`)
}

const DAYS = [
  both('周一', 'Monday'),
  both('周二', 'Tuesday'),
  both('周三', 'Wednesday'),
  both('周四', 'Thursday'),
  both('周五', 'Friday'),
  both('周六', 'Saturday'),
  both('周日', 'Sunday'),
]

const NAMED: Readonly<Record<string, Readonly<Record<string, Worded>>>> = {
  'member.role': {
    owner: both('群主', 'owner'),
    manager: both('管理员', 'manager'),
    member: both('普通成员', 'member'),
  },
  'member.minutes_here': { '-1': both('未知（没有见到入群）', 'unknown, as the joining was not seen') },
  'time.weekday': Object.fromEntries(DAYS.map((day, index) => [String(index + 1), day])),
  'facts.language': {
    zh: both('中文', 'Chinese'),
    en: both('英文', 'English'),
    ja: both('日文', 'Japanese'),
    ko: both('韩文', 'Korean'),
    und: both('看不出', 'none that shows'),
  },
}
