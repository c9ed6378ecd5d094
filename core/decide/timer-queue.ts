/** Timers in memory, earliest first; one a key. Of two that are due at once, the one set first comes first. */
import type { Timer } from './decision.ts'

interface Waiting {
  readonly timer: Timer
  readonly order: number
}

export class TimerQueue {
  readonly #byKey = new Map<string, Waiting>()
  /** A binary heap; entries that were replaced or cancelled stay in it until they come to the top. */
  readonly #heap: Waiting[] = []
  #order = 0

  /** Replaces the timer of the same key. */
  set(timer: Timer): void {
    const waiting = { timer, order: this.#order++ }
    this.#byKey.set(timer.key, waiting)
    this.#heap.push(waiting)
    this.#rise(this.#heap.length - 1)
  }

  cancel(key: string): void {
    this.#byKey.delete(key)
  }

  /** Takes out the earliest timer that is due at `now`. */
  takeDue(now: number): Timer | null {
    for (let top = this.#heap[0]; top !== undefined; top = this.#heap[0]) {
      const wanted = this.#byKey.get(top.timer.key) === top
      if (wanted && top.timer.due > now) return null
      this.#dropTop()
      if (!wanted) continue
      this.#byKey.delete(top.timer.key)
      return top.timer
    }
    return null
  }

  #dropTop(): void {
    const last = this.#heap.pop()
    if (last === undefined || this.#heap.length === 0) return
    this.#heap[0] = last
    this.#sink(0)
  }

  #rise(from: number): void {
    let place = from
    while (place > 0) {
      const parent = (place - 1) >> 1
      if (!this.#before(place, parent)) return
      this.#swap(place, parent)
      place = parent
    }
  }

  #sink(from: number): void {
    let place = from
    for (;;) {
      let least = place
      for (const child of [2 * place + 1, 2 * place + 2]) {
        if (child < this.#heap.length && this.#before(child, least)) least = child
      }
      if (least === place) return
      this.#swap(place, least)
      place = least
    }
  }

  #before(left: number, right: number): boolean {
    const a = this.#heap[left]!
    const b = this.#heap[right]!
    return a.timer.due < b.timer.due || (a.timer.due === b.timer.due && a.order < b.order)
  }

  #swap(left: number, right: number): void {
    const kept = this.#heap[left]!
    this.#heap[left] = this.#heap[right]!
    this.#heap[right] = kept
  }
}
