/** Weeks for a chart's axis; months of four weeks, quarters and years where there are too many. */
import { both, type Bilingual } from '../charter/fault.ts'

const DAY = 86_400_000
const MOST_POINTS = 60
/** In weeks. */
const YEAR = 52

const STEPS: readonly { readonly weeks: number; readonly unit: Bilingual }[] = [
  { weeks: 1, unit: both('一周', 'week') },
  { weeks: 4, unit: both('四周', 'four weeks') },
  { weeks: 13, unit: both('一季度', 'quarter') },
  { weeks: YEAR, unit: both('一年', 'year') },
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
  const step = STEPS.find((one) => Math.ceil(length / one.weeks) <= MOST_POINTS) ?? yearsFor(length)
  const sums = Array.from({ length: Math.ceil(length / step.weeks) }, empty)
  for (const [week, value] of weeks) {
    const sum = sums[Math.floor((week - first) / step.weeks)]
    if (sum !== undefined) add(sum, value)
  }
  const labels = sums.map((_, place) => mondayOf(first + place * step.weeks))
  return { labels, sums, unit: step.unit }
}

/** As many years to a point as it takes: a clock that stood at 1970 stretches any history. */
function yearsFor(length: number): (typeof STEPS)[number] {
  const years = Math.ceil(length / YEAR / MOST_POINTS)
  return { weeks: years * YEAR, unit: both(`${years} 年`, `${years} years`) }
}

/** The day on which a week of `weekOf` begins. */
export function mondayOf(week: number): string {
  return new Date((week * 7 - 3) * DAY).toISOString().slice(0, 10)
}
