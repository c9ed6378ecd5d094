/** Puts a stream right that is in order of time but for little things: a look back of bounded length. */
import type { Dated } from './merge-runs.ts'

/** Items that are held back, so that a late one still finds its place. */
const HELD = 2_000

export class Reorder<Item extends Dated> {
  readonly #held: number
  #items: Item[] = []
  #ready: Item[] = []
  /** Time of the last item that was let go. */
  #out = -Infinity

  constructor(held: number = HELD) {
    this.#held = held
  }

  /** False when it comes too late; then it was not taken. Depends on nothing but the items before. */
  add(item: Item): boolean {
    if (item.at < this.#out) return false
    const last = this.#items.at(-1)
    if (last === undefined || last.at <= item.at) this.#items.push(item)
    else this.#items.splice(this.#placeFor(item.at), 0, item)
    if (this.#items.length >= 2 * this.#held) this.#letGo(this.#items.splice(0, this.#held))
    return true
  }

  /** What needs to wait no longer, in order; with `all`, everything. */
  take(all = false): readonly Item[] {
    if (all) this.#letGo(this.#items.splice(0))
    const ready = this.#ready
    this.#ready = []
    return ready
  }

  #letGo(items: readonly Item[]): void {
    this.#out = items.at(-1)?.at ?? this.#out
    this.#ready = this.#ready.length === 0 ? [...items] : [...this.#ready, ...items]
  }

  /** Behind those of the same time. */
  #placeFor(at: number): number {
    let low = 0
    let high = this.#items.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.#items[middle]?.at ?? Infinity) <= at) low = middle + 1
      else high = middle
    }
    return low
  }
}
