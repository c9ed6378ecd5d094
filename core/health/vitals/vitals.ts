/** Vital signs: who comes back, when, who talks to whom, about what, and how the next weeks may go. */
import type { Closing, Fold } from '../fold.ts'
import type { Observation } from '../observation.ts'
import type { Vitals } from '../report.ts'
import { ActiveFold } from './active.ts'
import { cohortsOf } from './cohorts.ts'
import { forecastOf } from './forecast.ts'
import { NetworkFold } from './network.ts'
import { RhythmFold } from './rhythm.ts'
import { TopicsFold } from './topics.ts'
import { WeeklyMessages } from './weekly.ts'

/** Cuts a normalised text into words, in order. */
export type Segment = (text: string) => readonly string[]

export interface VitalsOptions {
  readonly zone: string
  readonly segment: Segment
}

export function createVitals({ segment }: VitalsOptions): Fold<Vitals> {
  return new VitalsFold(segment)
}

class VitalsFold implements Fold<Vitals> {
  readonly #active = new ActiveFold()
  readonly #network = new NetworkFold()
  readonly #rhythm = new RhythmFold()
  readonly #weekly = new WeeklyMessages()
  readonly #topics: TopicsFold

  constructor(segment: Segment) {
    this.#topics = new TopicsFold(segment)
  }

  take(seen: Observation): void {
    this.#active.take(seen)
    this.#network.take(seen)
    this.#rhythm.take(seen)
    this.#weekly.take(seen)
    this.#topics.take(seen)
  }

  close(closing: Closing): Vitals {
    const active = this.#active.close(closing)
    const cohorts = cohortsOf(closing)
    const network = this.#network.close(closing)
    const { forecast, chart } = forecastOf(this.#weekly, closing)
    const charts = [active.chart, chart, this.#rhythm.close(closing), cohorts.chart, network.chart]
    return {
      metrics: [...active.metrics, cohorts.metric, ...network.metrics],
      charts: charts.filter((one) => one !== null),
      topics: this.#topics.close(closing),
      forecast,
    }
  }
}
