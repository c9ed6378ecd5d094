/**
 * The pipeline port: the one door through which anything is written to the ledger. Whoever implements it
 * (a worker thread today) promises one total order of events per community, decided one after another, and
 * that a promise resolves only after the commit.
 */
import type { AccountRow, ActionRow, ActionUpdate, SecretRow } from './rows.ts'
import type { ActionRef, ClaimedAction, WaitingPage } from './store.ts'
import type { Delivered } from './connector.ts'
import type { Incoming } from '../chat/incoming.ts'

export interface Delivery {
  readonly community: number
  readonly account: number
  readonly platform: string
  readonly events: readonly Incoming[]
  readonly cursor?: string | undefined
}

/** An act of Folkmoot itself or of an operator, already in Folkmoot's ids. */
export interface InternalEvent {
  readonly community: number
  readonly kind:
    | 'action.sent'
    | 'action.failed'
    | 'action.unknown'
    | 'action.expired'
    | 'action.confirmed'
    | 'action.handed'
    | 'operator.notice'
    | 'verdict.given'
    | 'operator.act'
    | 'erased'
  readonly group: number | null
  readonly member: number | null
  readonly data: Readonly<Record<string, unknown>>
  readonly content: Readonly<Record<string, unknown>> | null
  /** Makes a repeated command harmless; absent = always a new event. */
  readonly dedupe?: string | undefined
  readonly update?: ActionUpdate | undefined
}

/** The `dedupe` of the last word on a handed action: whoever is first counts, one person, another, or the clock. */
export function handedKey({ seq, n }: Pick<ActionRow, 'seq' | 'n'>): string {
  return `task:${seq}:${n}`
}

export interface PublishRequest {
  readonly community: number
  readonly source: string
  /** Files that word lists name, by the name used in the charter. */
  readonly files: Readonly<Record<string, string>>
  readonly operator: string
  readonly reason: string
  /** Version on which it was written, 0 = none: refused as stale when another one is in force. */
  readonly base?: number | undefined
}

export type PublishResult =
  /** Somebody published meanwhile; `inForce` is their version. */
  | { readonly status: 'stale'; readonly inForce: number }
  | { readonly status: 'published'; readonly version: number; readonly seq: number }
  | {
      readonly status: 'refused'
      readonly faults: readonly {
        readonly line: number
        readonly column: number
        readonly code: string
        readonly message: string
        readonly hint: string | null
      }[]
    }

/** Posted after each commit, newest last; small, so that watchers can decide what to read. */
export interface Committed {
  readonly community: number
  readonly from: number
  readonly to: number
  readonly actions: number
  /** Earliest `due` of the timers that it set. */
  readonly timer?: number | undefined
}

export interface PipelineFigures {
  readonly queued: number
  readonly events: number
  readonly duplicates: number
  readonly refused: number
  readonly held: number
  readonly faults: number
  readonly batches: number
  /** Milliseconds spent since the start. */
  readonly decideTime: number
  readonly commitTime: number
  readonly stateCached: number
}

export interface Pipeline {
  readonly deliver: (delivery: Delivery) => Promise<Delivered>
  readonly record: (events: readonly InternalEvent[]) => Promise<Delivered>
  readonly publish: (request: PublishRequest) => Promise<PublishResult>
  readonly createCommunity: (row: { readonly name: string }) => Promise<number>
  readonly createAccount: (row: {
    readonly community: number
    readonly platform: string
    readonly name: string
    readonly settings: string
  }) => Promise<number>
  /** Replaces name, settings and `closed`. */
  readonly updateAccount: (row: AccountRow) => Promise<void>
  readonly putSecret: (row: SecretRow) => Promise<void>
  readonly removeSecret: (community: number, account: number, name: string) => Promise<void>
  readonly cursor: (community: number, account: number) => Promise<string | null>
  /** As in the store's port, like the next four. */
  readonly peekActions: (now: number, lanes: number, after?: string) => Promise<WaitingPage>
  readonly claimActions: (refs: readonly ActionRef[]) => Promise<readonly ClaimedAction[]>
  readonly overdueActions: (now: number, limit: number) => Promise<readonly ActionRow[]>
  readonly nextAction: (after?: number) => Promise<number | null>
  readonly strandedActions: () => Promise<readonly ActionRow[]>
  /** Turns timers that are due into `clock.due` events; answers when the next one is due. */
  readonly tick: (now: number) => Promise<{ readonly fired: number; readonly next: number | null }>
  readonly backup: (file: string) => Promise<void>
  readonly figures: () => Promise<PipelineFigures>
  readonly onCommitted: (listener: (committed: readonly Committed[]) => void) => () => void
  /** Stops taking deliveries; they reject until `resume`. */
  readonly pause: (reason: string) => void
  readonly resume: () => void
  /** Drains what is queued, then closes the store. */
  readonly close: () => Promise<void>
}
