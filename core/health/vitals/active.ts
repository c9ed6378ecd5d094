/** Who is there: active members by day, week and 28 days, and how sticky the community is. */
import { both, type Bilingual } from '../../charter/fault.ts'
import { localTime } from '../../chat/zone.ts'
import { countWords, sentence, shareWords } from '../figures.ts'
import type { Closing, Fold } from '../fold.ts'
import { LEAST_SAMPLE } from '../grade.ts'
import type { Observation } from '../observation.ts'
import type { Metric, SeriesChart } from '../report.ts'
import { latestWeeks, weekLabel, weeksFrom } from './weeks.ts'

/** Four weeks: a month in which each weekday comes equally often. */
const MONTH = 28
const MONTH_WEEKS = 4
/** Fewer days than this make no daily mean. */
const LEAST_DAYS = 7

export interface ActiveFinding {
  readonly metrics: readonly Metric[]
  readonly chart: SeriesChart | null
}

/** People who wrote, programs aside. */
export class ActiveFold implements Fold<ActiveFinding> {
  readonly #days = new Map<number, number>()
  readonly #lastDay = new Map<number, number>()
  #day = Number.NaN
  #today = new Set<number>()

  take(seen: Observation): void {
    if (seen.kind !== 'message' || seen.bot || seen.person < 0) return
    const { day } = seen.local
    if (day !== this.#day) {
      this.#day = day
      this.#today = new Set()
    }
    if (this.#today.has(seen.person)) return
    this.#today.add(seen.person)
    this.#days.set(day, (this.#days.get(day) ?? 0) + 1)
    this.#lastDay.set(seen.person, day)
  }

  close(closing: Closing): ActiveFinding {
    const toDay = localTime(closing.to, closing.zone).day
    const days = this.#lastDay.size === 0 ? 0 : toDay - localTime(closing.from, closing.zone).day + 1
    const looked = Math.min(MONTH, days)
    const daily = looked < LEAST_DAYS ? null : sumOf(this.#days, toDay - looked + 1, toDay) / looked
    const month = days < MONTH ? null : this.#activeSince(toDay - MONTH + 1)
    return {
      metrics: [dailyMetric(daily, looked), monthlyMetric(month, days), stickinessMetric(daily, month, days)],
      chart: this.#chart(closing),
    }
  }

  #activeSince(day: number): number {
    return [...this.#lastDay.values()].filter((last) => last >= day).length
  }

  #chart(closing: Closing): SeriesChart | null {
    const { first, last } = latestWeeks(closing)
    const weeks = weeksFrom(first, last)
    if (weeks.length < 2) return null
    const { weekly, monthly } = activeByWeek(closing, first, last)
    const daily = weeks.map((week) => round(sumOf(this.#days, week * 7 - 3, week * 7 + 3) / 7))
    return {
      kind: 'series',
      id: 'vitals.active',
      title: titleOf(weekly),
      unit: 'people',
      mark: 'line',
      x: { label: both('周（从周一起）', 'Week from Monday'), values: weeks.map(weekLabel) },
      series: [
        { label: both('28 天内', 'In 28 days'), values: monthly },
        { label: both('一周内', 'In the week'), values: weekly },
        { label: both('平均每天', 'On an average day'), values: daily },
      ],
    }
  }
}

/** People who wrote in each week, and in it and the three weeks before; null before four weeks are known. */
function activeByWeek(
  { activity, roleOf }: Closing,
  first: number,
  last: number,
): { readonly weekly: readonly number[]; readonly monthly: readonly (number | null)[] } {
  const length = last - first + 1
  const weekly = Array.from({ length }, () => 0)
  const monthly = Array.from({ length }, () => 0)
  for (const [person, { weeks }] of activity) {
    if (roleOf(person) === 'bot') continue
    let counted = -1
    for (const week of weeks.keys()) {
      const at = week - first
      if (at >= 0 && at < length) weekly[at] = (weekly[at] ?? 0) + 1
      for (let i = Math.max(0, at, counted + 1); i < Math.min(length, at + MONTH_WEEKS); i++) {
        monthly[i] = (monthly[i] ?? 0) + 1
        counted = i
      }
    }
  }
  return { weekly, monthly: monthly.map((count, i) => (i < MONTH_WEEKS - 1 ? null : count)) }
}

function titleOf(weekly: readonly number[]): Bilingual {
  const now = mean(weekly.slice(-MONTH_WEEKS))
  const before = weekly.slice(-2 * MONTH_WEEKS, -MONTH_WEEKS)
  const people = countWords(now)
  if (before.length < MONTH_WEEKS || mean(before) === 0) {
    return sentence((language) =>
      language === 'zh-CN'
        ? `每周有 ${people[language]} 人发言`
        : `Members who write each week: ${people[language]}`,
    )
  }
  const change = now / mean(before) - 1
  const by = shareWords(Math.abs(change))
  if (Math.abs(change) < 0.05) {
    return sentence((language) =>
      language === 'zh-CN'
        ? `每周有 ${people[language]} 人发言，和之前四周差不多`
        : `Members who write each week: ${people[language]}, about as many as in the four weeks before`,
    )
  }
  return sentence((language) =>
    language === 'zh-CN'
      ? `每周有 ${people[language]} 人发言，比之前四周${change > 0 ? '多' : '少'} ${by[language]}`
      : `Members who write each week: ${people[language]}, ${by[language]} ${change > 0 ? 'more' : 'fewer'} than in the four weeks before`,
  )
}

function dailyMetric(value: number | null, days: number): Metric {
  const people = round(value ?? 0)
  return {
    id: 'vitals.daily',
    label: both('日活跃成员', 'Daily active members'),
    meaning: both(
      '最后 28 天里，平均每天有几个人发言。机器人不算。',
      'People who wrote on an average day of the last 28 days, programs aside.',
    ),
    value: value === null ? null : people,
    unit: 'people',
    sample: days,
    interval: null,
    finding:
      value === null
        ? both(
            '历史不足 7 天，日活跃说不准。',
            'The history is shorter than 7 days: too short for a daily mean.',
          )
        : both(
            `最后 ${days} 天，平均每天 ${people} 人发言。`,
            `Members who wrote on an average day of the last ${days}: ${people}.`,
          ),
    estimate: null,
    source: null,
  }
}

function monthlyMetric(value: number | null, days: number): Metric {
  return {
    id: 'vitals.monthly',
    label: both('月活跃成员', 'Monthly active members'),
    meaning: both('最后 28 天里发过言的人数。', 'People who wrote at least once in the last 28 days.'),
    value,
    unit: 'people',
    sample: Math.min(days, MONTH),
    interval: null,
    finding:
      value === null
        ? tooFewDays
        : sentence((language) =>
            language === 'zh-CN'
              ? `最后 28 天有 ${countWords(value)[language]} 人发过言。`
              : `Members who wrote in the last 28 days: ${countWords(value)[language]}.`,
          ),
    estimate: null,
    source: null,
  }
}

function stickinessMetric(daily: number | null, month: number | null, days: number): Metric {
  const known = daily !== null && month !== null && month >= LEAST_SAMPLE && days >= MONTH
  const value = known ? daily / month : null
  return {
    id: 'vitals.stickiness',
    label: both('黏性', 'Stickiness'),
    meaning: both(
      '日活跃除以月活跃：月内发过言的人，平均一天里有多大比例在说话。',
      'Daily by monthly active members: of those who wrote in the month, the share who write on an average day.',
    ),
    value,
    unit: 'share',
    sample: month ?? 0,
    interval: null,
    finding:
      value === null
        ? month === null
          ? tooFewDays
          : both('最后 28 天发言的不足 5 人，谈不上黏性。', 'Fewer than 5 people wrote in the last 28 days.')
        : sentence((language) =>
            language === 'zh-CN'
              ? `月内发过言的人，平均每天有 ${shareWords(value)[language]} 在说话。`
              : `Of those who wrote in the month, ${shareWords(value)[language]} write on an average day.`,
          ),
    estimate: null,
    source: null,
  }
}

const tooFewDays = both('历史不足 28 天，说不了。', 'The history is shorter than 28 days.')
const round = (value: number): number => Math.round(value * 10) / 10
const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)

function sumOf(days: ReadonlyMap<number, number>, from: number, to: number): number {
  let sum = 0
  for (let day = from; day <= to; day++) sum += days.get(day) ?? 0
  return sum
}
