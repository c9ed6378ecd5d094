/** A timer fires once: what could not be decided when it came due would never be tried again. */
import type { Event } from '../chat/event.ts'
import type { Timer } from './decision.ts'
import { isWelcomeKey, scheduledRule } from './timer-keys.ts'

const AGAIN_AFTER = 3_600_000

/** The timer of a welcome or a schedule, an hour later by our clock; none for other events. */
export function rearmed(event: Event): readonly Timer[] {
  if (event.kind !== 'clock.due') return []
  const { key, payload } = event.data
  if (!isWelcomeKey(key) && scheduledRule(key) === null) return []
  const due = Math.max(event.now, event.received) + AGAIN_AFTER
  return [{ key, due, group: event.group, payload: payload ?? null }]
}
