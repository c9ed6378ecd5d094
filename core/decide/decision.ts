/** What `decide` returns and the ledger keeps beside the event: ids, numbers and words of the charter only. */
import type { Action } from '../chat/action.ts'
import type { GroupId, MemberId, Seq } from '../chat/ids.ts'
import type { ReadSet } from './reads.ts'

export interface Decision {
  /** Version of the charter that decided; 0 = none was published or the group has no kind. */
  readonly charter: number
  /** The group's kind when it was decided; null where nothing may be done. */
  readonly kind: string | null
  /** Values of `charter.reads`, in their order; empty for kinds of events that no rule looks at. */
  readonly reads: ReadSet
  /** Rules whose condition was met, in order, carried out or held. */
  readonly fired: readonly Fired[]
  readonly actions: readonly Action[]
  readonly entries: readonly Entry[]
  readonly cases: readonly CaseDraft[]
  /** Keys of cases that need nobody any more: what they asked for has been done. */
  readonly settled: readonly string[]
  readonly timers: readonly Timer[]
  /** Keys of timers that are no longer wanted. */
  readonly cancelled: readonly string[]
  /** Fingerprint of the normalised text, where the charter counts equal texts. */
  readonly text: number | null
  readonly late: boolean
  /** What was said, on whose account; null when nothing was. */
  readonly spent: Spent | null
  /** Set when `decide` threw on this event: it is kept and shown, and changed nothing. */
  readonly fault?: string
}

/** Why a rule that met its condition did not act, or not fully. */
export type Held =
  | 'dry'
  | 'quiet'
  | 'late'
  | 'cooldown'
  | 'cap'
  | 'exempt'
  | 'breaker'
  | 'protected'
  | 'ceiling'
  | 'stranger'

/** Words of one decision as the ceilings count them. */
export interface Spent {
  /** Local day on which they are said. */
  readonly day: number
  /** Said to the event's group; words about sanctions apart. */
  readonly talk: number
  readonly notices: number
  /** Of these, calls to everybody. */
  readonly calls: number
  /** Said to the event's member alone. */
  readonly tells: number
  /** The case about a ceiling was opened. */
  readonly reported: boolean
}

export interface Fired {
  readonly rule: string
  /** Strike within the rule's escalation, from 1. */
  readonly strike: number | null
  readonly held: Held | null
  /** Role that exempted the member. */
  readonly role?: string
  /** Held in part only: the rest was carried out. */
  readonly partly?: true
  /** Until when it now cools down, and for whom. */
  readonly cooldown?: readonly [per: Per, until: number]
  /** Its count of the local day, and for whom. */
  readonly cap?: readonly [per: Per, day: number, count: number]
}

export type Per = 'member' | 'group' | 'community'

/** Whether a rule did anything: what was held whole leaves no strike, cooldown or count. */
export function acted(fired: Fired): boolean {
  return fired.held === null || fired.partly === true
}

/** One line of points accounts: `amount` moves from the mint to the member, or back when negative. */
export interface Entry {
  readonly member: MemberId
  readonly amount: number
  readonly rule: string
  /** Local day whose cap it counts against, where the rule has one. */
  readonly day?: number
}

export interface CaseDraft {
  /** Cases of the same open key are one; their count rises. */
  readonly key: string
  readonly kind: string
  readonly rule: string | null
  readonly group: GroupId | null
  readonly member: MemberId | null
  readonly message: Seq | null
}

/** Comes back as a `clock.due` event. A timer of the same key replaces the one before. */
export interface Timer {
  readonly key: string
  readonly due: number
  readonly group: GroupId | null
  readonly payload: unknown
}
