/** The lines of LINE's text: days, and what was said at an hour. */
import { hourOf, wallClock } from '../../core/ports/import-wall.ts'

export interface MessageLine {
  /** Milliseconds since midnight. */
  readonly time: number
  /** null: LINE itself says it. */
  readonly name: string | null
  readonly text: string
}

const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']
/** Years of the Buddhist calendar, as Thai phones count. */
const BUDDHIST = 543

/** `2026/01/01（四）`, `2026/1/1(木)`, `2026.01.01 Thursday`, `Thu, 01/01/2026`; midnight of the day, or null. */
export function dateLine(text: string): number | null {
  const [, year, month, day] =
    /^(\d{4})[/.](\d{1,2})[/.](\d{1,2})(?:\s?[(（]?[\p{L}.]{1,12}[)）]?)?$/u.exec(text) ?? []
  if (year !== undefined) return wallClock(Number(year), Number(month), Number(day))
  const [, weekday = '', first, second, last] =
    /^([\p{L}\p{M}.]{1,16}),? (\d{1,2})\/(\d{1,2})\/(\d{4})$/u.exec(text) ?? []
  if (last === undefined) return null
  const full = Number(last) > 2_400 ? Number(last) - BUDDHIST : Number(last)
  return ordered(weekday, Number(first), Number(second), full)
}

/** Whether the month or the day comes first: the weekday tells; without one that is known, the day in Thai. */
function ordered(weekday: string, first: number, second: number, year: number): number | null {
  const monthFirst = wallClock(year, first, second)
  const dayFirst = wallClock(year, second, first)
  const known = WEEKDAYS.indexOf(weekday.slice(0, 3))
  if (known < 0) return dayFirst ?? monthFirst
  const fits = (at: number | null) => at !== null && new Date(at).getUTCDay() === known
  return fits(monthFirst) || !fits(dayFirst) ? (monthFirst ?? dayFirst) : dayFirst
}

const TIME = '(上午|下午|午前|午後|凌晨|早上|中午|晚上)? ?(\\d{1,2}):(\\d{2})(?: ?([AaPp]\\.?[Mm]\\.?))?'
const TABBED = new RegExp(`^${TIME}\\t(?:([^\\t]*)\\t)?([^]*)$`, 'u')
const SPACED = new RegExp(`^${TIME} (\\S+) ([^]*)$`, 'u')

/** @param isSpaced the client writes spaces, so that a name is one word. */
export function messageLine(text: string, isSpaced: boolean): MessageLine | null {
  const found = TABBED.exec(text) ?? (isSpaced ? SPACED.exec(text) : null)
  if (!found) return null
  const [, before, hours = '', minutes = '', after, name, words = ''] = found
  const hour = hourOf(Number(hours), before ?? after)
  if (hour > 23 || Number(minutes) > 59) return null
  const time = (hour * 60 + Number(minutes)) * 60_000
  return { time, name: name === undefined || name === '' ? null : name, text: words }
}

const HEADS: readonly RegExp[] = [
  /^Chat history (?:in|with) (.+)$/u,
  /^[与與](.+)的聊天[记記][录錄]$/u,
  /^(.+)的聊天[记記][录錄]$/u,
  /^(.+)とのトーク履歴$/u,
  /^(.+)のトーク履歴$/u,
  /^ประวัติการแชท(?:ใน|กับ) ?(.+)$/u,
]

/** The name of the chat in `[LINE] …`; null for every other line. */
export function headLine(text: string): string | null {
  if (!text.startsWith('[LINE] ')) return null
  const head = text.slice(7).trim()
  for (const shape of HEADS) {
    const name = shape.exec(head)?.[1]
    if (name !== undefined) return name.trim()
  }
  return head
}
