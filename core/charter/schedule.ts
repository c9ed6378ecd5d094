/** Times of day and weekly schedules as a charter writes them, in the community's time zone. */
import type { Schedule } from './compiled.ts'

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const
const EVERY_DAY = 7

/** Minute of the day of `HH:MM` (00:00 to 23:59), or null. */
export function parseTimeOfDay(text: string): number | null {
  const found = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(text)
  return found ? Number(found[1]) * 60 + Number(found[2]) : null
}

/** `20:00`, `Sun 20:00`, `Mon-Fri 09:30` or `Tue,Thu 19:00`; null when it is none of these. */
export function parseSchedule(text: string): Schedule | null {
  const [first = '', second, ...rest] = text.trim().split(/ +/)
  if (rest.length > 0) return null
  const minute = parseTimeOfDay(second ?? first)
  if (minute === null) return null
  if (second === undefined) return { weekdays: [], minute }
  const weekdays = new Set<number>()
  for (const part of first.split(',')) {
    const days = daysOf(part)
    if (days === null) return null
    for (const day of days) weekdays.add(day)
  }
  const sorted = [...weekdays].sort((a, b) => a - b)
  return { weekdays: sorted.length === EVERY_DAY ? [] : sorted, minute }
}

/** `Sun` or `Fri-Mon`, which goes over the end of the week. */
function daysOf(part: string): readonly number[] | null {
  const [from, to, ...rest] = part.split('-').map(dayOf)
  if (rest.length > 0 || from === undefined || from === null || to === null) return null
  if (to === undefined) return [from]
  const length = ((to - from + EVERY_DAY) % EVERY_DAY) + 1
  return Array.from({ length }, (_, index) => ((from - 1 + index) % EVERY_DAY) + 1)
}

function dayOf(name: string): number | null {
  const index = WEEKDAYS.findIndex((day) => day.toLowerCase() === name.toLowerCase())
  return index < 0 ? null : index + 1
}
