/** Creators, activists and members of each month, and which creators stay. */
import { both } from '../../charter/fault.ts'
import { dayIn } from '../day-in.ts'
import { exactly, meanWords, shareWords } from '../figures.ts'
import type { Closing } from '../fold.ts'
import { figureOf, ownBar, shareOf, tooFew } from '../measures.ts'
import { wilson } from '../interval.ts'
import type { Chart, Metric, SeriesChart } from '../report.ts'
import { MONTH, type Given, type Giver } from './tally.ts'

/** Contributions in 30 days that make a creator; helps that make an activist. */
const CREATOR = 4
const ACTIVIST = 4

const DEFINED = both(
  `30 天里至少 ${CREATOR} 篇创作的是创作者；不是创作者，但至少 ${ACTIVIST} 次回复或点名别人、欢迎、道谢、点表情的是活跃分子；其余发言的是普通成员`,
  `a creator makes at least ${CREATOR} contributions in 30 days; an activist is no creator but answers by link or name, welcomes, thanks or reacts at least ${ACTIVIST} times; whoever else writes is a member`,
)

interface MonthStanding {
  creators: number
  activists: number
  members: number
  /** Creators other than the owner, and those of them who contributed in the month after. */
  others: number
  kept: number
}

/** @param months whole months of the history */
export function standingOf(
  givers: readonly Giver[],
  months: number,
  { roleOf }: Closing,
): readonly MonthStanding[] {
  const empty = () => ({ creators: 0, activists: 0, members: 0, others: 0, kept: 0 })
  const standing: MonthStanding[] = Array.from({ length: months }, empty)
  for (const { person, months: given } of givers) {
    const isOwner = roleOf(person) === 'owner'
    for (const [month, gave] of given) {
      const into = standing[month]
      if (into === undefined) continue
      const kind = kindOf(gave)
      into[kind] += 1
      if (kind !== 'creators' || isOwner) continue
      into.others += 1
      if ((given.get(month + 1)?.contributions ?? 0) > 0) into.kept += 1
    }
  }
  return standing
}

const kindOf = ({ contributions, helps }: Given) =>
  contributions >= CREATOR ? 'creators' : helps >= ACTIVIST ? 'activists' : 'members'

const total = (standing: readonly MonthStanding[], of: keyof MonthStanding): number =>
  standing.reduce((sum, month) => sum + month[of], 0)

export function standingMetrics(standing: readonly MonthStanding[]): readonly Metric[] {
  return [
    creators(standing),
    kindShare(standing, 'creators'),
    kindShare(standing, 'activists'),
    kept(standing),
  ]
}

const noMonth = both('记录不足 30 天。', 'The history is shorter than 30 days.')

function creators(standing: readonly MonthStanding[]): Metric {
  const months = standing.length
  const others = total(standing, 'others')
  const writers = total(standing, 'creators') + total(standing, 'activists') + total(standing, 'members')
  const value = months === 0 ? null : others / months
  const mean = meanWords(value ?? 0)
  return figureOf(value, 'people', writers, {
    id: 'incentives.creators',
    label: both('每月的创作者', 'Creators a month'),
    meaning: both(
      `群主以外的创作者，平均每 30 天几人；${DEFINED['zh-CN']}。`,
      `Creators other than the owner in 30 days, on average; ${DEFINED.en}.`,
    ),
    finding: both(
      others === 0 ? '群主以外，没有一位创作者。' : `群主以外，平均每月有 ${mean} 位创作者。`,
      others === 0
        ? 'Nobody but the owner creates.'
        : `Creators besides the owner: ${mean} a month on average.`,
    ),
    missing: noMonth,
  })
}

function kindShare(standing: readonly MonthStanding[], kind: 'creators' | 'activists'): Metric {
  const hits = total(standing, kind)
  const all = total(standing, 'creators') + total(standing, 'activists') + total(standing, 'members')
  const share = shareWords(all === 0 ? 0 : hits / all)
  const word = kind === 'creators' ? both('创作者', 'creators') : both('活跃分子', 'activists')
  return shareOf(hits, all, {
    id: `incentives.${kind === 'creators' ? 'creator' : 'activist'}-share`,
    label: both(`${word['zh-CN']}占发言者的比例`, `Writers who are ${word.en}`),
    meaning: both(
      `每 30 天里发言的人中${word['zh-CN']}的比例（各月合计）；${DEFINED['zh-CN']}。`,
      `Share of ${word.en} among those who wrote in 30 days, all months together; ${DEFINED.en}.`,
    ),
    finding: both(
      `一个月里发言的人，${share['zh-CN']} 是${word['zh-CN']}。`,
      `Of those who write in a month, ${share.en} are ${word.en}.`,
    ),
    missing: standing.length === 0 ? noMonth : tooFew(all, '人次', 'writers in all months'),
    source:
      kind === 'creators'
        ? ownBar(
            '三成发言者是创作者就得满分；五份公开记录实测为 8%、11%、28%、31% 和 48%。',
            'three writers in ten who create earn all points; the five public logs that we measured have 8 %, 11 %, 28 %, 31 % and 48 %.',
          )
        : null,
  })
}

