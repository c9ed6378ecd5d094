/**
 * Telegram tells of a coming or going twice: as a service message in the chat and as an update about the
 * member, at times a second apart. Both are given the instant of the first, and so the same key.
 */
const APART_SECONDS = 2
const REMEMBERED = 10_000

export class Sightings {
  readonly #seen = new Map<string, number>()

  /** The second at which `what` was first told of. */
  second(what: string, second: number): number {
    const before = this.#seen.get(what)
    if (before !== undefined && Math.abs(before - second) <= APART_SECONDS) return before
    this.#seen.delete(what)
    this.#seen.set(what, second)
    if (this.#seen.size > REMEMBERED) {
      for (const oldest of this.#seen.keys()) {
        this.#seen.delete(oldest)
        break
      }
    }
    return second
  }
}
