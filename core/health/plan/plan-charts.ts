/** Pictures of the plan: the life of the group, how far newcomers get, and when rules were told. */
import { both, type Bilingual } from '../../charter/fault.ts'
import { dayIn } from '../day-in.ts'
import { countWords, shareWords } from '../figures.ts'
import type { Closing } from '../fold.ts'
import { LEAST_SAMPLE } from '../grade.ts'
import type { Chart, RankingChart, SeriesChart } from '../report.ts'
import type { Steps } from './first-steps.ts'
import { MONTH } from './rules-posted.ts'

/** How many newcomers are left after each step of their first week. */
export function stepsChart({ arrived, spoke, again, back }: Steps): readonly Chart[] {
  if (spoke.length < LEAST_SAMPLE) return []
  const heard = spoke.filter(({ answeredAfter }) => answeredAfter !== null)
  const share = shareWords(back.length / spoke.length)
  const chart: RankingChart = {
    kind: 'ranking',
    id: 'plan.first-week',
    title: both(
      `开口的 ${spoke.length} 位新人里，一周内隔天再来的有 ${back.length} 位（${share['zh-CN']}）`,
      `Of ${spoke.length} newcomers who spoke, ${back.length} (${share.en}) were back on another day within a week`,
    ),
    unit: 'people',
    rows: [
      { label: both('来了', 'Arrived'), value: arrived.length },
      { label: both('开了口', 'Spoke'), value: spoke.length },
      { label: both('有人接话', 'Were answered'), value: heard.length },
      { label: both('说了第二句', 'Wrote again'), value: again.length },
      { label: both('隔天再来', 'Came back another day'), value: back.length },
    ],
  }
  return [chart]
}

/**
 * @param months tellings in each 30 days from `from` on
 * @param whole how many of them are over
 */
export function rulesChart(
  months: readonly number[],
  from: number,
  whole: number,
  { zone }: Pick<Closing, 'zone'>,
): readonly SeriesChart[] {
  const total = months.reduce((sum, count) => sum + count, 0)
  if (total === 0) return []
  const silent = months.slice(0, whole).filter((count) => count === 0).length
  return [
    {
      kind: 'series',
      id: 'plan.rules-told',
      title: titleOf(total, silent, whole),
      unit: 'count',
      mark: 'bar',
      x: {
        label: both('每 30 天一段，写的是第一天', 'Spans of 30 days, by their first day'),
        values: months.map((_, month) => dayIn(from + month * MONTH, zone)),
      },
      series: [{ label: both('次数', 'Times told'), values: months }],
    },
  ]
}

function titleOf(total: number, silent: number, whole: number): Bilingual {
  const count = countWords(total)
  const told = both(
    `规矩和公告讲了 ${count['zh-CN']} 次`,
    `Rules or notices were told ${total === 1 ? 'once' : `${count.en} times`}`,
  )
  if (whole === 0) return told
  return silent === 0
    ? both(`${told['zh-CN']}，没有哪 30 天落下`, `${told.en}, and no 30 days went by without`)
    : both(
        `${told['zh-CN']}；每 30 天算一段，${whole} 段里有 ${silent} 段没讲`,
        `${told.en}; ${silent} of ${whole} spans of 30 days had none`,
      )
}
