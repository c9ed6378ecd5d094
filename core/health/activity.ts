/** Who wrote how much and when, in one scope: the figures that every problem needs. */
import type { Fold } from './fold.ts'
import type { Observation } from './observation.ts'

/** Monday to Sunday by the zone's calendar, counted from 1970. */
export const weekOf = (day: number): number => Math.floor((day + 3) / 7)

export interface Activity {
  messages: number
  /** Messages by week; weeks without any are absent. */
  readonly weeks: Map<number, number>
  /** Instants of the first and the second message, and of the last. */
  first: number
  second: number | null
  last: number
  /** Messages between 23:00 and 07:00. */
  night: number
  /** When the person was seen to join, first and last; null where no join was seen. */
  joined: number | null
  left: number | null
}

/** By person; absent where a person did nothing in this scope. */
export type ActivityOf = ReadonlyMap<number, Activity>

const NIGHT_FROM = 23 * 60
const NIGHT_TO = 7 * 60

export class ActivityFold implements Fold<ActivityOf> {
  readonly #people = new Map<number, Activity>()

  take(seen: Observation): void {
    if (seen.person < 0) return
    if (seen.kind === 'message') this.#message(seen.person, seen.at, seen.local)
    else if (seen.kind === 'joined') this.#of(seen.person, seen.at).joined ??= seen.at
    else if (seen.kind === 'left' || seen.kind === 'removed') this.#of(seen.person, seen.at).left = seen.at
  }

  close(): ActivityOf {
    return this.#people
  }

  #message(person: number, at: number, { day, minute }: { day: number; minute: number }): void {
    const known = this.#of(person, at)
    if (known.messages === 0) known.first = at
    else if (known.messages === 1) known.second = at
    known.messages += 1
    known.last = at
    const week = weekOf(day)
    known.weeks.set(week, (known.weeks.get(week) ?? 0) + 1)
    if (minute >= NIGHT_FROM || minute < NIGHT_TO) known.night += 1
  }

  #of(person: number, at: number): Activity {
    const known = this.#people.get(person)
    if (known !== undefined) return known
    const fresh: Activity = {
      messages: 0,
      weeks: new Map(),
      first: at,
      second: null,
      last: at,
      night: 0,
      joined: null,
      left: null,
    }
    this.#people.set(person, fresh)
    return fresh
  }
}
