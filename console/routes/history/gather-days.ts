/** Messages a local day as bars that a screen can hold: days, weeks or months, empty ones too. */
const DAY = 86_400_000
const MOST_DAYS = 62
const MOST_WEEKS = 104

export interface Day {
  /** Since 1970-01-01. */
  readonly day: number
  readonly messages: number
}

export interface Bars {
  readonly span: 'day' | 'week' | 'month'
  readonly bars: readonly { readonly label: string; readonly messages: number }[]
}

/** `days` ascending. */
export function gatherDays(days: readonly Day[]): Bars {
  const first = days[0]?.day
  const last = days.at(-1)?.day
  if (first === undefined || last === undefined) return { span: 'day', bars: [] }
  const length = last - first + 1
  const span = length <= MOST_DAYS ? 'day' : length <= MOST_WEEKS * 7 ? 'week' : 'month'
  const labelOf = span === 'day' ? dayName : span === 'week' ? weekName : monthName
  const bars = new Map<string, number>()
  for (let day = first; day <= last; day++) bars.set(labelOf(day), 0)
  for (const { day, messages } of days) bars.set(labelOf(day), (bars.get(labelOf(day)) ?? 0) + messages)
  return { span, bars: [...bars].map(([label, messages]) => ({ label, messages })) }
}

const dayName = (day: number): string => new Date(day * DAY).toISOString().slice(0, 10)
/** Its Monday. 1970-01-01 was a Thursday. */
const weekName = (day: number): string => dayName(day - ((day + 3) % 7))
const monthName = (day: number): string => dayName(day).slice(0, 7)
