/** Wall clocks in histories: date and time as their programs write them, also without a year or without a day. */
import { instantAt, localTime } from '../chat/zone.ts'

const MINUTE = 60_000
const DAY = 86_400_000
const WEEK = 7 * DAY

/** Milliseconds as if it were UTC; null where the calendar has no such moment. Months count from 1. */
export function wallClock(
  year: number,
  month: number,
  day: number,
  hours = 0,
  minutes = 0,
  seconds = 0,
): number | null {
  if (hours > 23 || minutes > 59 || seconds > 59) return null
  const at = Date.UTC(year, month - 1, day, hours, minutes, seconds)
  const date = new Date(at)
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? at : null
}

/** `2026-10-05 21:40:12`, `2026/10/5 21:40`, `2026年10月5日 21:40`; null for all else. */
export function readWall(text: string): number | null {
  const found =
    /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?[ T]{1,2}(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?$/.exec(
      text,
    )
  if (!found) return null
  const [, year, month, day, hours, minutes, seconds = '0'] = found
  return wallClock(+(year ?? 0), +(month ?? 0), +(day ?? 0), +(hours ?? 0), +(minutes ?? 0), +seconds)
}

const AFTERNOON = /^(?:pm|下午|午後|晚上|中午|หลังเที่ยง)$/i

/** Hour of a 12-hour clock, by the word beside it; without one the hour itself. */
export function hourOf(hours: number, word: string | undefined): number {
  if (word === undefined || word === '' || hours > 12) return hours
  return (hours % 12) + (AFTERNOON.test(word.replaceAll('.', '')) ? 12 : 0)
}

/**
 * Completes dates of which a file leaves out the year, or the day: by the date before them in the file, else by
 * when the file was last written. Walls in, instants out; nothing lies a day ahead of the file itself.
 */
export class PartialDates {
  readonly #zone: string
  readonly #modified: number
  /** Midnight of the day on which the file was written, as a wall clock. */
  readonly #written: number
  #day: number | null = null
  /** Since midnight, of the line before on the same day. */
  #time = 0

  constructor({ modified, zone }: { readonly modified: number; readonly zone: string }) {
    this.#zone = zone
    this.#written = localTime(modified, zone).day * DAY
    this.#modified = modified
  }

  /** The file says the whole date. */
  see(wall: number): void {
    this.#time = 0
    this.#day = Math.floor(wall / DAY) * DAY
  }

  /** The first such date after the one before it, else the last before the file was written. */
  inYear(month: number, day: number): number | null {
    const newest = this.#written + DAY
    const start = new Date(this.#day ?? newest).getUTCFullYear()
    const years = this.#day === null ? [0, -1, -2, -3, -4, -5, -6, -7, -8] : [-1, 0, 1]
    // A step back of a few days is a disorder of the file, not a new year.
    const earliest = this.#day === null ? Number.NEGATIVE_INFINITY : this.#day - WEEK
    for (const year of years) {
      const at = wallClock(start + year, month, day)
      if (at === null || at > newest || at < earliest) continue
      this.see(at)
      return at
    }
    return null
  }

  /** Midnight of the day that a line without a date is of; hours that run far back have passed midnight. */
  dayOf(time: number): number {
    if (this.#day === null)
      this.#day = this.#isAhead(this.#written + time) ? this.#written - DAY : this.#written
    else if (time < this.#time - DAY / 2 && !this.#isAhead(this.#day + DAY + time)) this.#day += DAY
    this.#time = time
    return this.#day
  }

  #isAhead(wall: number): boolean {
    return instantAt(wall, this.#zone) > this.#modified + MINUTE
  }

  /** `0` = today, `1` = yesterday, seen from when the file was written. */
  daysAgo(days: number): number {
    this.see(this.#written - days * DAY)
    return this.#written - days * DAY
  }

  /** The last such weekday, 1 = Monday, before the file was written. */
  lastWeekday(weekday: number): number {
    const today = localTime(this.#modified, this.#zone).weekday
    return this.daysAgo((today - weekday + 7) % 7 || 7)
  }
}
