const MOST_CALLERS = 10_000

/** A limit of calls per caller and window; remembers a bounded number of callers. */
export class RateLimit {
  readonly #most: number
  readonly #span: number
  /** Oldest window first. */
  readonly #callers = new Map<string, { start: number; count: number }>()

  /** At most `most` calls in `span` milliseconds. */
  constructor(most: number, span: number) {
    this.#most = most
    this.#span = span
  }

  /** Counts one call; false when it is one too many. */
  allows(caller: string, now: number): boolean {
    const seen = this.#callers.get(caller)
    if (!seen || now - seen.start >= this.#span) {
      this.#callers.delete(caller)
      this.#forget(now)
      this.#callers.set(caller, { start: now, count: 1 })
      return true
    }
    seen.count += 1
    return seen.count <= this.#most
  }

  #forget(now: number): void {
    for (const [caller, { start }] of this.#callers) {
      if (now - start < this.#span && this.#callers.size < MOST_CALLERS) return
      this.#callers.delete(caller)
    }
  }
}
