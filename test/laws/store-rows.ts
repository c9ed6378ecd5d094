/** Rows for the laws of the store: small, whole, and different wherever a mix-up would show. */
import { createHash } from 'node:crypto'
import { canonicalLink } from '../../core/ports/canonical.ts'
import { emptyCommit } from '../../core/ports/store.ts'
import type { ClaimedAction, CommunityCommit, Lease, LedgerStore } from '../../core/ports/store.ts'
import type {
  ActionRow,
  CaseRow,
  ContentRow,
  EntryRow,
  EventRow,
  GroupRow,
  HandleRow,
  TimerRow,
} from '../../core/ports/rows.ts'

export const START = 1_790_000_000_000

export function eventRow(community: number, seq: number, over: Partial<EventRow> = {}): EventRow {
  const at = START + seq * 1_000
  return {
    community,
    seq,
    kind: 'message.sent',
    at,
    received: at + 20,
    now: at,
    source: 'live',
    account: 7,
    group: 11,
    member: 21,
    native: `native-${seq}`,
    revision: 0,
    dedupe: `${Math.floor(at / 60_000).toString(36)}:11:message.sent:native-${seq}:0`,
    data: '{}',
    decision: '{}',
    contentHash: null,
    ...over,
  }
}

export function contentRow(community: number, seq: number, over: Partial<ContentRow> = {}): ContentRow {
  return {
    community,
    seq,
    part: -1,
    member: 21,
    salt: `salt${seq}`,
    body: `{"text":"message ${seq} of ${community}"}`,
    ...over,
  }
}

export function actionRow(community: number, seq: number, over: Partial<ActionRow> = {}): ActionRow {
  return {
    community,
    seq,
    n: 0,
    kind: 'reply',
    rule: 'no-ads',
    group: 11,
    member: 21,
    message: seq,
    amount: null,
    name: null,
    due: START,
    expires: START + 3_600_000,
    status: 'queued',
    attempts: 0,
    code: null,
    native: null,
    ...over,
  }
}

export function caseRow(community: number, seq: number, over: Partial<CaseRow> = {}): CaseRow {
  return {
    community,
    seq,
    n: 0,
    key: 'ads:21',
    kind: 'ads',
    rule: 'no-ads',
    group: 11,
    member: 21,
    message: seq,
    opened: START + seq,
    count: 1,
    status: 'open',
    ...over,
  }
}

export function entryRow(community: number, seq: number, over: Partial<EntryRow> = {}): EntryRow {
  return { community, seq, n: 0, member: 21, amount: 1, rule: 'points', at: START + seq, ...over }
}

export function timerRow(community: number, key: string, over: Partial<TimerRow> = {}): TimerRow {
  return { community, key, due: START, group: 11, payload: '{}', ...over }
}

export function groupRow(community: number, group: number, over: Partial<GroupRow> = {}): GroupRow {
  return {
    community,
    group,
    account: 7,
    platform: 'room',
    native: `g${group}`,
    name: `Group ${group}`,
    ...over,
  }
}

export function handleRow(community: number, member: number, over: Partial<HandleRow> = {}): HandleRow {
  return { community, member, platform: 'room', native: `u${member}`, name: `Name ${member}`, ...over }
}

export type Parts = Partial<Omit<CommunityCommit, 'lease' | 'link'>>

/** A commit of `parts` that follows `lease`, linked over its events. */
export function commitOf(lease: Lease, parts: Parts): CommunityCommit {
  const events = parts.events ?? []
  const next = after(lease, events)
  const link =
    events.length === 0
      ? null
      : { community: lease.community, from: lease.head + 1, to: next.head, hash: next.chain }
  return { ...emptyCommit(lease), ...parts, link }
}

/** The lease after a commit of these events. */
export function after(lease: Lease, events: readonly EventRow[]): Lease {
  if (events.length === 0) return lease
  const hash = createHash('sha256').update(canonicalLink(lease.chain, events)).digest('hex')
  return { ...lease, head: lease.head + events.length, chain: hash }
}

/** Commits `parts` and returns the lease for the next commit. */
export async function write(ledger: LedgerStore, lease: Lease, parts: Parts): Promise<Lease> {
  await ledger.commit([commitOf(lease, parts)])
  return after(lease, parts.events ?? [])
}

/** Claims what is due, as the outbox does: a look first, then what it saw. */
export async function claimDue(
  store: Pick<LedgerStore, 'peekActions' | 'claimActions'>,
  now: number,
  limit: number,
): Promise<readonly ClaimedAction[]> {
  const { actions } = await store.peekActions(now, 1_000)
  return store.claimActions(actions.slice(0, limit).map(({ action }) => action))
}

/** `count` events after the lease, each made different by `over`. */
export function eventsAfter(
  lease: Lease,
  count: number,
  over: (seq: number) => Partial<EventRow> = () => ({}),
): EventRow[] {
  return Array.from({ length: count }, (_, index) => {
    const seq = lease.head + 1 + index
    return eventRow(lease.community, seq, over(seq))
  })
}
