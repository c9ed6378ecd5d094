/**
 * The store port. Two halves: `LedgerStore` is the single writer's, `ReadStore` serves readers that may run
 * elsewhere. Every engine passes `test/laws/store.ts` unchanged. Laws, in words:
 *
 * - `commit` is one durable transaction: all of it or nothing, also at kill -9 or power loss.
 * - A commit whose lease is not the community's newest epoch rejects with `Fenced` and writes nothing.
 * - A commit whose head does not follow the stored head rejects with `Conflict` and writes nothing, as does
 *   one that holds a dedupe key which is already stored.
 * - Calls of the writer take effect in the order in which they were made, and what is read after `commit` was
 *   called sees it. `seen` and `loadState` alone may answer as before a commit that is still under way: the
 *   caller asks them nothing that the commit changes.
 * - Nothing of one community is ever seen through another community's id.
 * - Erasing a member removes every content row and handle of that member and nothing else; the chain verifies
 *   before and after.
 * - A database made by a newer Folkmoot is refused before anything is written.
 */
import type {
  AccountRow,
  ActionRow,
  ActionUpdate,
  CaseRow,
  ChainRow,
  CharterRow,
  CommunityRow,
  ContentRow,
  EntryRow,
  EventRow,
  GroupRow,
  HandleRow,
  MarkRow,
  NewAccount,
  ResealedSecret,
  SecretRow,
  StateRow,
  TimerRow,
} from './rows.ts'
import type { WaitingActions } from './installation.ts'
import type { Scope, StateKey } from '../decide/state.ts'

export class Fenced extends Error {
  override readonly name = 'Fenced'
  readonly community: number
  constructor(community: number) {
    super(`Another worker has taken over community ${community}; this one stops deciding for it.`)
    this.community = community
  }
}

export class Conflict extends Error {
  override readonly name = 'Conflict'
}

export interface Lease {
  readonly community: number
  readonly epoch: number
  readonly head: number
  readonly chain: string
}

/** Everything of one community that one batch writes. */
export interface CommunityCommit {
  readonly lease: Lease
  readonly events: readonly EventRow[]
  /** null when `events` is empty. */
  readonly link: ChainRow | null
  readonly content: readonly ContentRow[]
  readonly state: readonly StateRow[]
  readonly actions: readonly ActionRow[]
  readonly updates: readonly ActionUpdate[]
  readonly entries: readonly EntryRow[]
  /** Drafts: an open case of the same key takes them in (its count rises). */
  readonly cases: readonly CaseRow[]
  /** Open cases of these keys are closed, before `cases` are opened. */
  readonly settled: readonly string[]
  /** Of these rules, actions of events before `before` that still wait end `expired`, code `rule-removed`. */
  readonly withdrawn: readonly { readonly rule: string; readonly before: number }[]
  /** What is still to be done to, or asked about, `taken` is from now on about `kept`. */
  readonly adopted: readonly { readonly kept: number; readonly taken: number }[]
  readonly closed: readonly { readonly seq: number; readonly n: number; readonly status: CaseRow['status'] }[]
  /** Cases that wait again, unless another one of their key is open. They come after `closed` and `settled`. */
  readonly reopened: readonly { readonly seq: number; readonly n: number }[]
  readonly marks: readonly MarkUpdate[]
  readonly timers: readonly TimerRow[]
  readonly cancelled: readonly string[]
  readonly groups: readonly GroupRow[]
  readonly handles: readonly HandleRow[]
  readonly charters: readonly CharterRow[]
  readonly cursors: readonly { readonly account: number; readonly cursor: string }[]
  /** Members whose content and handles are erased with this commit. */
  readonly erased: readonly number[]
}

/** What is left out stays as it was. */
export interface MarkUpdate {
  readonly item: string
  readonly assignee?: string | null
  readonly snoozed?: number | null
  /** Raises the turn. */
  readonly again?: boolean
}

/** A commit without anything in it, to be filled. */
export function emptyCommit(lease: Lease): CommunityCommit {
  return {
    lease,
    events: [],
    link: null,
    content: [],
    state: [],
    actions: [],
    updates: [],
    entries: [],
    cases: [],
    settled: [],
    withdrawn: [],
    adopted: [],
    closed: [],
    reopened: [],
    marks: [],
    timers: [],
    cancelled: [],
    groups: [],
    handles: [],
    charters: [],
    cursors: [],
    erased: [],
  }
}

