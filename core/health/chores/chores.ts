/** Problem: chores. What operators do by hand, the hours that it takes, and what a charter would take over. */
import { both, type Bilingual } from '../../charter/fault.ts'
import { exampleOf, MOST_EXAMPLES } from '../example.ts'
import type { Closing, Fold, ProblemFinding } from '../fold.ts'
import { gradeOf } from '../grade.ts'
import type { Observation } from '../observation.ts'
import type { ExampleSet, Grade } from '../report.ts'
import { CHORES, KINDS } from './acts.ts'
import { choresCharts } from './chores-charts.ts'
import { choresMetrics, type ChoresMetrics } from './chores-metrics.ts'
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
      grade: gradeOfChores(metrics),
      headline: headline(metrics),
      metrics: [...Object.values(hours), ...kinds],
    } as const
    if (!closing.whole) return { ...found, charts: [], examples: [] }
    return { ...found, charts: choresCharts(tallied, closing), examples: examples(this.#tally, closing) }
  }
}

const WORST = [20, 20, 10, 20, 100]
const BEST = [1, 0.5, 0.5, 2, 2]

function gradeOfChores({ hours, kinds }: ChoresMetrics): Grade {
  return gradeOf([
    { metric: hours, weight: 5, poor: 3, good: 1 / 6 },
    ...kinds.map((metric, place) => ({
      metric,
      weight: 1,
      poor: WORST[place] ?? 20,
      good: BEST[place] ?? 1,
    })),
  ])
}

function headline({ hours, takenOver }: ChoresMetrics): Bilingual {
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
