/** The commonest terms of a long stream in little memory; counts are never too high (Misra and Gries 1982). */

const SLOTS = 40

export class TermCounts {
  readonly #counts = new Map<string, number>()

  add(terms: readonly string[]): void {
    for (const term of terms) this.#add(term)
  }

  /** The commonest, those that occurred at least twice. */
  top(most: number): readonly string[] {
    return [...this.#counts]
      .filter(([, count]) => count >= 2)
      .toSorted(([a, one], [b, other]) => other - one || (a < b ? -1 : 1))
      .slice(0, most)
      .map(([term]) => term)
  }

  #add(term: string): void {
    const known = this.#counts.get(term)
    if (known !== undefined || this.#counts.size < SLOTS) this.#counts.set(term, (known ?? 0) + 1)
    else
      for (const [other, count] of this.#counts)
        if (count === 1) this.#counts.delete(other)
        else this.#counts.set(other, count - 1)
  }
}
