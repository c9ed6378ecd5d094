/** What a pass sees of the queue: always the first lanes, and of the others one stretch after the other. */
import type { Pipeline } from '../../core/ports/pipeline.ts'
import type { ActionRow } from '../../core/ports/rows.ts'
import type { WaitingAction } from '../../core/ports/store.ts'

export interface Seen {
  readonly waiting: readonly WaitingAction[]
  /** Handed to a person, who has not done it in time. */
  readonly overdue: readonly ActionRow[]
  /** Every lane was seen. */
  readonly whole: boolean
  /** When to look again, if nothing happens before. */
  readonly wake: number
}

/** Lanes in one question: some milliseconds of the pipeline's time, however much waits. */
const LANES = 128
const MOST_OVERDUE = 500
const UNTIL_NEXT_STRETCH = 20

/**
 * Sanctions stand in the first lanes. Where there are more lanes than one question answers, each look goes on
 * where the last one ended, so that those in front, should they all be blocked, do not hide the others.
 */
export function createLook(
  pipeline: Pick<Pipeline, 'peekActions' | 'overdueActions' | 'nextAction'>,
): (now: number) => Promise<Seen> {
  let hand: string | null = null
  return async (now) => {
    const [first, overdue, next] = await Promise.all([
      pipeline.peekActions(now, LANES),
      pipeline.overdueActions(now, MOST_OVERDUE),
      pipeline.nextAction(now),
    ])
    const wake = next ?? Infinity
    if (first.next === null) {
      hand = null
      return { waiting: first.actions, overdue, whole: true, wake }
    }
    const from: string = hand !== null && hand > first.next ? hand : first.next
    const further = await pipeline.peekActions(now, LANES, from)
    hand = further.next
    return {
      waiting: [...first.actions, ...further.actions],
      overdue,
      whole: false,
      wake: hand === null ? wake : Math.min(wake, now + UNTIL_NEXT_STRETCH),
    }
  }
}
