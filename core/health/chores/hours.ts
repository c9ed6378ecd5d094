/** The formula: acts a week times the seconds that each takes. */
import type { Closing } from '../fold.ts'
import { CHORES, KINDS } from './acts.ts'
import type { Counts } from './tally.ts'

const WEEK = 7 * 86_400_000
const SECONDS_AN_HOUR = 3_600

export const actsOf = (counts: Counts): number => CHORES.reduce((sum, chore) => sum + counts[chore], 0)

/** Weeks that the history spans. */
export const spanOf = ({ from, to }: Pick<Closing, 'from' | 'to'>): number => (to - from) / WEEK

/** Less than a week counts as one. */
export const weeksOf = (closing: Pick<Closing, 'from' | 'to'>): number => Math.max(1, spanOf(closing))

export function hours(counts: Counts): number {
  return CHORES.reduce((sum, chore) => sum + counts[chore] * KINDS[chore].seconds, 0) / SECONDS_AN_HOUR
}

export function hoursTaken(counts: Counts): number {
  const seconds = CHORES.reduce((sum, chore) => {
    const { seconds: each, taken } = KINDS[chore]
    return sum + counts[chore] * each * taken
  }, 0)
  return seconds / SECONDS_AN_HOUR
}

export function together(one: Counts, other: Counts): Counts {
  return {
    welcomes: one.welcomes + other.welcomes,
    repeated: one.repeated + other.repeated,
    warnings: one.warnings + other.warnings,
    announcements: one.announcements + other.announcements,
    checks: one.checks + other.checks,
  }
}
