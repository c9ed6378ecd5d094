/** Which of the actions that wait may be sent now. Pure but for the places, whose past it reads. */
import type { Limits } from '../../core/chat/capability.ts'
import type { WaitingAction } from '../../core/ports/store.ts'
import { inLanes } from './lanes.ts'
import { readyAt } from './places.ts'
import type { Place, Places } from './places.ts'

/** What is known of whoever is to carry it out. */
export interface Door {
  /** Names the account whose pace counts. */
  readonly key: string
  readonly limits: Limits
}

export interface Chosen {
  readonly waiting: WaitingAction
  readonly lane: Place
  readonly account: Place
}

export interface Choice {
  readonly chosen: readonly Chosen[]
  readonly expired: readonly WaitingAction[]
  /** Their account is not open. */
  readonly closed: readonly WaitingAction[]
  /** When to look again, if nothing happens before. */
  readonly wake: number
}

/** Sends that one account may have under way: one that never answers must not collect everything. */
const MOST_FLIGHTS = 100

export function choose(
  waiting: readonly WaitingAction[],
  doorOf: (waiting: WaitingAction) => Door | null,
  places: Places,
  now: number,
): Choice {
  const expired = waiting.filter(({ action }) => action.expires <= now)
  const alive = waiting.filter(({ action }) => action.expires > now)
  const chosen: Chosen[] = []
  const closed: WaitingAction[] = []
  const planned = new Map<Place, number>()
  let wake = Math.min(Infinity, ...alive.map(({ action }) => action.expires))
  for (const [name, first] of inLanes(alive)) {
    const door = doorOf(first)
    if (door === null) {
      closed.push(first)
      continue
    }
    const lane = places.at(`lane ${name}`, door.limits.perGroup)
    const account = places.at(`account ${door.key}`, door.limits.perAccount)
    const taken = planned.get(account) ?? 0
    // Whatever ends a flight looks again.
    if (lane.flights > 0 || account.flights + taken >= MOST_FLIGHTS) continue
    const ready = Math.max(readyAt(lane, now), readyAt(account, now))
    if (ready > now || taken >= account.pace.room(now)) {
      wake = Math.min(wake, Math.max(ready, now + 1))
      continue
    }
    planned.set(account, taken + 1)
    chosen.push({ waiting: first, lane, account })
  }
  return { chosen, expired, closed, wake }
}
