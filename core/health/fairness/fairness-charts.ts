import { both, type Bilingual } from '../../charter/fault.ts'
import { exactly, shareWords } from '../figures.ts'
import type { Closing } from '../fold.ts'
import { periods } from '../periods.ts'
import type { Chart } from '../report.ts'
import { newcomersOf, topTenth } from './attention-metrics.ts'
import type { ByRole, Summed } from './roles-summed.ts'
import type { Attention } from './turns.ts'

const STAFF = both('群主和管理员', 'Owner and managers')
const MEMBERS = both('成员', 'Members')
const NEWCOMERS = both('新人第一次', 'Newcomers at first')
const TENTHS = 10

export function fairnessCharts(
  roles: ByRole,
  people: ReadonlyMap<number, Attention>,
  weeks: ReadonlyMap<number, ReadonlyMap<number, number>>,
  closing: Closing,
): readonly Chart[] {
  if (roles.all.messages === 0) return []
  const charts: Chart[] = [whoIsHeard(roles, people, closing)]
  const answers = [...people].flatMap(([person, { answers: got }]) =>
    closing.roleOf(person) === 'bot' ? [] : [got],
  )
  if (answers.length >= TENTHS && answers.some((got) => got > 0)) charts.push(tenths(answers))
  if (weeks.size > 0) charts.push(promotions(roles, weeks, closing))
  if (roles.known) charts.push(atNight(roles))
  return charts
}

const part = (hits: number, of: number): number | null => (of === 0 ? null : hits / of)

function whoIsHeard(roles: ByRole, people: ReadonlyMap<number, Attention>, closing: Closing): Chart {
  const newcomers = newcomersOf(people, closing)
  const heard = newcomers.filter(({ firstAnswered }) => firstAnswered).length
  const rows: readonly (readonly [Bilingual, number | null])[] = [
    ...(roles.known
      ? ([
          [STAFF, part(roles.staff.answered, roles.staff.turns)],
          [MEMBERS, part(roles.members.answered, roles.members.turns)],
        ] as const)
      : ([[both('所有人', 'Everyone'), part(roles.all.answered, roles.all.turns)]] as const)),
    [NEWCOMERS, part(heard, newcomers.length)],
  ]
  const all = shareWords(part(roles.all.answered, roles.all.turns) ?? 0)
  const fresh = shareWords(part(heard, newcomers.length) ?? 0)
  return {
    kind: 'series',
    id: 'fairness.who-is-heard',
    mark: 'bar',
    unit: 'share',
    title:
      newcomers.length === 0
        ? both(`说出的话 ${all['zh-CN']} 有人回应`, `${all.en} of what is said is answered`)
        : both(
            `说出的话 ${all['zh-CN']} 有人回应，新人第一次是 ${fresh['zh-CN']}`,
            `${all.en} of what is said is answered, ${fresh.en} of newcomers’ first words`,
          ),
    x: { label: both('谁说的', 'Who spoke'), values: rows.map(([label]) => label) },
    series: [{ label: both('有人回应', 'Answered'), values: rows.map(([, value]) => value) }],
  }
}

function tenths(answers: readonly number[]): Chart {
  const sorted = answers.toSorted((a, b) => b - a)
  const all = sorted.reduce((sum, got) => sum + got, 0)
  const edge = (tenth: number) => Math.round((sorted.length * tenth) / TENTHS)
  const shares = Array.from({ length: TENTHS }, (_, tenth) => {
    const got = sorted.slice(edge(tenth), edge(tenth + 1))
    return got.reduce((sum, one) => sum + one, 0) / all
  })
  const top = shareWords(topTenth(answers) ?? 0)
  return {
    kind: 'series',
    id: 'fairness.attention',
    mark: 'bar',
    unit: 'share',
    title: both(
      `十分之一的人得到 ${top['zh-CN']} 的回应`,
      `A tenth of the people get ${top.en} of the answers`,
    ),
    x: {
      label: both('按得到的回应排，每组十分之一', 'Tenths of the people, most answered first'),
      values: shares.map((_, tenth) => String(tenth + 1)),
    },
    series: [{ label: both('占全部回应', 'Share of all answers'), values: shares }],
  }
}

function promotions(
  { all, staff, known }: ByRole,
  weeks: ReadonlyMap<number, ReadonlyMap<number, number>>,
  { roleOf }: Closing,
): Chart {
  const { labels, sums, unit } = periods(
    weeks,
    (into, people) => {
      for (const [person, count] of people) {
        const role = roleOf(person)
        if (role === 'bot') continue
        if (role === 'member') into.members += count
        else into.staff += count
      }
    },
    () => ({ staff: 0, members: 0 }),
  )
  const share = shareWords(part(staff.promotions, all.promotions) ?? 0)
  const byStaff = { label: STAFF, values: sums.map((sum) => sum.staff) }
  const byMembers = {
    label: known ? MEMBERS : both('所有人', 'Everyone'),
    values: sums.map((sum) => sum.members),
  }
  return {
    kind: 'series',
    id: 'fairness.promotion',
    mark: 'stack',
    unit: 'count',
    title: known
      ? both(
          `${exactly(all.promotions)} 条推广里，${share['zh-CN']} 出自群主和管理员`,
          `Promotions: ${exactly(all.promotions)}, ${share.en} of them by owner and managers`,
        )
      : both(`一共 ${exactly(all.promotions)} 条推广`, `Promotions: ${exactly(all.promotions)}`),
    x: { label: unit, values: labels },
    series: known ? [byStaff, byMembers] : [byMembers],
  }
}

function atNight({ staff, members }: ByRole): Chart {
  const share = ({ night, messages }: Summed) => part(night, messages)
  const [byStaff, byMembers] = [shareWords(share(staff) ?? 0), shareWords(share(members) ?? 0)]
  return {
    kind: 'series',
    id: 'fairness.night',
    mark: 'bar',
    unit: 'share',
    title: both(
      `夜里 23 点到 7 点：管理方 ${byStaff['zh-CN']}，成员 ${byMembers['zh-CN']}`,
      `Between 23:00 and 07:00: ${byStaff.en} of staff’s messages, ${byMembers.en} of members’`,
    ),
    x: { label: both('谁发的', 'By whom'), values: [STAFF, MEMBERS] },
    series: [{ label: both('夜间消息', 'Messages at night'), values: [share(staff), share(members)] }],
  }
}
