/** Messages of each week, programs aside. */
import { weekOf } from '../activity.ts'
import type { Observation } from '../observation.ts'
import { weeksFrom, type Weeks } from './weeks.ts'

export class WeeklyMessages {
  readonly #weeks = new Map<number, number>()

  take(seen: Observation): void {
    if (seen.kind !== 'message' || seen.bot) return
    const week = weekOf(seen.local.day)
    this.#weeks.set(week, (this.#weeks.get(week) ?? 0) + 1)
  }

  /** Week by week, also the empty ones. */
  in({ first, last }: Weeks): readonly number[] {
    return weeksFrom(first, last).map((week) => this.#weeks.get(week) ?? 0)
  }
}
