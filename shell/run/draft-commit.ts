/** One community's commit while it is being filled. */
import type {
  ActionRow,
  ActionUpdate,
  CaseRow,
  CharterRow,
  ContentRow,
  EntryRow,
  EventRow,
  GroupRow,
  HandleRow,
  StateRow,
  TimerRow,
} from '../../core/ports/rows.ts'
import type { CommunityCommit, Lease, MarkUpdate } from '../../core/ports/store.ts'
import { linkOf } from './chain.ts'

export interface DraftCommit {
  readonly events: EventRow[]
  readonly content: ContentRow[]
  readonly actions: ActionRow[]
  readonly updates: ActionUpdate[]
  readonly entries: EntryRow[]
  readonly cases: CaseRow[]
  readonly settled: string[]
  readonly withdrawn: CommunityCommit['withdrawn'][number][]
  readonly adopted: CommunityCommit['adopted'][number][]
  readonly closed: CommunityCommit['closed'][number][]
  readonly reopened: CommunityCommit['reopened'][number][]
  readonly marks: MarkUpdate[]
  /** By key: what the last event that named it left behind. */
  readonly timers: Map<string, TimerRow | null>
  readonly charters: CharterRow[]
  readonly cursors: Map<number, string>
  readonly erased: number[]
}

export interface ChangedRows {
  readonly state: readonly StateRow[]
  readonly groups: readonly GroupRow[]
  readonly handles: readonly HandleRow[]
}

export function draftCommit(): DraftCommit {
  return {
    events: [],
    content: [],
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
    timers: new Map(),
    charters: [],
    cursors: new Map(),
    erased: [],
  }
}

export function finishCommit(draft: DraftCommit, lease: Lease, changed: ChangedRows): CommunityCommit {
  const { events, content, actions, updates, entries, cases, settled, withdrawn } = draft
  const { adopted, closed, reopened, marks, charters, erased } = draft
  const timers = [...draft.timers]
  return {
    lease,
    events,
    link: linkOf(lease.chain, events),
    content,
    actions,
    updates,
    entries,
    cases,
    settled,
    withdrawn,
    adopted,
    closed,
    reopened,
    marks,
    timers: timers.flatMap(([, timer]) => timer ?? []),
    cancelled: timers.flatMap(([key, timer]) => (timer === null ? [key] : [])),
    charters,
    cursors: Array.from(draft.cursors, ([account, cursor]) => ({ account, cursor })),
    erased,
    ...changed,
  }
}

/** Whether there is anything to be written. */
export function hasNews(commit: CommunityCommit): boolean {
  const { events, cursors, timers, cancelled, groups, handles, updates } = commit
  return [events, cursors, timers, cancelled, groups, handles, updates].some(({ length }) => length > 0)
}
