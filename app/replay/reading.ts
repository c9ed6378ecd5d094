/** Counts what comes out of history files on its way to the replay. */
import type { Incoming } from '../../core/chat/incoming.ts'
import type { ImportedRecord } from '../imports.ts'

export interface Skipped {
  /** Records without an event, by reason. */
  readonly byReason: Record<string, number>
  readonly broken: number
  /** The first broken records, each with its place. */
  readonly examples: readonly { readonly file: string; readonly place: number; readonly reason: string }[]
}

const EXAMPLES = 10

export class Reading {
  readonly #byReason: Record<string, number> = {}
  readonly #examples: { file: string; place: number; reason: string }[] = []
  #records = 0
  #events = 0
  #broken = 0

  /** Records read so far, whether they held an event or not. */
  get records(): number {
    return this.#records
  }

  get eventsRead(): number {
    return this.#events
  }

  get skipped(): Skipped {
    return { byReason: this.#byReason, broken: this.#broken, examples: this.#examples }
  }

  async *events(records: AsyncIterable<ImportedRecord>): AsyncGenerator<Incoming> {
    for await (const record of records) {
      this.#records += 1
      if (record.problem !== null) this.#note(record, record.problem.code)
      if (record.problem?.kind === 'broken') this.#broken += 1
      this.#events += record.events.length
      yield* record.events
    }
  }

  #note({ file, place, problem }: ImportedRecord, reason: string): void {
    this.#byReason[reason] = (this.#byReason[reason] ?? 0) + 1
    if (problem?.kind === 'broken' && this.#examples.length < EXAMPLES) {
      this.#examples.push({ file, place, reason })
    }
  }
}
