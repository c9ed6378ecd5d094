import { both } from '../../charter/fault.ts'
import type { Closing } from '../fold.ts'
import { shareWords } from '../figures.ts'
import { periods } from '../periods.ts'
import type { Chart } from '../report.ts'
import { CHORES, KINDS } from './acts.ts'
import { workWords } from './chores-metrics.ts'
import { actsOf, hours, hoursTaken, together, weeksOf } from './hours.ts'
import { none, type Tallied } from './tally.ts'

export function choresCharts(tallied: Tallied, closing: Closing): readonly Chart[] {
  const all = together(tallied.staff, tallied.members)
  if (actsOf(all) === 0) return []
  return [whereTimeGoes(tallied, closing), overTime(tallied)]
}

function whereTimeGoes({ staff, members }: Tallied, closing: Closing): Chart {
  const weeks = weeksOf(closing)
  const all = together(staff, members)
  const one = (chore: (typeof CHORES)[number]) => ({ ...none(), [chore]: all[chore] })
  const most = CHORES.toSorted((a, b) => hours(one(b)) - hours(one(a)))[0] ?? 'welcomes'
  const share = shareWords(hours(one(most)) / hours(all))
  const taken = CHORES.map((chore) => hoursTaken(one(chore)) / weeks)
  return {
    kind: 'series',
    id: 'chores.time',
    mark: 'stack',
    unit: 'hours-a-week',
    title: both(
      `${KINDS[most].label['zh-CN']}占了杂活时间的 ${share['zh-CN']}`,
      `${KINDS[most].label.en}: ${share.en} of the time that chores take`,
    ),
    x: { label: both('杂活', 'Chore'), values: CHORES.map((chore) => KINDS[chore].label) },
    series: [
      { label: both('章程能接过去', 'A charter takes over'), values: taken },
      {
        label: both('剩给人', 'Stays with people'),
        values: CHORES.map((chore, place) => hours(one(chore)) / weeks - (taken[place] ?? 0)),
      },
    ],
  }
}

function overTime({ weeks }: Tallied): Chart {
  const { labels, sums, unit } = periods(
    weeks,
    (into, counts) => {
      for (const chore of CHORES) into[chore] += counts[chore]
    },
    none,
  )
  const busiest = workWords(sums.reduce((most, counts) => Math.max(most, hours(counts)), 0))
  return {
    kind: 'series',
    id: 'chores.over-time',
    mark: 'stack',
    unit: 'count',
    title: both(
      `杂活最多的${unit['zh-CN']}用了 ${busiest['zh-CN']}`,
      `The busiest ${unit.en} took ${busiest.en} of chores`,
    ),
    x: { label: unit, values: labels },
    series: CHORES.map((chore) => ({
      label: KINDS[chore].label,
      values: sums.map((counts) => counts[chore]),
    })),
  }
}
