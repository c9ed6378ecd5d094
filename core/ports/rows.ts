/** Rows as they cross the store port. Instants are epoch milliseconds; JSON columns are text. */
import type { ActionKind } from '../chat/action.ts'
import type { Source } from '../chat/event.ts'
import type { Scope } from '../decide/state.ts'

export interface CommunityRow {
  readonly community: number
  readonly name: string
  readonly created: number
  /** Rises with each worker that takes the community over; a commit with an older one is refused. */
  readonly epoch: number
  /** Last event's place, 0 = none. */
  readonly head: number
  /** Hex SHA-256 of the chain up to `head`. */
  readonly chain: string
}

export interface AccountRow {
  readonly community: number
  readonly account: number
  readonly platform: string
  readonly name: string
  /** JSON without secrets. */
  readonly settings: string
  /** When it was switched off; null while it is open. */
  readonly closed: number | null
}

/** An account that comes to be: it is open. */
export type NewAccount = Omit<AccountRow, 'closed'>

/** One secret of an account, as the vault sealed it. */
export interface SecretRow {
  readonly community: number
  readonly account: number
  readonly name: string
  readonly sealed: string
}

/** A secret that is sealed anew: only while it is still sealed as `before`. */
export interface ResealedSecret extends SecretRow {
  readonly before: string
}

export interface GroupRow {
  readonly community: number
  readonly group: number
  readonly account: number
  readonly platform: string
  readonly native: string
  readonly name: string | null
}

export interface HandleRow {
  readonly community: number
  readonly member: number
  readonly platform: string
  readonly native: string
  readonly name: string | null
}

export interface EventRow {
  readonly community: number
  readonly seq: number
  readonly kind: string
  readonly at: number
  readonly received: number
  readonly now: number
  readonly source: Source
  readonly account: number | null
  readonly group: number | null
  readonly member: number | null
  readonly native: string | null
  readonly revision: number
  /** Unique in the community; begins with the minute of platform time so that the index stays append-like. */
  readonly dedupe: string
  /** JSON of the event's `data`. */
  readonly data: string
  /** JSON of the decision, compact (see decide/codec). */
  readonly decision: string
  /** Hex SHA-256 of salt and content body; null where the event has no content. */
  readonly contentHash: string | null
}

/** Erasable. `part` -1 is the event's own content, 0… the rendered text of action n. */
export interface ContentRow {
  readonly community: number
  readonly seq: number
  readonly part: number
  readonly member: number | null
  /** Other members whose names stand in the body: erasing one of them erases it as well. Not read back. */
  readonly names?: readonly number[] | undefined
  readonly salt: string
  readonly body: string
}

export interface StateRow {
  readonly scope: Scope
  readonly a: number
  readonly b: number
  /** JSON; null deletes the record. */
  readonly value: string | null
}

/** `handed`: it waits for a person until it expires; its `due` is then its `expires`. */
export type ActionStatus =
  | 'queued'
  | 'sending'
  | 'handed'
  | 'sent'
  | 'failed'
  | 'unknown'
  | 'expired'
  | 'done'

export interface ActionRow {
  readonly community: number
  readonly seq: number
  readonly n: number
  readonly kind: ActionKind
  readonly rule: string
  readonly group: number | null
  readonly member: number | null
  readonly message: number | null
  readonly amount: number | null
  readonly name: string | null
  readonly due: number
  readonly expires: number
  readonly status: ActionStatus
  readonly attempts: number
  /** Stable code of the last failure. */
  readonly code: string | null
  /** Platform's id of what was sent. */
  readonly native: string | null
}

export interface ActionUpdate {
  readonly seq: number
  readonly n: number
  readonly status: ActionStatus
  readonly code?: string | null
  readonly native?: string | null
  /** Next attempt, when it is queued again. */
  readonly due?: number
  /** A new end of its time. */
  readonly expires?: number
  /** A person says so: also what has failed may be tried once more, or dropped. */
  readonly again?: boolean
}

export interface EntryRow {
  readonly community: number
  readonly seq: number
  readonly n: number
  readonly member: number
  readonly amount: number
  readonly rule: string
  readonly at: number
}

export interface CaseRow {
  readonly community: number
  /** Event and place that opened it. */
  readonly seq: number
  readonly n: number
  readonly key: string
  readonly kind: string
  readonly rule: string | null
  readonly group: number | null
  readonly member: number | null
  readonly message: number | null
  readonly opened: number
  /** How many drafts of the same key joined it. */
  readonly count: number
  readonly status: 'open' | 'upheld' | 'undone' | 'closed'
}

/** What operators noted on something that waits: a case by its place (`7-0`), or another item by its name. */
export interface MarkRow {
  readonly community: number
  readonly item: string
  /** Id of the operator who sees to it. */
  readonly assignee: string | null
  /** It comes back by itself at this instant. */
  readonly snoozed: number | null
  /** How often it was opened again: what is said of it then is news. */
  readonly turn: number
}

export interface TimerRow {
  readonly community: number
  readonly key: string
  readonly due: number
  readonly group: number | null
  /** JSON. */
  readonly payload: string
}

export interface CharterRow {
  readonly community: number
  readonly version: number
  readonly source: string
  /** JSON of the texts of its word lists, by the names that it uses; absent for none. */
  readonly files?: string | undefined
  readonly published: number
  readonly operator: string
  readonly reason: string
}

/** One link of the hash chain: covers events `from`…`to` of one commit. */
export interface ChainRow {
  readonly community: number
  readonly from: number
  readonly to: number
  readonly hash: string
}
