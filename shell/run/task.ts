/** What waits to be decided: one task belongs to one community and is decided whole, within one commit. */
import type { Outcome } from '../../core/ports/connector.ts'
import type { Delivery, InternalEvent, PublishRequest, PublishResult } from '../../core/ports/pipeline.ts'
import type { TimerRow } from '../../core/ports/rows.ts'

interface Base<Result> {
  readonly community: number
  readonly settle: (result: Result) => void
  readonly fail: (error: unknown) => void
}

export interface DeliveryTask extends Base<readonly Outcome[]> {
  readonly type: 'delivery'
  readonly delivery: Delivery
}
export interface RecordTask extends Base<readonly Outcome[]> {
  readonly type: 'record'
  readonly events: readonly InternalEvent[]
}
export interface DueTask extends Base<readonly Outcome[]> {
  readonly type: 'due'
  readonly timer: TimerRow
}
export interface PublishTask extends Base<PublishResult> {
  readonly type: 'publish'
  readonly request: PublishRequest
}
export type Task = DeliveryTask | RecordTask | DueTask | PublishTask

/** How many events it brings, for the bound of a batch. */
export function sizeOf(task: Task): number {
  if (task.type === 'delivery') return task.delivery.events.length
  return task.type === 'record' ? task.events.length : 1
}

/** A batch takes what is queued, up to so many events. */
export const MOST_EVENTS = 4_000
