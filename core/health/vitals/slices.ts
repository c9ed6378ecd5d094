/** Cuts a history of unknown length into slices of equally many messages: they widen as it grows. */

/** Slices at most; then two become one. */
const MOST_SLICES = 16
const FIRST_WIDTH = 64

export class Slices {
  #width = FIRST_WIDTH
  #messages = 0

  get messages(): number {
    return this.#messages
  }

  /**
   * The slice of the next message.
   * @param onWiden is told by what the numbers of all slices so far have to be divided
   * @param weight for how many messages it stands
   */
  next(onWiden: (by: number) => void, weight = 1): number {
    const slice = Math.floor(this.#messages / this.#width)
    this.#messages += weight
    if (slice < MOST_SLICES) return slice
    this.#width *= 2
    onWiden(2)
    return Math.floor(slice / 2)
  }

  /** Roughly the latest quarter of the messages: from this slice on, with so many messages. */
  latestQuarter(): { readonly from: number; readonly messages: number } {
    const from = Math.round((this.#messages * 3) / 4 / this.#width)
    return { from, messages: Math.max(0, this.#messages - from * this.#width) }
  }
}
