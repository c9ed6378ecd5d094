/** Who comes back: people by the week of their first message, and the share who write in the weeks after. */
import { both, type Bilingual } from '../../charter/fault.ts'
import { exactly, sentence, shareWords } from '../figures.ts'
import type { Closing } from '../fold.ts'
import { LEAST_SAMPLE } from '../grade.ts'
import { wilson } from '../interval.ts'
import type { HeatmapChart, Metric } from '../report.ts'
import { weekLabel, weeksFrom, wholeWeeks } from './weeks.ts'

/** Weeks of beginners shown, the latest; and weeks for which each is followed. */
const COHORTS = 12
const FOLLOWED = 8
/** Weeks within which a beginner has to write again to count as having come back. */
const RETURN_WEEKS = 4

export interface CohortFinding {
  readonly metric: Metric
  readonly chart: HeatmapChart | null
}

/** The weeks of each person's messages, by the week of the first. */
type Cohorts = ReadonlyMap<number, readonly ReadonlySet<number>[]>

export function cohortsOf(closing: Closing): CohortFinding {
  const { first, last } = wholeWeeks(closing)
  const cohorts = gather(closing)
  // Whoever writes in the first week may have been there long before the history begins.
  const begun = [...cohorts].filter(([week]) => week > first && week + RETURN_WEEKS <= last)
  const newcomers = begun.flatMap(([week, people]) => people.map((weeks) => ({ week, weeks })))
  const returned = newcomers.filter(({ week, weeks }) =>
    weeksFrom(week + 1, week + RETURN_WEEKS).some((later) => weeks.has(later)),
  ).length
  const metric = metricOf(returned, newcomers.length)
  return { metric, chart: chartOf(cohorts, Math.max(first, last - COHORTS), last, metric.finding) }
}

function gather({ activity, roleOf }: Closing): Cohorts {
  const cohorts = new Map<number, ReadonlySet<number>[]>()
  for (const [person, { weeks, messages }] of activity) {
    if (messages === 0 || roleOf(person) === 'bot') continue
    const written = new Set(weeks.keys())
    // Messages come in order of time, so the first key is the first week.
    const [week = 0] = written
    const cohort = cohorts.get(week)
    if (cohort === undefined) cohorts.set(week, [written])
    else cohort.push(written)
  }
  return cohorts
}

function chartOf(cohorts: Cohorts, first: number, last: number, title: Bilingual): HeatmapChart | null {
  const shown = weeksFrom(first, last - 1).filter((week) => cohorts.has(week))
  if (shown.length === 0) return null
  return {
    kind: 'heatmap',
    id: 'vitals.cohorts',
    title,
    unit: 'share',
    rows: shown.map((week) => {
      const size = cohorts.get(week)?.length ?? 0
      return both(`${weekLabel(week)} 起（${size} 人）`, `From ${weekLabel(week)} (${size})`)
    }),
    columns: weeksFrom(1, FOLLOWED).map((n) => both(`第 ${n} 周后`, n === 1 ? '1 week on' : `${n} weeks on`)),
    values: shown.map((week) => {
      const people = cohorts.get(week) ?? []
      return weeksFrom(week + 1, week + FOLLOWED).map((later) =>
        later > last ? null : people.filter((weeks) => weeks.has(later)).length / people.length,
      )
    }),
  }
}

function metricOf(returned: number, newcomers: number): Metric {
  const value = newcomers < LEAST_SAMPLE ? null : returned / newcomers
  return {
    id: 'vitals.return',
    label: both('新人回访', 'Newcomers who come back'),
    meaning: both(
      '第一次发言之后的四周里又发过言的人，占所有新人的比例。历史开头那一周的人不算新人。',
      'Of people who wrote for the first time, the share who wrote again in one of the four weeks after. The first week of the history is left out: who writes in it may be no newcomer.',
    ),
    value,
    unit: 'share',
    sample: newcomers,
    interval: value === null ? null : wilson(returned, newcomers),
    finding:
      value === null
        ? both('能跟满四周的新人不足 5 个。', 'Fewer than 5 newcomers can be followed for four weeks.')
        : sentence((language) =>
            language === 'zh-CN'
              ? `${exactly(newcomers)} 个新人里，${shareWords(value)[language]} 在之后四周里回来说过话。`
              : `Of ${exactly(newcomers)} newcomers, ${shareWords(value)[language]} wrote again within four weeks.`,
          ),
    estimate: null,
    source: null,
  }
}
