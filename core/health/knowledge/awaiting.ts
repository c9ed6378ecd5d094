/** Things said in a group that somebody may yet answer: found by whom and by when the answered message was written. */
import type { Answered } from '../observation.ts'

/** What its author adds within this time belongs to it. */
export const GOES_ON_FOR = 10 * 60_000
const MOST_OPEN = 400
const RECENT = 4

export interface Awaited {
  readonly at: number
  readonly person: number
  /** When its author last added to it. */
  until: number
}

export class Awaiting<Thing extends Awaited> {
  readonly #byPerson = new Map<number, Thing[]>()
  readonly #open = new Set<Thing>()
  readonly #recent: Thing[] = []

  get open(): Iterable<Thing> {
    return this.#open
  }

  /** What the person said last, if `at` still belongs to it; it then lasts until `at`. */
  goOn(person: number, at: number): Thing | null {
    const latest = this.#byPerson.get(person)?.at(-1)
    if (latest === undefined || at - latest.at > GOES_ON_FOR) return null
    latest.until = at
    return latest
  }

  /** @returns what there is no more room for */
  add(thing: Thing): Thing | null {
    this.#open.add(thing)
    if (this.#recent.push(thing) > RECENT) this.#recent.shift()
    const theirs = this.#byPerson.get(thing.person)
    if (theirs === undefined) this.#byPerson.set(thing.person, [thing])
    else theirs.push(thing)
    if (this.#open.size <= MOST_OPEN) return null
    const [oldest] = this.#open
    if (oldest === undefined) return null
    this.delete(oldest)
    return oldest
  }

  /** The latest that is like that, among the last few. */
  latest(isLike: (thing: Thing) => boolean): Thing | null {
    return this.#recent.findLast((thing) => this.#open.has(thing) && isLike(thing)) ?? null
  }

  delete(thing: Thing): void {
    if (!this.#open.delete(thing)) return
    const theirs = this.#byPerson.get(thing.person) ?? []
    if (theirs.length <= 1) this.#byPerson.delete(thing.person)
    else theirs.splice(theirs.indexOf(thing), 1)
  }

  /** Takes out what was said before `at`, oldest first. */
  *before(at: number): Generator<Thing> {
    for (const thing of this.#open) {
      if (thing.at >= at) return
      this.delete(thing)
      yield thing
    }
  }

  /** The latest of a person that is like that. */
  latestBy(person: number, isLike: (thing: Thing) => boolean): Thing | null {
    return this.#byPerson.get(person)?.findLast(isLike) ?? null
  }

  /** What an answer is about: a link says which message, a mention means the latest. */
  answeredBy({ person, at, by }: Answered): Thing | null {
    const theirs = this.#byPerson.get(person)
    if (theirs === undefined) return null
    if (by === 'mention') return theirs.at(-1) ?? null
    return theirs.findLast((thing) => thing.at <= at && at <= thing.until) ?? null
  }
}
