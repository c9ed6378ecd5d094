/** What came within the last span of time, in bounded memory: at most twice the span is kept. */
export class Latest<Thing extends { readonly at: number }> {
  readonly #span: number
  #young: Thing[] = []
  #old: readonly Thing[] = []

  constructor(span: number) {
    this.#span = span
  }

  /** @param thing not before the one before it */
  add(thing: Thing): void {
    const [first] = this.#young
    if (first !== undefined && thing.at - first.at > this.#span) {
      this.#old = this.#young
      this.#young = []
    }
    this.#young.push(thing)
  }

  /** Those that had less than the span until `to`. */
  since(to: number): readonly Thing[] {
    return [...this.#old, ...this.#young].filter(({ at }) => at > to - this.#span)
  }
}
