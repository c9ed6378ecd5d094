import type { Decision } from '../../../core/decide/decision.ts'
import type { EventRow } from '../../../core/ports/rows.ts'

/** The decision that was stored beside an event. */
export function decisionOf(row: EventRow): Decision {
  return JSON.parse(row.decision) as Decision
}
