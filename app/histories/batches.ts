/** Cuts a history into deliveries that are small enough to let live events through between them. */
import type { Incoming } from '../../core/chat/incoming.ts'

/** Fewer than the pipeline decides ahead for, so that what happens live waits for one such batch at most. */
const ENOUGH = 400
/** Where one minute holds more than this, it is cut all the same. */
const MOST = 3_000
const MINUTE = 60_000

/**
 * Batches of at least `enough` events. What has no id of its own is told from its equals by its place among those
 * of one delivery and minute: such a minute is not torn apart.
 */
export class Batcher {
  readonly #enough: number
  #gathered: Incoming[] = []

  constructor(enough: number = ENOUGH) {
    this.#enough = enough
  }

  /** The batch that is complete before `event`, or null; `event` begins or joins the next. */
  add(event: Incoming): readonly Incoming[] | null {
    const complete = this.#isComplete(event) ? this.take() : null
    this.#gathered.push(event)
    return complete
  }

  /** What is left. */
  take(): readonly Incoming[] {
    const batch = this.#gathered
    this.#gathered = []
    return batch
  }

  #isComplete(event: Incoming): boolean {
    const last = this.#gathered.at(-1)
    if (last === undefined || this.#gathered.length < this.#enough) return false
    if (this.#gathered.length >= MOST || event.native !== undefined) return true
    return Math.floor(event.at / MINUTE) !== Math.floor(last.at / MINUTE)
  }
}
