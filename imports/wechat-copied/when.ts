/** Days and hours as WeChat's clients write them: `2026/10/5 21:40`, `10月5日 下午9:40`, `昨天 21:40`, `Mon 9:40 PM`. */
import { hourOf, wallClock, type PartialDates } from '../../core/ports/import-wall.ts'

export interface When {
  /** The words of the day; '' where only the hour is said. */
  readonly day: string
  /** Milliseconds since midnight; null where only the day is said. */
  readonly time: number | null
}

const HALF = '凌晨|清晨|早上|上午|中午|下午|傍晚|晚上|[AaPp][Mm]'
const WEEKDAY =
  '星期[一二三四五六日天]|周[一二三四五六日]|(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?'
/** A whole date, a date without its year, or a word for a day near by. */
export const DAY = `\\d{4}[-/.年]\\d{1,2}[-/.月]\\d{1,2}日?(?: ?(?:${WEEKDAY}))?|\\d{1,2}/\\d{1,2}/\\d{2,4},?|\\d{1,2}[-/月]\\d{1,2}日?|今天|昨天|前天|Today|Yesterday|${WEEKDAY}`
export const TIME = `(?:(?:${HALF}) ?)?\\d{1,2}:\\d{2}(?::\\d{2})?(?: ?[AaPp][Mm])?`

const TIME_SHAPE = new RegExp(`^(?:(${HALF}) ?)?(\\d{1,2}):(\\d{2})(?::(\\d{2}))?(?: ?([AaPp][Mm]))?$`, 'u')

/** Milliseconds since midnight; null where there is no such hour. */
export function timeOf(text: string): number | null {
  const [, before, hours = '', minutes = '', seconds = '0', after] = TIME_SHAPE.exec(text) ?? []
  const word = before ?? after
  const hour = hourOf(Number(hours), word === '傍晚' ? '下午' : word)
  const isTime = minutes !== '' && hour <= 23 && Number(minutes) <= 59 && Number(seconds) <= 59
  return isTime ? ((hour * 60 + Number(minutes)) * 60 + Number(seconds)) * 1_000 : null
}

/** Midnight as a wall clock; null where the calendar has no such day. */
export function dayOf(text: string, dates: PartialDates): number | null {
  const whole = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})/u.exec(text)
  if (whole) return seen(wallClock(Number(whole[1]), Number(whole[2]), Number(whole[3])), dates)
  // Clients in English put the month first, unless it can be none.
  const [, first = '', second = '', year] = /^(\d{1,2})\/(\d{1,2})\/(\d{2,4}),?$/u.exec(text) ?? []
  if (year !== undefined) {
    const full = Number(year) < 100 ? 2_000 + Number(year) : Number(year)
    const [a, b] = [Number(first), Number(second)]
    return seen(wallClock(full, a, b) ?? wallClock(full, b, a), dates)
  }
  const [, month, day] = /^(\d{1,2})[-/月](\d{1,2})日?$/u.exec(text) ?? []
  if (month !== undefined) return dates.inYear(Number(month), Number(day))
  const ago = NEAR.get(text)
  if (ago !== undefined) return dates.daysAgo(ago)
  const weekday = weekdayOf(text)
  return weekday === null ? null : dates.lastWeekday(weekday)
}

function seen(wall: number | null, dates: PartialDates): number | null {
  if (wall !== null) dates.see(wall)
  return wall
}

const NEAR: ReadonlyMap<string, number> = new Map([
  ['今天', 0],
  ['Today', 0],
  ['昨天', 1],
  ['Yesterday', 1],
  ['前天', 2],
])

/** 1 = Monday. */
function weekdayOf(text: string): number | null {
  const chinese = /^(?:星期|周)(.)$/u.exec(text)?.[1]
  const at =
    chinese === undefined
      ? ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'].indexOf(text.slice(0, 3))
      : '一二三四五六日'.indexOf(chinese === '天' ? '日' : chinese)
  return at < 0 ? null : at + 1
}
