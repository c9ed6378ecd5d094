/** Dedupe keys seen lately, bounded in two generations. */
const GENERATION = 100_000

export class RecentKeys {
  #young = new Set<string>()
  #old = new Set<string>()

  /** False when the key was there already. */
  add(key: string): boolean {
    if (this.#young.has(key) || this.#old.has(key)) return false
    this.#young.add(key)
    if (this.#young.size >= GENERATION) {
      this.#old = this.#young
      this.#young = new Set()
    }
    return true
  }
}
