/** What one community's commit writes: a statement a table, whatever the number of rows. */
import { mayBecome } from '../../../../core/ports/action-status.ts'
import { Conflict } from '../../../../core/ports/store.ts'
import type { CommunityCommit, MarkUpdate } from '../../../../core/ports/store.ts'
import type { CaseRow, ContentRow, EventRow } from '../../../../core/ports/rows.ts'
import { ACTIONS } from '../../actions.ts'
import { CASES, MARKS } from '../../cases.ts'
import { CHARTERS } from '../../charters.ts'
import { COMMUNITIES } from '../../communities.ts'
import { CONTENT } from '../../content.ts'
import { CHAIN, LISTS, LIST_EVERY } from '../../events.ts'
import { HANDLES } from '../../groups.ts'
import { storeOptional, storeText } from '../../text.ts'
import { arraysOf, linesOf, textArray } from './arrays.ts'
import type { Bulk, Stream } from './arrays.ts'
import type { Value } from './client.ts'
import {
  ACTION_ROWS,
  ACTION_UPDATES,
  CASE_CLOSURES,
  CASE_ROWS,
  CONTENT_ROWS,
  CURSOR_ROWS,
  ENTRY_ROWS,
  EVENT_ROWS,
  GROUP_ROWS,
  HANDLE_ROWS,
  NAME_ROWS,
  STATE_REMOVALS,
  STATE_ROWS,
  TIMER_ROWS,
} from './bulk.ts'
import type { Change, Write } from './transaction.ts'

/** Statements of `commit`, in the order in which they are to be run. Throws `Conflict` for a row that is not its own. */
export function writesOf(commit: CommunityCommit, listed: number): readonly Write[] {
  refuseStrangers(commit)
  const { community } = commit.lease
  const head = commit.link?.to ?? commit.lease.head
  const list = head - listed >= LIST_EVERY
  return [
    ...eventWrites(commit),
    ...contentWrites(commit),
    ...stateWrites(commit),
    ...actionWrites(commit),
    ...workWrites(commit),
    ...nameWrites(commit),
    ...(list ? listWrites(community, listed, head) : []),
    ...eraseWrites(commit, listed),
  ]
}

/** Where the lists end once `commit` is written. */
export function listedAfter({ lease, link }: CommunityCommit, listed: number): number {
  const head = link?.to ?? lease.head
  return head - listed >= LIST_EVERY ? head : listed
}

const write = (sql: string, ...values: Value[]): Change => ({ sql, values })

function bulk<Row>({ sql, columns }: Bulk<Row>, community: number, rows: readonly Row[]): Change[] {
  return rows.length === 0 ? [] : [{ sql, values: [community, ...arraysOf(columns, rows)] }]
}

function stream<Row>(kind: Stream<Row>, community: number, rows: readonly Row[]): Write[] {
  return rows.length === 0 ? [] : [{ sql: kind.sql, lines: linesOf(kind, community, rows) }]
}

function eventWrites({ lease, events, link }: CommunityCommit): Write[] {
  if (link === null) return []
  refuseGaps(events, lease.head)
  return [
    ...stream(EVENT_ROWS, lease.community, events),
    write(CHAIN.insert, link.community, link.from, link.to, link.hash),
    write(COMMUNITIES.advance, link.to, link.hash, lease.community),
  ]
}

function contentWrites({ lease, content }: CommunityCommit): Write[] {
  const names = content.flatMap((row: ContentRow) =>
    (row.names ?? []).map((member) => ({ member, seq: row.seq, part: row.part })),
  )
  return [...stream(CONTENT_ROWS, lease.community, content), ...bulk(NAME_ROWS, lease.community, names)]
}

function stateWrites({ lease, state }: CommunityCommit): Write[] {
  const last = lastOf(state, ({ scope, a, b }) => `${scope} ${a} ${b}`)
  return [
    ...bulk(
      STATE_REMOVALS,
      lease.community,
      last.filter(({ value }) => value === null),
    ),
    ...bulk(
      STATE_ROWS,
      lease.community,
      last.filter(({ value }) => value !== null),
    ),
  ]
}

function actionWrites({ lease, actions, updates, withdrawn, adopted }: CommunityCommit): Write[] {
  const { community } = lease
  const merged = new Map<string, CommunityCommit['updates'][number]>()
  for (const update of updates) {
    const key = `${update.seq}/${update.n}`
    const earlier = merged.get(key)
    if (earlier === undefined || mayBecome(earlier.status, update.status, update.again)) {
      merged.set(key, { ...earlier, ...update })
    }
  }
  const otherwise = `Community ${community} has no action ${[...merged.keys()].join(' or ')} to update.`
  return [
    ...stream(ACTION_ROWS, community, actions),
    ...bulk(ACTION_UPDATES, community, [...merged.values()]).map((each) => ({
      ...each,
      changes: { rows: merged.size, otherwise },
    })),
    ...withdrawn.map(({ rule, before }) => write(ACTIONS.withdraw, community, storeText(rule), before)),
    ...adopted.map(({ kept, taken }) => write(ACTIONS.adopt, kept, community, taken)),
  ]
}

