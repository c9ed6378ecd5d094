/** What is remembered of an account or of a lane: its pace, and until when it rests. */
import type { Rate } from '../../core/chat/capability.ts'
import { createPace, withMargin } from './pace.ts'
import type { Pace } from './pace.ts'

export interface Place {
  readonly pace: Pace
  /** Sends under way. */
  flights: number
  /** Nothing is sent before this instant: the platform asked for it, or a fault made us step back. */
  resting: number
  /** Refusals in a row that say that the account has no standing here. */
  strikes: number
}

export interface Places {
  /** The place of this name; `rates` count when it is met for the first time. */
  readonly at: (name: string, rates: readonly Rate[] | undefined) => Place
  /** Forgets places whose past no longer matters. */
  readonly sweep: (now: number) => void
}

export function createPlaces(): Places {
  const places = new Map<string, Place>()
  return {
    at: (name, rates = []) => {
      const known = places.get(name)
      if (known) return known
      const place = { pace: createPace(withMargin(rates)), flights: 0, resting: 0, strikes: 0 }
      places.set(name, place)
      return place
    },
    sweep: (now) => {
      for (const [name, { pace, flights, resting, strikes }] of places) {
        if (flights === 0 && strikes === 0 && resting <= now && pace.room(now) === pace.room(Infinity)) {
          places.delete(name)
        }
      }
    },
  }
}

/** The earliest instant at which a send may start here. */
export function readyAt({ pace, resting }: Place, now: number): number {
  return Math.max(resting, pace.readyAt(now))
}
