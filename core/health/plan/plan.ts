/**
 * Problem 1, no plan: whether rules are told, newcomers met, and whether the group has a rhythm and lives on.
 */
import { both, type Bilingual } from '../../charter/fault.ts'
import { localTime } from '../../chat/zone.ts'
import { exampleOf, type Kept } from '../example.ts'
import type { Closing, Fold, ProblemFinding } from '../fold.ts'
import { gradeOf, type Bar } from '../grade.ts'
import type { Observation } from '../observation.ts'
import type { Chart, ExampleSet, Metric } from '../report.ts'
import { Arrivals } from './arrivals.ts'
import { Early } from './early.ts'
import { stepMetrics, stepsOf } from './first-steps.ts'
import { greetingMetrics } from './greeting.ts'
import { lifelineChart, lifelineMetrics, lifelineOf } from './lifeline.ts'
import { newcomersOf, type Newcomers } from './newcomers.ts'
import { planHeadline } from './plan-headline.ts'
import { rulesChart, stepsChart } from './plan-charts.ts'
import { Occasions } from './occasions.ts'
import { Purpose } from './purpose.ts'
import { Rhythm } from './rhythm.ts'
import { RulesPosted } from './rules-posted.ts'

export function createPlan(): Fold<ProblemFinding> {
  return new PlanFold()
}

class PlanFold implements Fold<ProblemFinding> {
  readonly #rules = new RulesPosted()
  readonly #arrivals = new Arrivals()
  readonly #rhythm = new Rhythm()
  readonly #occasions = new Occasions()
  readonly #purpose = new Purpose()
  readonly #early = new Early()

  take(seen: Observation): void {
    this.#rules.take(seen)
    this.#arrivals.take(seen)
    this.#rhythm.take(seen)
    this.#occasions.take(seen)
    this.#purpose.take(seen)
    this.#early.take(seen)
  }

  close(closing: Closing): ProblemFinding {
    const lastDay = localTime(closing.to, closing.zone).day
    const newcomers = newcomersOf(this.#arrivals, closing)
    const steps = stepsOf(newcomers, closing)
    const lifeline = lifelineOf(closing, lastDay)
    const metrics: readonly Metric[] = [
      ...this.#rules.metrics(closing),
      ...greetingMetrics(newcomers, closing),
      ...stepMetrics(newcomers, steps, closing),
      ...this.#rhythm.metrics(lastDay),
      this.#occasions.metric(),
      this.#purpose.metric(closing),
      ...lifelineMetrics(lifeline, closing),
      ...this.#early.metrics(closing, this.#arrivals, this.#rules.first),
    ]
    const grade = gradeOf(barsOf(metrics, closing))
    const charts: readonly Chart[] = closing.whole
      ? [
          lifelineChart(lifeline, closing),
          ...stepsChart(steps),
          ...rulesChart(
            this.#rules.months(closing),
            this.#rules.from ?? closing.from,
            this.#rules.wholeMonths(closing),
            closing,
          ),
        ]
      : []
    const examples = closing.whole ? this.#examples(newcomers, closing) : []
    return { id: 'plan', grade, headline: planHeadline(metrics, grade), metrics, charts, examples }
  }

  #examples({ all }: Newcomers, closing: Closing): readonly ExampleSet[] {
    const set = (id: string, title: Bilingual, kept: readonly Kept[]): readonly ExampleSet[] => {
      const items = kept.map((one) => exampleOf(one, closing))
      return items.length === 0 ? [] : [{ id, title, items: items.toSorted((a, b) => a.at - b.at) }]
    }
    return [
      ...set(
        'plan.unheard',
        both('开了口没人理，再没说过话的新人', 'Newcomers who got no answer and never wrote again'),
        unheard(all, closing),
      ),
      ...set('plan.rules', both('讲规矩的消息', 'Messages that tell the rules'), this.#rules.examples),
    ]
  }
}

/** Questions first, then the longer ones. */
function unheard(all: Newcomers['all'], { to }: Closing): readonly Kept[] {
  return all
    .filter(({ first, second, wrote }) => first !== null && second === null && (wrote ?? to) + WEEK < to)
    .toSorted(
      (a, b) => Number(b.asks) - Number(a.asks) || (b.first?.text.length ?? 0) - (a.first?.text.length ?? 0),
    )
    .slice(0, 5)
    .flatMap(({ first }) => first ?? [])
}

const WEEK = 7 * 86_400_000

/** What each part of the grade is worth. */
const WORTH: Readonly<Record<string, Omit<Bar, 'metric'>>> = {
  'plan.rules-kept': { weight: 20, poor: 0, good: 0.8 },
  'plan.greeted': { weight: 15, poor: 0, good: 0.5 },
  'plan.first-answered': { weight: 20, poor: 0.3, good: 0.9 },
  'plan.came-back': { weight: 15, poor: 0.1, good: 0.45 },
  'plan.second-message': { weight: 10, poor: 0.44, good: 0.85 },
  'plan.days-alive': { weight: 10, poor: 0.3, good: 1 },
  'plan.still-alive': { weight: 10, poor: 0.1, good: 0.8 },
}

/** Only of a group this young do the first two weeks tell what will come. */
const YOUNG = 90 * 86_400_000
const EARLY = { weight: 15, poor: 4, good: 0 }

function barsOf(metrics: readonly Metric[], { from, to }: Closing): readonly Bar[] {
  return metrics.flatMap((metric) => {
    const isEarly = metric.id === 'plan.early-signs' && to - from <= YOUNG
    const worth = isEarly ? EARLY : WORTH[metric.id]
    return worth === undefined ? [] : [{ metric, ...worth }]
  })
}