const SETTLE = `UPDATE cases SET status = 'closed'
  WHERE community_id = ? AND key = ANY(?::text[]) AND status = 'open'`
const CANCEL = 'DELETE FROM timers WHERE community_id = ? AND key = ANY(?::text[])'

function workWrites(commit: CommunityCommit): Write[] {
  const { community } = commit.lease
  const { entries, closed, settled, cases, cancelled, timers } = commit
  const texts = (list: readonly string[]) => textArray(list.map(storeText))
  return [
    ...stream(ENTRY_ROWS, community, entries),
    ...bulk(
      CASE_CLOSURES,
      community,
      lastOf(closed, ({ seq, n }) => `${seq}/${n}`),
    ),
    ...(settled.length === 0 ? [] : [write(SETTLE, community, texts(settled))]),
    ...commit.reopened.map(({ seq, n }) => write(CASES.reopen, community, seq, n)),
    ...bulk(CASE_ROWS, community, joined(cases)),
    ...commit.marks.flatMap((mark) => markWrites(community, mark)),
    ...(cancelled.length === 0 ? [] : [write(CANCEL, community, texts(cancelled))]),
    ...bulk(
      TIMER_ROWS,
      community,
      lastOf(timers, ({ key }) => key),
    ),
  ]
}

function markWrites(community: number, { item, assignee, snoozed, again }: MarkUpdate): Write[] {
  const name = storeText(item)
  return [
    ...(assignee === undefined ? [] : [write(MARKS.assign, community, name, storeOptional(assignee))]),
    ...(snoozed === undefined ? [] : [write(MARKS.snooze, community, name, snoozed)]),
    ...(again === true ? [write(MARKS.again, community, name)] : []),
  ]
}

function nameWrites(commit: CommunityCommit): Write[] {
  const { community } = commit.lease
  return [
    ...bulk(
      GROUP_ROWS,
      community,
      lastOf(commit.groups, ({ group }) => String(group)),
    ),
    ...bulk(
      HANDLE_ROWS,
      community,
      lastOf(commit.handles, ({ platform, native }) => JSON.stringify([platform, native])),
    ),
    ...commit.charters.map((row) =>
      write(
        CHARTERS.insert,
        community,
        row.version,
        storeText(row.source),
        storeOptional(row.files ?? null),
        row.published,
        storeText(row.operator),
        storeText(row.reason),
      ),
    ),
    ...bulk(
      CURSOR_ROWS,
      community,
      lastOf(commit.cursors, ({ account }) => String(account)),
    ),
  ]
}

function listWrites(community: number, listed: number, head: number): Write[] {
  return [
    write(LISTS.groups, community, listed + 1, head),
    write(LISTS.members, community, listed + 1, head),
    write(COMMUNITIES.listed, head, community),
  ]
}

/** Comes last, so that it also takes what this very commit brought of the member. */
function eraseWrites({ lease, erased }: CommunityCommit, listed: number): Write[] {
  const { community } = lease
  return erased.flatMap((member) => [
    write(CONTENT.eraseListed, community, member),
    write(CONTENT.eraseUnlisted, community, member, listed),
    write(CONTENT.eraseNaming, community, member),
    write(CONTENT.eraseNames, community, member),
    write(HANDLES.erase, community, member),
  ])
}

/** One statement cannot change a row twice: of rows with the same key the last one counts. */
function lastOf<Row>(rows: readonly Row[], keyOf: (row: Row) => string): readonly Row[] {
  if (rows.length < 2) return rows
  return [...new Map(rows.map((row) => [keyOf(row), row])).values()]
}

/** Drafts of one open key are one case. */
function joined(cases: readonly CaseRow[]): readonly CaseRow[] {
  const open = new Map<string, CaseRow>()
  const others: CaseRow[] = []
  for (const row of cases) {
    if (row.status !== 'open') {
      others.push(row)
      continue
    }
    const first = open.get(row.key)
    open.set(row.key, first === undefined ? row : { ...first, count: first.count + row.count })
  }
  return [...open.values(), ...others]
}

function refuseGaps(events: readonly EventRow[], head: number): void {
  events.forEach(({ seq }, index) => {
    if (seq !== head + 1 + index) {
      throw new Conflict(`Event ${seq} stands where ${head + 1 + index} was expected.`)
    }
  })
}

function refuseStrangers(commit: CommunityCommit): void {
  const { lease, events, link, content, actions, entries, cases, timers, groups, handles, charters } = commit
  const all = [events, link === null ? [] : [link], content, actions, entries, cases, timers, groups, handles]
  for (const rows of [...all, charters]) {
    for (const { community } of rows) {
      if (community !== lease.community) {
        throw new Conflict(
          `A row of community ${community} stands in a commit of community ${lease.community}.`,
        )
      }
    }
  }
}
