/** When something is tried again, and when a group is left alone. */
import type { ActionRow } from '../../core/ports/rows.ts'
import type { Place } from './places.ts'

/** Attempts at one action, unless the platform itself says when to come back. */
export const MOST_ATTEMPTS = 8

const FIRST = 500
const LAST = 60_000
/** Part of the pause that chance decides about. */
const SPREAD = 0.3

/** Nobody is believed who asks for more: a mistake of theirs would silence a group for ever. */
const LONGEST_ASKED = 86_400_000

/**
 * Milliseconds before the next attempt: what the platform asks for, else a growing pause, also where it asks
 * for none or for what is no number: whoever always says "at once" is not called without end.
 */
export function pauseBefore(action: ActionRow, asked: number | undefined): number {
  if (asked === undefined || !(asked >= FIRST)) return backoff(action)
  return Math.ceil(Math.min(asked, LONGEST_ASKED))
}

/** Twice as long each time, spread so that not all come back at once. */
function backoff(action: ActionRow): number {
  const whole = Math.min(FIRST * 2 ** Math.max(0, action.attempts - 1), LAST)
  return Math.round(whole * (1 - SPREAD / 2 + SPREAD * chance(action)))
}

/** A number from 0 to 1 that looks like chance and is always the same for one attempt. */
function chance({ community, seq, n, attempts }: ActionRow): number {
  let hash = 0x811c9dc5
  for (const part of [community % 2 ** 32, seq % 2 ** 32, n, attempts]) {
    hash = Math.imul(hash ^ part, 0x01000193)
    hash ^= hash >>> 15
  }
  return (Math.imul(hash, 0x2c1b3c6d) >>> 0) / 2 ** 32
}

/** Refusals that will meet every other action in the same group as well. */
const NO_STANDING: ReadonlySet<string> = new Set([
  'rights-missing',
  'not-in-group',
  'not-a-member',
  'no-such-group',
  'muted',
  'blocked',
  'kicked',
])
const PATIENCE = 3
const FIRST_REST = 60_000
const LONGEST_REST = 3_600_000

/** Counts refusals in a row; from the third on the lane rests, longer each time, so that nothing hammers there. */
export function countRefusal(lane: Place, code: string, now: number): void {
  if (!NO_STANDING.has(code)) return
  lane.strikes += 1
  if (lane.strikes < PATIENCE) return
  const rest = Math.min(FIRST_REST * 2 ** (lane.strikes - PATIENCE), LONGEST_REST)
  lane.resting = Math.max(lane.resting, now + rest)
}
