/**
 * In how many messages each term occurs, by column (a group, or a slice of time), with a bounded vocabulary: when it
 * overflows, the rarest terms are forgotten (lossy counting: Manku and Motwani 2002). A count may be too low by a
 * little for terms that are rare, and is never too high.
 */

/** Terms, and counts of terms in columns, that are kept; they grow to twice as many between two cuts. */
const MOST_TERMS = 40_000
const MOST_COUNTS = 300_000

export interface Term {
  /** Messages in all columns. */
  all: number
  /** The latest message that was counted. */
  last: number
  /** Messages by column. */
  columns: Map<number, number>
}

export class Vocabulary {
  readonly #terms = new Map<string, Term>()
  readonly #mostTerms: number
  #counts = 0
  #message = 0

  constructor(mostTerms: number = MOST_TERMS) {
    this.#mostTerms = mostTerms
  }

  get all(): ReadonlyMap<string, Readonly<Term>> {
    return this.#terms
  }

  of(term: string): number {
    return this.#terms.get(term)?.all ?? 0
  }

  /**
   * Counts each term of a message once.
   * @param weight for how many messages it stands
   */
  add(terms: readonly string[], column: number, weight = 1): void {
    this.#message += 1
    for (const term of terms) this.#count(term, column, weight)
    if (this.#terms.size > this.#mostTerms * 2 || this.#counts > MOST_COUNTS * 2) this.#forget()
  }

  /** Renames columns; those that get the same name are summed up. */
  regroup(columnOf: (column: number) => number): void {
    this.#counts = 0
    for (const term of this.#terms.values()) {
      const columns = new Map<number, number>()
      for (const [column, count] of term.columns) {
        const to = columnOf(column)
        columns.set(to, (columns.get(to) ?? 0) + count)
      }
      term.columns = columns
      this.#counts += columns.size
    }
  }

  #count(name: string, column: number, weight: number): void {
    let term = this.#terms.get(name)
    if (term === undefined) {
      this.#terms.set(name, (term = { all: 0, last: 0, columns: new Map() }))
    } else if (term.last === this.#message) {
      return
    }
    term.last = this.#message
    term.all += weight
    const before = term.columns.get(column)
    if (before === undefined) this.#counts += 1
    term.columns.set(column, (before ?? 0) + weight)
  }

  #forget(): void {
    const ordered = [...this.#terms.values()].toSorted((a, b) => b.all - a.all)
    const terms = Math.min(this.#mostTerms, fitting(ordered))
    const least = ordered[terms]?.all ?? 0
    for (const [name, { all, columns }] of this.#terms) {
      if (all > least) continue
      this.#terms.delete(name)
      this.#counts -= columns.size
    }
  }
}

/** How many of the commonest terms fit into the counts that are kept. */
function fitting(ordered: readonly Term[]): number {
  let counts = 0
  for (const [i, { columns }] of ordered.entries()) {
    counts += columns.size
    if (counts > MOST_COUNTS) return i
  }
  return ordered.length
}
