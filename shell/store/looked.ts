/** What a look through the feed has found so far, and where it goes on. */
import type { EventRow } from '../../core/ports/rows.ts'

export class Looked {
  readonly #limit: number
  readonly #rows: EventRow[] = []
  #end: number | null = null
  #partial = false

  constructor(limit: number) {
    this.#limit = limit
  }

  get isBegun(): boolean {
    return this.#end !== null
  }

  get isOver(): boolean {
    return this.#partial || this.#rows.length >= this.#limit
  }

  /** Rows of one statement, which looked at everything up to `end`. */
  take(rows: readonly EventRow[], end: number): void {
    for (const row of rows) this.#rows.push(row)
    this.#end = end
  }

  giveUp(): void {
    this.#partial = !this.isOver
  }

  found(): { readonly rows: readonly EventRow[]; readonly next: number | null; readonly partial: boolean } {
    const rows = this.#rows.slice(0, this.#limit)
    const full = rows.length === this.#limit
    const next = full ? (rows.at(-1)?.seq ?? null) : this.#partial ? this.#end : null
    return { rows, next, partial: this.#partial }
  }
}
