/**
 * A map that forgets the oldest half when it is full, all at once: a map of which the first entry is deleted again
 * and again has to walk over what was deleted.
 */
export class Recent<Key, Value> {
  readonly #least: number
  #young = new Map<Key, Value>()
  #old: ReadonlyMap<Key, Value> = new Map()

  /** @param least so many of the latest are never forgotten; up to twice as many are kept */
  constructor(least: number) {
    this.#least = least
  }

  get(key: Key): Value | undefined {
    return this.#young.get(key) ?? this.#old.get(key)
  }

  set(key: Key, value: Value): void {
    if (this.#young.size >= this.#least && !this.#young.has(key)) {
      this.#old = this.#young
      this.#young = new Map()
    }
    this.#young.set(key, value)
  }
}
