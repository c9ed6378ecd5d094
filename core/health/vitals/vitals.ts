/** Vital signs: who comes back, when, who talks to whom, about what, and how the next weeks may go. */
import { both } from '../../charter/fault.ts'
import type { Closing, Fold } from '../fold.ts'
import type { Observation } from '../observation.ts'
import type { Vitals } from '../report.ts'

/** Cuts a text into words, in order. */
export type Segment = (text: string) => readonly string[]

export interface VitalsOptions {
  readonly zone: string
  readonly segment: Segment
}

export function createVitals(_options: VitalsOptions): Fold<Vitals> {
  return {
    take: (_seen: Observation) => undefined,
    close: (_closing: Closing) => ({
      metrics: [],
      charts: [],
      topics: [],
      forecast: {
        weeks: [],
        meant: 0.8,
        covered: null,
        heldBack: 0,
        why: both('历史太短。', 'The history is too short.'),
      },
    }),
  }
}
