/** A limit of calls per caller and window; remembers a bounded number of callers. */
export class RateLimit {
  readonly #most: number
  readonly #span: number
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
      this.#forget(now)
      this.#callers.set(caller, { start: now, count: 1 })
      return true
    }
    seen.count += 1
    return seen.count <= this.#most
  }

  #forget(now: number): void {
    if (this.#callers.size < 10_000) return
    for (const [caller, { start }] of this.#callers) {
      if (now - start >= this.#span || this.#callers.size >= 10_000) this.#callers.delete(caller)
    }
  }
}
