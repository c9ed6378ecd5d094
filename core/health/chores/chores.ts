/** Problem: chores. What operators do by hand, the hours that it takes, and what a charter would take over. */
import { both, type Bilingual } from '../../charter/fault.ts'
import { exampleOf, MOST_EXAMPLES } from '../example.ts'
import type { Closing, Fold, ProblemFinding } from '../fold.ts'
import { gradeOf } from '../grade.ts'
import type { Observation } from '../observation.ts'
import type { ExampleSet, Grade, Sure } from '../report.ts'
import { CHORES, KINDS } from './acts.ts'
import { choresCharts } from './chores-charts.ts'
import { choresMetrics, type ChoresMetrics } from './chores-metrics.ts'
import { spanOf } from './hours.ts'
import { Tally } from './tally.ts'

export function createChores(): Fold<ProblemFinding> {
  return new ChoresFold()
}

class ChoresFold implements Fold<ProblemFinding> {
  readonly #tally = new Tally()

  take(seen: Observation): void {
    if (seen.kind === 'joined') this.#tally.join(seen)
    else if (seen.kind === 'notice') this.#tally.notice(seen)
    else if (seen.kind === 'message' && !seen.bot && seen.person >= 0) this.#tally.take(seen)
  }

  close(closing: Closing): ProblemFinding {
    const tallied = this.#tally.close(closing)
    const metrics = choresMetrics(tallied, this.#tally.messages, closing)
    const { kinds, ...hours } = metrics
    const found = {
      id: 'chores',
      grade: gradeOfChores(metrics, spanOf(closing)),
      headline: headline(metrics, spanOf(closing)),
      metrics: [...Object.values(hours), ...kinds],
    } as const
    if (!closing.whole) return { ...found, charts: [], examples: [] }
    return { ...found, charts: choresCharts(tallied, closing), examples: examples(this.#tally, closing) }
  }
}

const WORST = [20, 20, 10, 20, 100]
const BEST = [1, 0.5, 0.5, 2, 2]

/** Rates a week of a few days are guesses, however many messages there were. */
function gradeOfChores({ hours, kinds }: ChoresMetrics, weeks: number): Grade {
  const grade = gradeOf([
    { metric: hours, weight: 5, poor: 3, good: 1 / 6 },
    ...kinds.map((metric, place) => ({
      metric,
      weight: 1,
      poor: WORST[place] ?? 20,
      good: BEST[place] ?? 1,
    })),
  ])
  if (grade.value === null || weeks >= MONTH_WEEKS) return grade
  const sure: Sure = weeks < 1 || grade.sure === 'low' ? 'low' : 'medium'
  return { ...grade, sure, why: weeks < 1 ? UNDER_A_WEEK : UNDER_A_MONTH }
}

const MONTH_WEEKS = 4
const UNDER_A_WEEK = both(
  '记录不足一周，当作一周算；杂活少，也可能只是还没轮到。',
  'The history is shorter than a week and counts as one: few chores may only mean that their day has not come.',
)
const UNDER_A_MONTH = both(
  '记录不足四周，每月才来一次的杂活可能还没看到。',
  'The history is shorter than four weeks: chores that come once a month may not have come yet.',
)

function headline({ hours, takenOver }: ChoresMetrics, weeks: number): Bilingual {
  if (weeks < 1 && hours.value === 0)
    return both('这几天没看到杂活，还说不了什么。', 'No chores in these few days, which says little yet.')
  if (hours.value === null || takenOver.value === null) return hours.finding
  const [zh, en] = [hours.finding['zh-CN'].replace(/。$/, ''), hours.finding.en.replace(/\.$/, '')]
  return both(
    `${zh}，${Math.round(takenOver.value * 100)}% 可以交给章程。`,
    `${en}, of which a charter takes over ${Math.round(takenOver.value * 100)} %.`,
  )
}

function examples(tally: Tally, closing: Closing): readonly ExampleSet[] {
  const known = closing.roles.from !== 'unknown'
  const latest = CHORES.filter((chore) => chore !== 'repeated').map((chore): ExampleSet => {
    const isIn = (person: number) => chore !== 'warnings' || !known || closing.roleOf(person) !== 'member'
    const kept = tally.examples[chore].values.filter(({ person }) => isIn(person)).slice(0, MOST_EXAMPLES)
    const { label } = KINDS[chore]
    return {
      id: `chores.${chore}`,
      title: both(`最近的：${label['zh-CN']}`, `Latest: ${label.en.toLowerCase()}`),
      items: kept.map((one) => exampleOf(one, closing)),
    }
  })
  const repeated: ExampleSet = {
    id: 'chores.repeated',
    title: both('发得最多的同一段话', 'The same words, sent most often'),
    items: tally.repeats.most
      .slice(0, MOST_EXAMPLES)
      .map(({ kept, times }) => exampleOf(kept, closing, both(`发了 ${times} 遍`, `sent ${times} times`))),
  }
  return [repeated, ...latest].filter(({ items }) => items.length > 0)
}
