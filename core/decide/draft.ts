/** A decision being put together. */
import type { Action } from '../chat/action.ts'
import type { Event } from '../chat/event.ts'
import type { CaseDraft, Decision, Entry, Fired, Spent, Timer } from './decision.ts'
import type { ReadSet } from './reads.ts'
import { rearmed } from './rearm.ts'

const NONE: readonly never[] = Object.freeze([])

export interface DecisionDraft {
  readonly fired: Fired[]
  readonly actions: Action[]
  readonly entries: Entry[]
  readonly cases: CaseDraft[]
  readonly settled: string[]
  readonly timers: Timer[]
  readonly cancelled: string[]
  spent: Spent | null
}

export function emptyDraft(): DecisionDraft {
  return {
    fired: [],
    actions: [],
    entries: [],
    cases: [],
    settled: [],
    timers: [],
    cancelled: [],
    spent: null,
  }
}

/** A decision in which nothing was done. */
export function plainDecision(
  charter: number,
  kind: string | null,
  reads: ReadSet,
  text: number | null,
  late: boolean,
): Decision {
  return {
    charter,
    kind,
    reads,
    fired: NONE,
    actions: NONE,
    entries: NONE,
    cases: NONE,
    settled: NONE,
    timers: NONE,
    cancelled: NONE,
    text,
    late,
    spent: null,
  }
}

/** What is kept of an event on which `decide` threw: it counts for nothing but its time, and its timer is set again. */
export function faultDecision(message: string, event: Event): Decision {
  return { ...plainDecision(0, null, NONE, null, false), timers: rearmed(event), fault: message }
}
