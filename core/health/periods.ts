/** Weeks for a chart's axis; months of four weeks and then quarters where there are too many. */
import { both, type Bilingual } from '../charter/fault.ts'

const DAY = 86_400_000
const MOST_POINTS = 60

const STEPS: readonly { readonly weeks: number; readonly unit: Bilingual }[] = [
  { weeks: 1, unit: both('一周', 'week') },
  { weeks: 4, unit: both('四周', 'four weeks') },
  { weeks: 13, unit: both('一季度', 'quarter') },
  { weeks: 52, unit: both('一年', 'year') },
]

/** Sums weeks up so that they fit on an axis; weeks without anything are there as well. */
export function periods<Week, Sum>(
  weeks: ReadonlyMap<number, Week>,
  add: (into: Sum, week: Week) => void,
  empty: () => Sum,
): { readonly labels: readonly string[]; readonly sums: readonly Sum[]; readonly unit: Bilingual } {
  const numbers = [...weeks.keys()]
  const first = numbers.reduce((least, week) => Math.min(least, week), Number.POSITIVE_INFINITY)
  const last = numbers.reduce((most, week) => Math.max(most, week), Number.NEGATIVE_INFINITY)
  const length = numbers.length === 0 ? 0 : last - first + 1
  const fallback = { weeks: 52, unit: both('一年', 'year') }
  const step = STEPS.find((one) => Math.ceil(length / one.weeks) <= MOST_POINTS) ?? fallback
  const sums = Array.from({ length: Math.ceil(length / step.weeks) }, empty)
  for (const [week, value] of weeks) {
    const sum = sums[Math.floor((week - first) / step.weeks)]
    if (sum !== undefined) add(sum, value)
  }
  const labels = sums.map((_, place) => mondayOf(first + place * step.weeks))
  return { labels, sums, unit: step.unit }
}

/** The day on which a week of `weekOf` begins. */
export function mondayOf(week: number): string {
  return new Date((week * 7 - 3) * DAY).toISOString().slice(0, 10)
}
