/** What the pipeline has done since its start. */
import type { PipelineFigures } from '../../core/ports/pipeline.ts'

export type Tally = {
  -readonly [Figure in Exclude<keyof PipelineFigures, 'queued' | 'stateCached'>]: number
}

export function createTally(): Tally {
  return {
    events: 0,
    duplicates: 0,
    refused: 0,
    held: 0,
    faults: 0,
    batches: 0,
    decideTime: 0,
    commitTime: 0,
  }
}
