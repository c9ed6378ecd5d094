import { both } from '../../charter/fault.ts'
import { countWords, shareWords, spanWords } from '../figures.ts'
import type { Closing } from '../fold.ts'
import { periods } from '../periods.ts'
import type { Chart, Label } from '../report.ts'
import type { Questions } from './questions.ts'
import { SHARE_KINDS, type ShareCount, type ShareKind } from './shares.ts'

const MOST_ANSWERERS = 15
const TOPICS = 4

export function knowledgeCharts(
  questions: Questions,
  counted: number,
  shares: Readonly<Record<ShareKind, ShareCount>>,
  closing: Closing,
): readonly Chart[] {
  const charts: Chart[] = []
  if (counted > 0) charts.push(waits(questions, counted), overTime(questions))
  if (questions.answerers.size > 0) charts.push(whoAnswers(questions, closing))
  if (SHARE_KINDS.some((kind) => shares[kind].shared > 0)) charts.push(whatGoesBy(shares))
  return charts
}

const COLUMN_LABELS: readonly Label[] = [
  both('1 分钟内', 'under 1 min'),
  both('1–5 分钟', '1–5 min'),
  both('5–15 分钟', '5–15 min'),
  both('15–60 分钟', '15–60 min'),
  both('1–4 小时', '1–4 h'),
  both('4–24 小时', '4–24 h'),
  both('一天以后', 'later'),
  both('没有回答', 'never'),
]

function waits({ columns, later, spans }: Questions, counted: number): Chart {
  const never = counted - spans.count - later
  const share = shareWords(never / counted)
  const median = spanWords(spans.median() ?? 0)
  return {
    kind: 'series',
    id: 'knowledge.waits',
    mark: 'bar',
    unit: 'count',
    title:
      spans.count === 0
        ? both('没有一个提问等到回答', 'Not one question was answered')
        : both(
            `答得上的一半在 ${median['zh-CN']} 内，${share['zh-CN']} 一直没有回答`,
            `Half of the answers came within ${median.en}; ${share.en} never came`,
          ),
    x: { label: both('等到第一个回答的时间', 'Time to the first answer'), values: COLUMN_LABELS },
    series: [{ label: both('提问', 'Questions'), values: [...columns, later, never] }],
  }
}

function overTime({ weeks }: Questions): Chart {
  const { labels, sums, unit } = periods(
    weeks,
    (into, { asked, answered }) => {
      into.asked += asked
      into.answered += answered
    },
    () => ({ asked: 0, answered: 0 }),
  )
  const busiest = sums.reduce((most, { asked }) => Math.max(most, asked), 0)
  return {
    kind: 'series',
    id: 'knowledge.over-time',
    mark: 'stack',
    unit: 'count',
    title: both(
      `提问最多的${unit['zh-CN']}有 ${countWords(busiest)['zh-CN']} 个`,
      `Questions in the busiest ${unit.en}: ${countWords(busiest).en}`,
    ),
    x: { label: unit, values: labels },
    series: [
      { label: both('有回答', 'Answered'), values: sums.map(({ answered }) => answered) },
      { label: both('没回答', 'Not answered'), values: sums.map(({ asked, answered }) => asked - answered) },
    ],
  }
}

function whoAnswers({ answerers, spans }: Questions, closing: Closing): Chart {
  const ranked = [...answerers].toSorted(([, a], [, b]) => b.answers - a.answers)
  const half = ranked.findIndex(
    (_, place) =>
      ranked.slice(0, place + 1).reduce((sum, [, { answers }]) => sum + answers, 0) * 2 >= spans.count,
  )
  const people = half + 1
  return {
    kind: 'ranking',
    id: 'knowledge.who-answers',
    unit: 'count',
    title: both(
      `${people} 个人给出了一半的回答`,
      people === 1 ? 'One person gave half of the answers' : `${people} people gave half of the answers`,
    ),
    rows: ranked.slice(0, MOST_ANSWERERS).map(([person, { answers, about }]) => {
      const words = about.top(TOPICS)
      const label = closing.people[person]?.name ?? ''
      return words.length === 0
        ? { label, value: answers }
        : { label, value: answers, note: both(words.join('、'), words.join(', ')) }
    }),
  }
}

const KIND_LABELS: Readonly<Record<ShareKind, Label>> = {
  file: both('文件', 'Files'),
  link: both('链接', 'Links'),
  article: both('文章和小程序', 'Articles and mini programs'),
}

function whatGoesBy(shares: Readonly<Record<ShareKind, ShareCount>>): Chart {
  const kinds = SHARE_KINDS.filter((kind) => shares[kind].shared > 0)
  const shared = kinds.reduce((sum, kind) => sum + shares[kind].shared, 0)
  const gone = shared - kinds.reduce((sum, kind) => sum + shares[kind].taken, 0)
  const share = shareWords(gone / shared)
  return {
    kind: 'series',
    id: 'knowledge.shares',
    mark: 'stack',
    unit: 'count',
    title: both(`${share['zh-CN']} 的分享没人接话`, `${share.en} of what was shared went by`),
    x: { label: both('分享了什么', 'What was shared'), values: kinds.map((kind) => KIND_LABELS[kind]) },
    series: [
      { label: both('有人接话', 'Taken up'), values: kinds.map((kind) => shares[kind].taken) },
      {
        label: both('石沉大海', 'Gone by'),
        values: kinds.map((kind) => shares[kind].shared - shares[kind].taken),
      },
    ],
  }
}
