/** Whose contributions they are: the owner's, the first one's, those of a tenth and of a hundredth. */
import { both } from '../../charter/fault.ts'
import { howMany, exactly, shareWords } from '../figures.ts'
import type { Closing } from '../fold.ts'
import { LEAST_SAMPLE } from '../grade.ts'
import { figureOf, ownBar, shareOf, tooFew } from '../measures.ts'
import type { Chart, Metric } from '../report.ts'
import { CONTRIBUTION } from './contribution.ts'
import { gini, giniInterval } from './gini.ts'
import type { Giver } from './tally.ts'

const LEAST_WRITERS = 10

const MEANT_ZH = `；${CONTRIBUTION['zh-CN']}。`
const MEANT_EN = `; ${CONTRIBUTION.en}.`

interface Shape {
  /** Contributions of each writer, the greatest first. */
  readonly each: readonly number[]
  readonly all: number
  /** Contributions of the first hundredth, the next nine and the rest. */
  readonly parts: readonly [number, number, number]
  readonly sizes: readonly [number, number, number]
}

export function shapeOf(givers: readonly Giver[]): Shape {
  const each = givers.map(({ contributions }) => contributions).toSorted((a, b) => b - a)
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
  const first = Math.max(1, Math.round(each.length / 100))
  const tenth = Math.max(first, Math.round(each.length / 10))
  return {
    each,
    all: sum(each),
    parts: [sum(each.slice(0, first)), sum(each.slice(first, tenth)), sum(each.slice(tenth))],
    sizes: [Math.min(first, each.length), Math.max(0, tenth - first), Math.max(0, each.length - tenth)],
  }
}

export function concentrationMetrics(
  givers: readonly Giver[],
  shape: Shape,
  messages: number,
  closing: Closing,
): readonly Metric[] {
  return [
    created(shape, messages),
    ownerShare(givers, shape, closing),
    topPerson(shape),
    topTenth(shape),
    topHundredth(shape),
    inequality(shape),
  ]
}

const few = (count: number) => tooFew(count, '篇创作', 'contributions')
const tooFewOf = (writers: number, all: number) =>
  writers < LEAST_WRITERS ? tooFew(writers, '人发过言', 'people who wrote') : few(all)

function created({ all }: Shape, messages: number): Metric {
  const share = shareWords(messages === 0 ? 0 : all / messages)
  return shareOf(all, messages, {
    id: 'incentives.contributions',
    label: both('创作占消息的比例', 'Messages that are contributions'),
    meaning: both(
      `人发的消息里，算得上创作的比例${MEANT_ZH}`,
      `Share of people's messages that are contributions${MEANT_EN}`,
    ),
    finding: both(
      `${exactly(messages)} 条消息里有 ${exactly(all)} 篇创作（${share['zh-CN']}）。`,
      `Contributions: ${exactly(all)} of ${exactly(messages)} messages (${share.en}).`,
    ),
    missing: tooFew(messages, '条消息', 'messages'),
  })
}

function ownerShare(givers: readonly Giver[], { all }: Shape, { roleOf, roles }: Closing): Metric {
  const own = givers
    .filter(({ person }) => roleOf(person) === 'owner')
    .reduce((sum, { contributions }) => sum + contributions, 0)
  const share = shareWords(all === 0 ? 0 : own / all)
  const stated = {
    id: 'incentives.owner-share',
    label: both('群主包办的创作', "Owner's share of contributions"),
    meaning: both(
      `全部创作里，群主一人所占的比例${MEANT_ZH}`,
      `The owner's share of all contributions${MEANT_EN}`,
    ),
    finding: both(
      `${exactly(all)} 篇创作里，${exactly(own)} 篇（${share['zh-CN']}）出自群主。`,
      `The owner made ${exactly(own)} of ${exactly(all)} contributions (${share.en}).`,
    ),
    missing: few(all),
    source: ownBar(
      '群主占到八成就是独角戏，两成以下说明成员真的在创作。',
      'four fifths by the owner is a one-man show; below one fifth, members do create.',
    ),
  }
  if (roles.owner !== null) return shareOf(own, all, stated)
  const missing = both('不知道谁是群主，请在报告里指明。', 'Nobody is known to be the owner: say who it is.')
  return figureOf(null, 'share', all, { ...stated, missing })
}

function topPerson({ each, all }: Shape): Metric {
  const most = each[0] ?? 0
  const share = shareWords(all === 0 ? 0 : most / all)
  return shareOf(most, all, {
    id: 'incentives.top-person',
    label: both('写得最多的一人占多少', 'Share of the busiest creator'),
    meaning: both(
      `全部创作里，写得最多的一个人所占的比例${MEANT_ZH}`,
      `Share of all contributions by the one who made most${MEANT_EN}`,
    ),
    finding: both(
      `写得最多的一个人包了 ${share['zh-CN']} 的创作。`,
      `The busiest creator made ${share.en} of all contributions.`,
    ),
    missing: few(all),
    source: ownBar(
      '一个人占一半得 0 分，一成以下得满分；五份公开记录实测为 2%、9%、10%、11% 和 28%。',
      'half of everything by one person earns nothing, a tenth or less earns all; the five public logs that we measured have 2 %, 9 %, 10 %, 11 % and 28 %.',
    ),
  })
}

