/** Terms by when they were used, in slices of equally many messages that widen as the history grows. */
import { TermCounts } from './term-counts.ts'

/** Slices at most; then two become one. */
const MOST_SLICES = 16
const TERMS_A_SLICE = 3_000
const FIRST_WIDTH = 64

interface Slice {
  messages: number
  readonly terms: TermCounts
}

export class Slices {
  #slices: Slice[] = []
  #width = FIRST_WIDTH

  add(terms: ReadonlySet<string>): void {
    let slice = this.#slices.at(-1)
    if (slice === undefined || slice.messages >= this.#width) {
      if (this.#slices.length >= MOST_SLICES) this.#widen()
      slice = { messages: 0, terms: new TermCounts(TERMS_A_SLICE) }
      this.#slices.push(slice)
    }
    slice.messages += 1
    for (const term of terms) slice.terms.add(term)
  }

  /** Roughly the latest quarter of the messages: as many whole slices as come closest to it. */
  latestQuarter(): Slice {
    const wanted = this.#slices.reduce((sum, { messages }) => sum + messages, 0) / 4
    const latest: Slice = { messages: 0, terms: new TermCounts(TERMS_A_SLICE * MOST_SLICES) }
    for (const slice of this.#slices.toReversed()) {
      if (latest.messages > 0 && latest.messages + slice.messages / 2 > wanted) break
      latest.messages += slice.messages
      latest.terms.join(slice.terms)
    }
    return latest
  }

  #widen(): void {
    const joined: Slice[] = []
    for (let i = 0; i < this.#slices.length; i += 2) {
      const [slice, next] = [this.#slices[i], this.#slices[i + 1]]
      if (slice === undefined) continue
      if (next !== undefined) {
        slice.messages += next.messages
        slice.terms.join(next.terms)
      }
      joined.push(slice)
    }
    this.#slices = joined
    this.#width *= 2
  }
}
