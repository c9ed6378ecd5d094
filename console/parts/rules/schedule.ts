/** Weekly times as a charter writes them. */
export const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const
export type Day = (typeof DAYS)[number]

export interface WeeklyTime {
  /** In the order of the week; all when none is named. */
  readonly days: readonly Day[]
  readonly time: string
}

const dayOf = (name: string): number => DAYS.findIndex((day) => day.toLowerCase() === name.toLowerCase())

export function readSchedule(text: string): WeeklyTime {
  const [first = '', second] = text.trim().split(/ +/)
  if (second === undefined) return { days: DAYS, time: first }
  const chosen = new Set(first.split(',').flatMap((part) => daysIn(part)))
  return { days: DAYS.filter((_, place) => chosen.has(place)), time: second }
}

function daysIn(part: string): readonly number[] {
  const [from = -1, to = from] = part.split('-').map(dayOf)
  if (from < 0 || to < 0) return []
  const length = ((to - from + DAYS.length) % DAYS.length) + 1
  return Array.from({ length }, (_, index) => (from + index) % DAYS.length)
}

/** Days in a row are written as `Mon-Fri`. */
export function writeSchedule({ days, time }: WeeklyTime): string {
  if (days.length === 0 || days.length === DAYS.length) return time
  const places = days.map((day) => DAYS.indexOf(day))
  const first = places[0] ?? 0
  const inRow = days.length > 2 && places.every((place, index) => place === first + index)
  return `${inRow ? `${days[0]}-${days.at(-1)}` : days.join(',')} ${time}`
}
