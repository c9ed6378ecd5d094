/** What happened to each person on the first days: joined, wrote, was greeted, was answered, came back. */
import { keep, type Kept } from '../example.ts'
import type { ArrivalSeen, MessageSeen, Observation } from '../observation.ts'
import { isWelcome } from './is-welcome.ts'
import { Door } from './door.ts'

const DAY = 86_400_000
/** A greeting or an answer that comes later is none any more. */
export const HEEDED_WITHIN = DAY
export const RETURN_WITHIN = 7 * DAY

export interface Arrival {
  readonly person: number
  /** When the person joined, where that was the first that was seen of them. */
  readonly joined: number | null
  wrote: number | null
  /** Local day of the first message. */
  day: number
  second: number | null
  /** Wrote again on a later day of the first seven. */
  isBack: boolean
  /** How long after arriving the first greeting came, from a person and from a program. */
  greetedAfter: number | null
  greetedByBot: number | null
  answeredAfter: number | null
  /** The first message, until somebody answers it. */
  first: Kept | null
  /** Whether it asks something. */
  asks: boolean
}

export class Arrivals {
  readonly all = new Map<number, Arrival>()
  readonly #door = new Door()
  /** Joins seen, also of people who had been there before. */
  joins = 0
  /** First message of a person. */
  from = Number.POSITIVE_INFINITY

  take(seen: Observation): void {
    if (seen.kind === 'joined') this.#join(seen)
    else if (seen.kind === 'message' && seen.person >= 0) this.#message(seen)
  }

  #join(seen: ArrivalSeen): void {
    if (seen.person < 0) return
    this.joins += 1
    if (this.all.has(seen.person)) return
    this.all.set(seen.person, arrival(seen.person, seen.at))
    this.#door.enter(seen)
  }

  #message(seen: MessageSeen): void {
    if (!seen.bot) {
      this.from = Math.min(this.from, seen.at)
      this.#wrote(seen)
      for (const { person } of seen.answers) this.#answer(person, seen.at)
    }
    if (isWelcome(seen)) for (const person of this.#door.meant(seen)) this.#greet(person, seen)
  }

  #wrote(seen: MessageSeen): void {
    const { person, at, local } = seen
    let known = this.all.get(person)
    if (known === undefined) this.all.set(person, (known = arrival(person, null)))
    if (known.wrote === null) {
      known.wrote = at
      known.day = local.day
      known.first = keep(seen)
      known.asks = seen.facts.question
      return
    }
    known.second ??= at
    if (!known.isBack && local.day > known.day && at - known.wrote <= RETURN_WITHIN) known.isBack = true
  }

  #answer(person: number, at: number): void {
    const known = this.all.get(person)
    if (known === undefined || known.wrote === null || known.first === null) return
    if (at - known.wrote > HEEDED_WITHIN) return
    known.answeredAfter = at - known.wrote
    known.first = null
  }

  #greet(person: number, { person: by, at, bot }: MessageSeen): void {
    const known = this.all.get(person)
    if (known === undefined || person === by) return
    const after = sinceArriving(known, at)
    if (after === null) return
    if (bot) known.greetedByBot ??= after
    else known.greetedAfter ??= after
  }
}

/** null when the person arrived too long ago. */
function sinceArriving({ joined, wrote }: Arrival, at: number): number | null {
  for (const since of [joined, wrote]) {
    if (since !== null && at - since <= HEEDED_WITHIN) return at - since
  }
  return null
}

function arrival(person: number, joined: number | null): Arrival {
  return {
    person,
    joined,
    wrote: null,
    day: 0,
    second: null,
    isBack: false,
    greetedAfter: null,
    greetedByBot: null,
    answeredAfter: null,
    first: null,
    asks: false,
  }
}