export interface LedgerStore {
  readonly createCommunity: (row: {
    readonly community: number
    readonly name: string
    readonly created: number
  }) => Promise<void>
  readonly createAccount: (row: NewAccount) => Promise<void>
  /** Replaces name, settings and `closed`; rejects when there is no such account of this platform. */
  readonly updateAccount: (row: AccountRow) => Promise<void>
  /** Replaces the secret of that name, if there is one. */
  readonly putSecret: (row: SecretRow) => Promise<void>
  readonly removeSecret: (community: number, account: number, name: string) => Promise<void>
  /** All of them in one durable transaction, or a `Conflict` when one is no longer what it was. */
  readonly resealSecrets: (rows: readonly ResealedSecret[]) => Promise<void>
  readonly listCommunities: () => Promise<readonly CommunityRow[]>
  readonly listAccounts: (community: number) => Promise<readonly AccountRow[]>
  /** Takes the community over: raises its epoch. */
  readonly acquire: (community: number) => Promise<Lease>
  /** Of these keys, the ones already in the ledger. */
  readonly seen: (community: number, keys: readonly string[]) => Promise<ReadonlySet<string>>
  /** Dedupe keys not below `from`, ascending, at most `limit`. */
  readonly keysFrom: (community: number, from: string, limit: number) => Promise<readonly string[]>
  /** Records of a scope that needs no `b`, by ascending `a`, beginning after `after`. */
  readonly scanState: (
    community: number,
    scope: Scope,
    after: number,
    limit: number,
  ) => Promise<readonly StateRow[]>
  readonly loadState: (community: number, keys: readonly StateKey[]) => Promise<readonly StateRow[]>
  readonly findGroups: (
    community: number,
    platform: string,
    natives: readonly string[],
  ) => Promise<readonly GroupRow[]>
  readonly findHandles: (
    community: number,
    platform: string,
    natives: readonly string[],
  ) => Promise<readonly HandleRow[]>
  readonly handlesOf: (community: number, members: readonly number[]) => Promise<readonly HandleRow[]>
  readonly groupsOf: (community: number, groups: readonly number[]) => Promise<readonly GroupRow[]>
  /** Contents of these events that were not erased, their actions' texts included. */
  readonly content: (community: number, seqs: readonly number[]) => Promise<readonly ContentRow[]>
  readonly latestCharter: (community: number) => Promise<CharterRow | null>
  readonly cursor: (community: number, account: number) => Promise<string | null>
  /** All commits in one transaction. */
  readonly commit: (commits: readonly CommunityCommit[]) => Promise<void>
  readonly dueTimers: (now: number, limit: number) => Promise<readonly TimerRow[]>
  readonly nextTimer: () => Promise<number | null>
  /**
   * Queued actions that are due, not marked in any way: the first few, by (seq, n), of each of the next `lanes`
   * lanes after `after` (absent = from the start), so that one that is blocked never hides the others. What
   * waits for each other shares a lane: within a community the sanctions of a group, its other actions, words to
   * a member, a webhook, a channel. Lanes of sanctions come first.
   */
  readonly peekActions: (now: number, lanes: number, after?: string) => Promise<WaitingPage>
  /**
   * Marks those of `refs` that are still queued as `sending`, with one more attempt, in one durable
   * transaction, and answers with them as they are now, in the order of `refs`. What was withdrawn or erased
   * since it was peeked at is so here.
   */
  readonly claimActions: (refs: readonly ActionRef[]) => Promise<readonly ClaimedAction[]>
  /** Actions handed to a person whose time (`due`) has passed, longest passed first. */
  readonly overdueActions: (now: number, limit: number) => Promise<readonly ActionRow[]>
  /** Earliest `due` later than `after` of what is queued or handed to a person; `after` absent = of all. */
  readonly nextAction: (after?: number) => Promise<number | null>
  /** Actions left `sending` by a crash. */
  readonly strandedActions: () => Promise<readonly ActionRow[]>
  /** Copies the database to `file` while it is in use. */
  readonly backup: (file: string) => Promise<void>
  readonly close: () => Promise<void>
}

export interface ActionRef {
  readonly community: number
  readonly seq: number
  readonly n: number
}

/** What the outbox needs to say when an action may be sent. */
export interface WaitingAction {
  readonly action: ActionRow
  /** The account that serves its group, else the first one on its member's platform. */
  readonly account: number | null
  readonly platform: string | null
}

export interface WaitingPage {
  readonly actions: readonly WaitingAction[]
  /** The lane after which to go on; null when all were seen. */
  readonly next: string | null
}

/** What the outbox needs to send one action. */
export interface ClaimedAction extends WaitingAction {
  readonly groupNative: string | null
  readonly personNative: string | null
  readonly messageNative: string | null
  readonly text: string | null
}

export interface Page {
  /** Only what comes before (older than) this event, newest first. */
  readonly before?: number
  /** Only what comes after this event, oldest first. */
  readonly after?: number
  readonly limit: number
}

