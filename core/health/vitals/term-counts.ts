/**
 * Counts of terms with a bounded vocabulary: when it overflows, the rarest are forgotten (lossy counting: Manku and
 * Motwani 2002). A count is too low by at most `missed`, and never too high.
 */
export class TermCounts {
  readonly #counts = new Map<string, number>()
  readonly #most: number
  /** All that was counted, what was forgotten with it. */
  total = 0
  missed = 0

  /** @param most terms kept; the vocabulary grows to twice as many between two cuts */
  constructor(most: number) {
    this.#most = most
  }

  add(term: string, times: number = 1): void {
    this.total += times
    this.#counts.set(term, (this.#counts.get(term) ?? 0) + times)
    if (this.#counts.size > this.#most * 2) this.#forget()
  }

  of(term: string): number {
    return this.#counts.get(term) ?? 0
  }

  get all(): ReadonlyMap<string, number> {
    return this.#counts
  }

  /** Takes over what another has counted. */
  join(other: TermCounts): void {
    const total = this.total + other.total
    for (const [term, count] of other.all) this.add(term, count)
    this.total = total
    this.missed += other.missed
  }

  #forget(): void {
    const ordered = [...this.#counts.values()].toSorted((a, b) => b - a)
    const least = ordered[this.#most] ?? 0
    this.missed += least
    for (const [term, count] of this.#counts) if (count <= least) this.#counts.delete(term)
  }
}