function topTenth({ each, all, parts, sizes }: Shape): Metric {
  const most = parts[0] + parts[1]
  const people = sizes[0] + sizes[1]
  const value = each.length < LEAST_WRITERS || all < LEAST_SAMPLE ? null : most / all
  const share = shareWords(value ?? 0)
  return figureOf(value, 'share', all, {
    id: 'incentives.top-tenth',
    label: both('前 10% 的人占多少', 'Share of the busiest tenth'),
    meaning: both(
      `全部创作里，写得最多的十分之一发言者所占的比例${MEANT_ZH}`,
      `Share of all contributions by the busiest tenth of those who wrote${MEANT_EN}`,
    ),
    finding: both(
      `${exactly(each.length)} 个发言的人里，写得最多的 ${exactly(people)} 个包了 ${share['zh-CN']} 的创作。`,
      `The busiest ${people === 1 ? '' : `${exactly(people)} `}of ${exactly(each.length)} writers made ${share.en} of the contributions.`,
    ),
    missing: tooFewOf(each.length, all),
  })
}

const NIELSEN = both(
  'Nielsen（2006，《参与不平等》）的 90-9-1 法则：90% 的人潜水，9% 偶尔参与，1% 贡献了大部分内容。聊天记录里看不到从不发言的人，这里的百分比都是对发言者算的。',
  'Nielsen (2006, "Participation Inequality"), the 90-9-1 rule: 90 % lurk, 9 % contribute from time to time, and 1 % account for most contributions. A history does not show those who never write: these are shares of the writers.',
)

function topHundredth({ each, all, parts, sizes }: Shape): Metric {
  const value = each.length < LEAST_WRITERS || all < LEAST_SAMPLE ? null : parts[0] / all
  const share = shareWords(value ?? 0)
  return figureOf(value, 'share', all, {
    id: 'incentives.top-hundredth',
    label: both('前 1% 的人占多少', 'Share of the busiest hundredth'),
    meaning: both(
      `全部创作里，写得最多的百分之一发言者（至少一人）所占的比例${MEANT_ZH}`,
      `Share of all contributions by the busiest hundredth of those who wrote, at least one person${MEANT_EN}`,
    ),
    finding: both(
      `写得最多的 1%（${exactly(sizes[0])} 人）包了 ${share['zh-CN']} 的创作。`,
      `The busiest 1 % (${howMany(sizes[0], 'person', 'people')}) made ${share.en} of the contributions.`,
    ),
    missing: tooFewOf(each.length, all),
    source: NIELSEN,
  })
}

function inequality({ each, all }: Shape): Metric {
  const value = each.length < LEAST_WRITERS || all < LEAST_SAMPLE ? null : gini(each)
  const words = (value ?? 0).toFixed(2)
  const half = writersOfHalf(each, all)
  const metric = figureOf(value, 'gini', each.length, {
    id: 'incentives.gini',
    label: both('创作的基尼系数', 'Inequality of contributions (Gini)'),
    meaning: both(
      `发言者各自创作数的基尼系数：0 表示人人一样多，接近 1 表示几乎都出自一个人；区间用刀切法估计${MEANT_ZH}`,
      `Gini coefficient of the contributions of those who wrote: 0 = all alike, near 1 = nearly all by one; its interval is a jackknife estimate${MEANT_EN}`,
    ),
    finding: both(
      `${exactly(each.length)} 个发言的人里，${exactly(half)} 个人写出了一半的创作（基尼系数 ${words}）。`,
      `Half of the contributions come from ${exactly(half)} of ${exactly(each.length)} writers (Gini coefficient ${words}).`,
    ),
    missing: tooFewOf(each.length, all),
    source: ownBar(
      '0.95 得 0 分，0.75 得满分；五份公开记录实测为 0.75、0.80、0.81、0.91 和 0.92。',
      '0.95 earns nothing, 0.75 earns all; the five public logs that we measured have 0.75, 0.80, 0.81, 0.91 and 0.92.',
    ),
  })
  return { ...metric, interval: value === null ? null : giniInterval(each) }
}

/** How few make half of everything. */
function writersOfHalf(each: readonly number[], all: number): number {
  let sum = 0
  const last = each.findIndex((count) => (sum += count) * 2 >= all)
  return last + 1
}

/** 1-9-90 as it is here. */
export function shapeChart({ each, all, parts, sizes }: Shape): readonly Chart[] {
  if (each.length < LEAST_WRITERS || all < LEAST_SAMPLE) return []
  const [first, next, rest] = parts.map((part) => shareWords(part / all))
  if (first === undefined || next === undefined || rest === undefined) return []
  const people = (count: number) => both(`${exactly(count)} 人`, howMany(count, 'person', 'people'))
  return [
    {
      kind: 'ranking',
      id: 'incentives.shape',
      title: both(
        `最勤的 1% 写了 ${first['zh-CN']}，其后的 9% 写了 ${next['zh-CN']}，余下的 90% 写了 ${rest['zh-CN']}`,
        `The busiest 1 % made ${first.en} of the contributions, the next 9 % ${next.en}, the other 90 % ${rest.en}`,
      ),
      unit: 'share',
      rows: [
        { label: both('最勤的 1%', 'Busiest 1 %'), value: parts[0] / all, note: people(sizes[0]) },
        { label: both('其后的 9%', 'Next 9 %'), value: parts[1] / all, note: people(sizes[1]) },
        { label: both('余下的 90%', 'Other 90 %'), value: parts[2] / all, note: people(sizes[2]) },
      ],
    },
  ]
}
