/** Counts equal things within one minute of the clock. */
const MINUTE = 60_000

export class Ordinals {
  readonly #counts = new Map<string, number>()
  #minute = 0

  /** 0 for the first of its name in the minute of `at`, then 1, … */
  next(name: string, at: number): number {
    const minute = Math.floor(at / MINUTE)
    if (minute !== this.#minute) this.#counts.clear()
    this.#minute = minute
    const count = this.#counts.get(name) ?? 0
    this.#counts.set(name, count + 1)
    return count
  }
}
