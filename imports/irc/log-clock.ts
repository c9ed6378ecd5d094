/** When a line was written: logs give the day once and then only hours and minutes. */

const DAY = 86_400_000
/** Hours that run backwards by more than this have passed midnight; by less, the clock was set back. */
const HALF_DAY = DAY / 2

export interface TimeOfLine {
  /** Milliseconds since midnight; null: as the line before. */
  readonly time: number | null
  /** Midnight of the day where the line itself says it. */
  readonly day: number | null
}

export class LogClock {
  #day: number
  #last = 0

  constructor(day: number) {
    this.#day = day
  }

  setDate(day: number): void {
    this.#day = day
    this.#last = 0
  }

  /** Epoch milliseconds, reading hours as UTC. */
  at({ time, day }: TimeOfLine): number {
    if (day !== null) return day + (time ?? 0)
    if (time === null) return this.#day + this.#last
    if (time < this.#last - HALF_DAY) this.#day += DAY
    this.#last = time
    return this.#day + time
  }
}

/** Midnight of the date that stands in a file name, or null. */
export function dateInName(path: string): number | null {
  const file = path.replace(/^.*[\\/]/, '')
  const [, year, month, day] =
    /(?<!\d)(\d{4})[-_.]?(0[1-9]|1[0-2])[-_.]?(0[1-9]|[12]\d|3[01])(?!\d)/.exec(file) ?? []
  if (year === undefined || month === undefined || day === undefined) return null
  return Date.UTC(Number(year), Number(month) - 1, Number(day))
}

export function midnightOf(instant: number): number {
  return instant - (instant % DAY)
}
