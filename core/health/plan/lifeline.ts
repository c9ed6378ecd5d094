/** How a group lives on without its owner: what the others write, week by week, and the silence at the end. */
import { both, type Bilingual } from '../../charter/fault.ts'
import { weekOf } from '../activity.ts'
import { countWords, howMany, meanWords, shareWords } from '../figures.ts'
import type { Closing } from '../fold.ts'
import { LEAST_SAMPLE } from '../grade.ts'
import { figureOf, ownBar, tooFew } from '../measures.ts'
import { periods } from '../periods.ts'
import type { Metric, SeriesChart } from '../report.ts'

const DAY = 86_400_000
const LATEST = 4
const LEAST_WEEKS = 8

/** Messages of people by week, from the week of the first one to that of the end. */
interface Lifeline {
  readonly firstWeek: number
  readonly owner: readonly number[]
  readonly others: readonly number[]
  /** The last message of somebody other than the owner. */
  readonly lastOther: number | null
}

/** @param lastDay local day on which the history ends */
export function lifelineOf({ activity, people, roleOf }: Closing, lastDay: number): Lifeline {
  const owner = new Map<number, number>()
  const others = new Map<number, number>()
  let lastOther: number | null = null
  for (const [person, { messages, weeks, last }] of activity) {
    if (messages === 0 || people[person]?.bot === true) continue
    const isOwner = roleOf(person) === 'owner'
    if (!isOwner) lastOther = Math.max(lastOther ?? last, last)
    const into = isOwner ? owner : others
    for (const [week, count] of weeks) into.set(week, (into.get(week) ?? 0) + count)
  }
  const firstWeek = Math.min(weekOf(lastDay), ...owner.keys(), ...others.keys())
  const length = weekOf(lastDay) - firstWeek + 1
  const line = (of: ReadonlyMap<number, number>) =>
    Array.from({ length: Math.max(0, length) }, (_, week) => of.get(firstWeek + week) ?? 0)
  return { firstWeek, owner: line(owner), others: line(others), lastOther }
}

export function lifelineMetrics(lifeline: Lifeline, closing: Closing): readonly Metric[] {
  return [silence(lifeline, closing), stillAlive(lifeline, closing)]
}

const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0)
const mean = (values: readonly number[]): number => (values.length === 0 ? 0 : total(values) / values.length)

/** Where nobody is known to own the group, everyone counts. */
const whose = ({ roles }: Closing): Bilingual =>
  roles.owner === null
    ? both('不知道谁是群主，所以所有人都算', 'nobody is known to be the owner, so everyone counts')
    : both('群主和机器人不算', 'the owner and bots do not count')

function silence({ others, lastOther }: Lifeline, closing: Closing): Metric {
  const messages = total(others)
  const days = lastOther === null ? 0 : Math.floor((closing.to - lastOther) / DAY)
  return figureOf(messages < LEAST_SAMPLE ? null : days, 'days', messages, {
    id: 'plan.silence',
    label: both('结尾沉默了几天', 'Silence at the end'),
    meaning: both(
      `从成员的最后一条消息到记录结束，过了几个整天；${whose(closing)['zh-CN']}。导出之后的事看不到。`,
      `Whole days from the last message of a member to the end of the history; ${whose(closing).en}. What came after the export cannot be seen.`,
    ),
    finding:
      days === 0
        ? both('直到记录结束，一直有人说话。', 'Members wrote until the end of the history.')
        : both(
            `记录结束前，成员已经 ${days} 天没说话。`,
            `At the end of the history members had been silent for ${days} ${days === 1 ? 'day' : 'days'}.`,
          ),
    missing: tooFew(messages, '条成员消息', 'messages of members'),
  })
}

function stillAlive({ others }: Lifeline, closing: Closing): Metric {
  const whole = others.slice(0, -1)
  const [latest, ever] = [mean(whole.slice(-LATEST)), mean(whole)]
  const value = whole.length < LEAST_WEEKS || ever === 0 ? null : latest / ever
  const words = { latest: meanWords(latest), ever: meanWords(ever), share: shareWords(value ?? 0) }
  return figureOf(value, 'ratio', total(whole), {
    id: 'plan.still-alive',
    label: both('如今的热闹', 'Life now, against its average'),
    meaning: both(
      `最后四个整周里成员每周的消息数，除以全程每周的平均数；${whose(closing)['zh-CN']}。`,
      `Messages of members a week in the last four whole weeks, divided by their average over the whole history; ${whose(closing).en}.`,
    ),
    finding: both(
      `最后四周，成员每周发 ${words.latest} 条，是全程平均（${words.ever} 条）的 ${words.share['zh-CN']}。`,
      `Messages of members a week in the last four weeks: ${words.latest}, which is ${words.share.en} of the average of ${words.ever}.`,
    ),
    missing: both(
      `不足 ${LEAST_WEEKS} 个整周，看不出走势。`,
      `Fewer than ${LEAST_WEEKS} whole weeks: no trend can be seen.`,
    ),
    source: ownBar(
      '一成得 0 分，八成得满分；五份公开记录实测为 0.11、0.61、0.64、0.86 和 1.97。',
      'a tenth earns nothing, four fifths earn all; the five public logs that we measured have 0.11, 0.61, 0.64, 0.86 and 1.97.',
    ),
  })
}

export function lifelineChart(lifeline: Lifeline, closing: Closing): SeriesChart {
  const { firstWeek, owner, others } = lifeline
  const weeks = new Map(
    others.map((count, week) => [firstWeek + week, { owner: owner[week] ?? 0, others: count }]),
  )
  const { labels, sums, unit } = periods(
    weeks,
    (into: { owner: number; others: number }, week) => {
      into.owner += week.owner
      into.others += week.others
    },
    () => ({ owner: 0, others: 0 }),
  )
  const peak = others.reduce((best, count, week) => (count > (others[best] ?? 0) ? week : best), 0)
  const most = others[peak] ?? 0
  const now = meanWords(mean(others.slice(-LATEST - 1, -1)))
  const members = { label: both('成员', 'Members'), values: sums.map((sum) => sum.others) }
  const theOwner = { label: both('群主', 'Owner'), values: sums.map((sum) => sum.owner) }
  return {
    kind: 'series',
    id: 'plan.lifeline',
    title: both(
      `成员在第 ${peak + 1} 周说得最多（${countWords(most)['zh-CN']} 句），最后四个整周平均每周 ${now} 句`,
      `Members wrote most in week ${peak + 1} (${most < 10_000 ? howMany(most, 'message') : `${countWords(most).en} messages`}); the last four whole weeks average ${now}`,
    ),
    unit: 'messages',
    mark: 'line',
    x: { label: both(`每个点是${unit['zh-CN']}`, `One point a ${unit.en}`), values: labels },
    series: closing.roles.owner === null ? [members] : [members, theOwner],
  }
}
