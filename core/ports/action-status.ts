/** Which step an action may take from where it stands: decided once, obeyed by every engine of the ledger. */
import type { ActionStatus } from './rows.ts'

/** It is not over: something can still come of it. */
export const OPEN_STATUSES = ['queued', 'sending', 'handed', 'unknown'] as const satisfies ActionStatus[]

/** True of what has happened, whatever was thought before. */
export const SETTLED_STATUSES = ['sent', 'done'] as const satisfies ActionStatus[]

const OPEN: ReadonlySet<ActionStatus> = new Set(OPEN_STATUSES)
const SETTLED: ReadonlySet<ActionStatus> = new Set(SETTLED_STATUSES)

/**
 * Whether an update to `next` counts for an action that is `now`. What was withdrawn, has expired, failed or was
 * sent is over: word of an attempt that comes late must not put it back into the queue.
 */
export function mayBecome(now: ActionStatus, next: ActionStatus, again = false): boolean {
  return OPEN.has(now) || SETTLED.has(next) || (again && now === AGAIN)
}

/** What a person may still change. What has expired stays so: its time was part of the decision. */
export const AGAIN = 'failed' satisfies ActionStatus