export interface StoredEvent {
  readonly event: EventRow
  /** JSON of the event's content; null when it has none or it was erased. */
  readonly content: string | null
  readonly actions: readonly (ActionRow & { readonly text: string | null })[]
}

export interface EventFilter {
  readonly group?: number
  readonly member?: number
  readonly kind?: string
  /** Events of any of these kinds. */
  readonly kinds?: readonly string[]
  /** Events in which this rule fired. */
  readonly rule?: string
  /** Events that led to an act of this kind; `any` of whatever kind. */
  readonly act?: string
  /** Of these events only, at most 1,000. */
  readonly among?: readonly number[]
}

/** A page of the feed that may have ended early. */
export interface FoundEvents {
  readonly events: readonly StoredEvent[]
  /** `before` (or `after`) of the next page; null when everything was looked at. */
  readonly next: number | null
  /** The time was up before the page was full: what it holds is right, and more may come from `next` on. */
  readonly partial: boolean
}

export interface ActionFilter {
  readonly group?: number
  readonly kind?: string
  readonly rule?: string
}

export interface ReadStore {
  readonly listCommunities: () => Promise<readonly CommunityRow[]>
  readonly listAccounts: (community: number) => Promise<readonly AccountRow[]>
  /** Of one account, by name. */
  readonly secrets: (community: number, account: number) => Promise<readonly SecretRow[]>
  /** Of all communities, by community, account and name. */
  readonly allSecrets: () => Promise<readonly SecretRow[]>
  readonly listGroups: (
    community: number,
  ) => Promise<readonly (GroupRow & { readonly state: string | null })[]>
  readonly events: (community: number, page: Page, filter?: EventFilter) => Promise<readonly StoredEvent[]>
  /** As `events`, but looks no further once `patience` milliseconds are over; always a step, so that it gets on. */
  readonly findEvents: (
    community: number,
    page: Page,
    filter: EventFilter,
    patience: number,
  ) => Promise<FoundEvents>
  readonly event: (community: number, seq: number) => Promise<StoredEvent | null>
  readonly eventByNative: (community: number, group: number, native: string) => Promise<StoredEvent | null>
  readonly charters: (community: number) => Promise<readonly CharterRow[]>
  readonly charter: (community: number, version: number) => Promise<CharterRow | null>
  readonly cases: (
    community: number,
    status: CaseRow['status'] | null,
    page: Page,
  ) => Promise<readonly CaseRow[]>
  /** All that are open, oldest first. */
  readonly openCases: (community: number) => Promise<readonly CaseRow[]>
  readonly oneCase: (community: number, seq: number, n: number) => Promise<CaseRow | null>
  readonly marks: (community: number) => Promise<readonly MarkRow[]>
  /** How many actions stand where, each counted up to `most`. */
  readonly actionCounts: (
    community: number,
    most: number,
  ) => Promise<Readonly<Partial<Record<ActionRow['status'], number>>>>
  readonly actions: (
    community: number,
    status: ActionRow['status'] | null,
    page: Page,
    filter?: ActionFilter,
  ) => Promise<readonly (ActionRow & { readonly text: string | null })[]>
  readonly members: (
    community: number,
    page: { readonly after?: number; readonly limit: number; readonly name?: string },
  ) => Promise<readonly HandleRow[]>
  readonly handles: (community: number, members: readonly number[]) => Promise<readonly HandleRow[]>
  readonly state: (community: number, keys: readonly StateKey[]) => Promise<readonly StateRow[]>
  readonly entries: (community: number, member: number, page: Page) => Promise<readonly EntryRow[]>
  readonly counts: (community: number) => Promise<{
    readonly events: number
    readonly openCases: number
    readonly waitingActions: number
    readonly members: number
    readonly groups: number
  }>
  /** For metrics, over all communities. */
  readonly outboxAge: () => Promise<{
    readonly oldestQueued: number | null
    readonly unknown: number
    readonly expired: number
    readonly failed: number
  }>
  /** Of all communities, by state: what is not over, and what went wrong. */
  readonly waitingActions: () => Promise<readonly WaitingActions[]>
  /** Bytes that the database takes. */
  readonly size: () => Promise<number>
  /** For verification and dumps: ascending, without content. */
  readonly ledger: (community: number, after: number, limit: number) => Promise<readonly EventRow[]>
  readonly chain: (community: number, after: number, limit: number) => Promise<readonly ChainRow[]>
  readonly content: (community: number, seqs: readonly number[]) => Promise<readonly ContentRow[]>
  readonly close: () => Promise<void>
}
