/** Problem 2, no incentives: who creates, whether it is heard and thanked for, and whether creators stay. */
import { both, type Bilingual } from '../../charter/fault.ts'
import { exampleOf, type Kept } from '../example.ts'
import type { Closing, Fold, ProblemFinding } from '../fold.ts'
import { gradeOf, type Bar } from '../grade.ts'
import type { Observation } from '../observation.ts'
import type { ExampleSet, Metric } from '../report.ts'
import { concentrationMetrics, shapeChart, shapeOf } from './concentration.ts'
import { Contributions } from './contribution.ts'
import { Heard } from './heard.ts'
import { incentivesHeadline } from './incentives-headline.ts'
import { Reciprocity } from './reciprocity.ts'
import { standingCharts, standingMetrics, standingOf } from './standing.ts'
import { Tally } from './tally.ts'
import { Thanks } from './thanks.ts'

export function createIncentives(): Fold<ProblemFinding> {
  return new IncentivesFold()
}

class IncentivesFold implements Fold<ProblemFinding> {
  readonly #contributions = new Contributions()
  readonly #tally = new Tally()
  readonly #heard = new Heard()
  readonly #reciprocity = new Reciprocity()
  readonly #thanks = new Thanks()

  take(seen: Observation): void {
    if (seen.kind === 'message') {
      if (seen.person < 0) return
      this.#reciprocity.take(seen)
      this.#thanks.take(seen)
    }
    const isContribution = seen.kind === 'message' && this.#contributions.isContribution(seen)
    this.#tally.take(seen, isContribution)
    this.#heard.take(seen, isContribution)
  }

  close(closing: Closing): ProblemFinding {
    const givers = this.#tally.givers(closing)
    const writers = givers.filter(({ messages }) => messages > 0)
    const messages = writers.reduce((sum, giver) => sum + giver.messages, 0)
    const shape = shapeOf(writers)
    const standing = standingOf(givers, this.#tally.wholeMonths(closing), closing)
    const metrics: readonly Metric[] = [
      ...concentrationMetrics(writers, shape, messages, closing),
      ...standingMetrics(standing),
      this.#heard.metric(),
      this.#reciprocity.metric(closing),
      ...this.#thanks.metrics(closing),
    ]
    const grade = gradeOf(barsOf(metrics))
    const charts = closing.whole
      ? [
          ...shapeChart(shape),
          ...standingCharts(standing, this.#tally.from ?? closing.from, closing),
          ...this.#thanks.chart(closing),
        ]
      : []
    const examples = closing.whole ? this.#examples(closing) : []
    return {
      id: 'incentives',
      grade,
      headline: incentivesHeadline(metrics, grade),
      metrics,
      charts,
      examples,
    }
  }

  #examples(closing: Closing): readonly ExampleSet[] {
    const { loud, lost } = this.#heard.examples()
    const set = (id: string, title: Bilingual, kept: readonly Kept[]): readonly ExampleSet[] => {
      const items = kept.map((one) => exampleOf(one, closing))
      return items.length === 0 ? [] : [{ id, title, items: items.toSorted((a, b) => a.at - b.at) }]
    }
    return [
      ...set(
        'incentives.lost',
        both('写了很多却没有一点回响', 'Long contributions that met with silence'),
        lost,
      ),
      ...set('incentives.loud', both('回响最多的创作', 'Contributions with the most echo'), loud),
    ]
  }
}

/** What each part of the grade is worth. */
const WORTH: Readonly<Record<string, Omit<Bar, 'metric'>>> = {
  'incentives.owner-share': { weight: 25, poor: 0.8, good: 0.2 },
  'incentives.top-person': { weight: 10, poor: 0.5, good: 0.1 },
  'incentives.gini': { weight: 10, poor: 0.95, good: 0.75 },
  'incentives.creator-share': { weight: 15, poor: 0, good: 0.3 },
  'incentives.creators-kept': { weight: 15, poor: 0.3, good: 0.8 },
  'incentives.heard': { weight: 15, poor: 0.3, good: 0.9 },
  'incentives.thanks-rate': { weight: 10, poor: 0.5, good: 5 },
}

function barsOf(metrics: readonly Metric[]): readonly Bar[] {
  return metrics.flatMap((metric) => {
    const worth = WORTH[metric.id]
    return worth === undefined ? [] : [{ metric, ...worth }]
  })
}