function kept(standing: readonly MonthStanding[]): Metric {
  const followed = standing.slice(0, -1)
  const [stayed, all] = [total(followed, 'kept'), total(followed, 'others')]
  const share = shareWords(all === 0 ? 0 : stayed / all)
  return shareOf(stayed, all, {
    id: 'incentives.creators-kept',
    label: both('留住的创作者', 'Creators kept'),
    meaning: both(
      `群主以外的创作者，下一个 30 天里还有创作的比例（各月合计）；${DEFINED['zh-CN']}。`,
      `Share of creators other than the owner who contributed again in the next 30 days, all months together; ${DEFINED.en}.`,
    ),
    finding: both(
      `每月的创作者，下个月还在写的占 ${share['zh-CN']}（${exactly(all)} 人次）。`,
      `Of each month's creators, ${share.en} contributed in the next month (${exactly(all)} in all months).`,
    ),
    missing: tooFew(all, '人次创作者', 'creators in all months'),
    source: ownBar(
      '三成得 0 分，八成得满分；五份公开记录实测为 41%、50%、63%、69% 和 72%。',
      'three in ten earn nothing, eight in ten earn all; the five public logs that we measured have 41 %, 50 %, 63 %, 69 % and 72 %.',
    ),
  })
}

/** Ten years: a clock that stood at 1970 stretches any history. */
const MOST_MONTHS = 120

export function standingCharts(
  all: readonly MonthStanding[],
  from: number,
  { zone }: Pick<Closing, 'zone'>,
): readonly Chart[] {
  if (all.length < 2) return []
  const standing = all.slice(-MOST_MONTHS)
  const left = all.length - standing.length
  const x = {
    label: both('每 30 天一段，写的是第一天', 'Spans of 30 days, by their first day'),
    values: standing.map((_, month) => dayIn(from + (left + month) * MONTH, zone)),
  }
  return [kindsChart(standing, x), ...keptChart(standing, x)]
}

function kindsChart(standing: readonly MonthStanding[], x: SeriesChart['x']): SeriesChart {
  const [first, last] = [standing[0]?.creators ?? 0, standing.at(-1)?.creators ?? 0]
  return {
    kind: 'series',
    id: 'incentives.kinds',
    title: both(
      `创作者从第一个月的 ${first} 人到最后一个月的 ${last} 人`,
      `Creators: ${first} in the first month, ${last} in the last`,
    ),
    unit: 'people',
    mark: 'stack',
    x,
    series: [
      { label: both('创作者', 'Creators'), values: standing.map((month) => month.creators) },
      { label: both('活跃分子', 'Activists'), values: standing.map((month) => month.activists) },
      { label: both('普通成员', 'Members'), values: standing.map((month) => month.members) },
    ],
  }
}

function keptChart(standing: readonly MonthStanding[], x: SeriesChart['x']): readonly SeriesChart[] {
  const followed = standing.slice(0, -1)
  const [stayed, all] = [total(followed, 'kept'), total(followed, 'others')]
  if (all < 5) return []
  const share = shareWords(stayed / all)
  const intervals = followed.map(({ kept: hits, others }) => wilson(hits, others))
  return [
    {
      kind: 'series',
      id: 'incentives.kept',
      title: both(
        `每月的创作者，下个月还在写的平均 ${share['zh-CN']}`,
        `On average ${share.en} of a month's creators contribute in the next`,
      ),
      unit: 'share',
      mark: 'line',
      x: { ...x, values: x.values.slice(0, -1) },
      series: [
        {
          label: both('留下的比例', 'Share kept'),
          values: followed.map(({ kept: hits, others }) => (others === 0 ? null : hits / others)),
          low: intervals.map((interval) => interval?.[0] ?? null),
          high: intervals.map((interval) => interval?.[1] ?? null),
        },
      ],
    },
  ]
}
