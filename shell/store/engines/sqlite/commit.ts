/** Writes the commits of one batch. Single-row statements, prepared once: spreading rows over one statement gains nothing here. */
import { mayBecome } from '../../../../core/ports/action-status.ts'
import type { ActionRow } from '../../../../core/ports/rows.ts'
import { Conflict, Fenced } from '../../../../core/ports/store.ts'
import type { CommunityCommit } from '../../../../core/ports/store.ts'
import { ACTIONS } from '../../actions.ts'
import { CASES, ENTRIES, MARKS, TIMERS } from '../../cases.ts'
import { CHARTERS, CURSORS } from '../../charters.ts'
import { COMMUNITIES } from '../../communities.ts'
import { CONTENT } from '../../content.ts'
import { CHAIN, EVENTS, LISTS, LIST_EVERY } from '../../events.ts'
import { GROUPS, HANDLES } from '../../groups.ts'
import { STATE } from '../../state.ts'
import { storeOptional, storeText } from '../../text.ts'
import type { Connection } from './connection.ts'

interface StoredLease {
  readonly epoch: number
  readonly head: number
  readonly chain: string
  readonly listed: number
}

/** To be called within a transaction. Throws `Fenced`, `Conflict`, or what SQLite says. */
export function writeCommit(connection: Connection, commit: CommunityCommit): void {
  const stored = checkLease(connection, commit)
  const head = writeEvents(connection, commit)
  writeContent(connection, commit)
  writeState(connection, commit)
  writeActions(connection, commit)
  writeWork(connection, commit)
  writeNames(connection, commit)
  if (head - stored.listed >= LIST_EVERY) listEvents(connection, commit.lease.community, stored.listed, head)
  erase(connection, commit, stored.listed)
}

function checkLease(connection: Connection, { lease, events, link }: CommunityCommit): StoredLease {
  const stored = connection.one<StoredLease>(COMMUNITIES.lease, lease.community)
  if (stored === null) throw new Conflict(`Community ${lease.community} does not exist.`)
  if (stored.epoch !== lease.epoch) throw new Fenced(lease.community)
  if (stored.head !== lease.head || stored.chain !== lease.chain) {
    throw new Conflict(
      `Community ${lease.community} stands at event ${stored.head}, this commit follows ${lease.head}.`,
    )
  }
  const follows =
    events.length === 0
      ? link === null
      : link !== null && link.from === lease.head + 1 && link.to === lease.head + events.length
  if (!follows) throw new Conflict(`The chain of community ${lease.community} does not cover its events.`)
  return stored
}

function writeEvents(connection: Connection, { lease, events, link }: CommunityCommit): number {
  if (link === null) return lease.head
  const insert = connection.prepare(EVENTS.insert)
  let seq = lease.head
  for (const row of events) {
    seq += 1
    own(row.community, lease.community)
    if (row.seq !== seq) throw new Conflict(`Event ${row.seq} stands where ${seq} was expected.`)
    insert.run(
      row.community,
      seq,
      storeText(row.kind),
      row.at,
      row.received,
      row.now,
      row.source,
      row.account,
      row.group,
      row.member,
      storeOptional(row.native),
      row.revision,
      storeText(row.dedupe),
      row.data,
      row.decision,
      row.contentHash,
    )
  }
  own(link.community, lease.community)
  connection.run(CHAIN.insert, link.community, link.from, link.to, link.hash)
  connection.run(COMMUNITIES.advance, seq, link.hash, lease.community)
  return seq
}

function writeContent(connection: Connection, { lease, content }: CommunityCommit): void {
  const insert = connection.prepare(CONTENT.insert)
  for (const row of content) {
    own(row.community, lease.community)
    insert.run(row.community, row.seq, row.part, row.member, storeText(row.salt), storeText(row.body))
    for (const member of row.names ?? []) {
      connection.run(CONTENT.insertName, row.community, member, row.seq, row.part)
    }
  }
}

function writeState(connection: Connection, { lease, state }: CommunityCommit): void {
  const upsert = connection.prepare(STATE.upsert)
  for (const { scope, a, b, value } of state) {
    if (value === null) connection.run(STATE.remove, lease.community, scope, a, b)
    else upsert.run(lease.community, scope, a, b, value)
  }
}

function writeActions(connection: Connection, commit: CommunityCommit): void {
  const { lease, actions, updates, withdrawn, adopted } = commit
  const insert = connection.prepare(ACTIONS.insert)
  for (const row of actions) {
    own(row.community, lease.community)
    insert.run(
      row.community,
      row.seq,
      row.n,
      row.kind,
      storeText(row.rule),
      row.group,
      row.member,
      row.message,
      row.amount,
      storeOptional(row.name),
      row.due,
      row.expires,
      row.status,
      row.attempts,
      storeOptional(row.code),
      storeOptional(row.native),
    )
  }
  for (const update of updates) updateAction(connection, lease.community, update)
  for (const { rule, before } of withdrawn) {
    connection.run(ACTIONS.withdraw, lease.community, storeText(rule), before)
  }
  for (const { kept, taken } of adopted) connection.run(ACTIONS.adopt, kept, lease.community, taken)
}

type KnownAction = Pick<ActionRow, 'status' | 'code' | 'native' | 'due' | 'expires'>

function updateAction(
  connection: Connection,
  community: number,
  update: CommunityCommit['updates'][number],
): void {
  const { seq, n } = update
  const known = connection.one<KnownAction>(ACTIONS.byRef, community, seq, n)
  if (known === null) throw new Conflict(`Community ${community} has no action ${seq}/${n} to update.`)
  if (!mayBecome(known.status, update.status, update.again)) return
  const code = update.code === undefined ? known.code : storeOptional(update.code)
  const native = update.native === undefined ? known.native : storeOptional(update.native)
  const [due, expires] = [update.due ?? known.due, update.expires ?? known.expires]
  connection.run(ACTIONS.update, update.status, code, native, due, expires, community, seq, n)
}

function writeWork(connection: Connection, commit: CommunityCommit): void {
  const { community } = commit.lease
  const entry = connection.prepare(ENTRIES.insert)
  for (const row of commit.entries) {
    own(row.community, community)
    entry.run(row.community, row.member, row.seq, row.n, row.amount, storeText(row.rule), row.at)
  }
  for (const { seq, n, status } of commit.closed) connection.run(CASES.close, status, community, seq, n)
  for (const key of commit.settled) connection.run(CASES.settle, community, storeText(key))
  for (const { seq, n } of commit.reopened) connection.run(CASES.reopen, community, seq, n)
  for (const row of commit.cases) {
    own(row.community, community)
    connection.run(
      CASES.open,
      community,
      row.seq,
      row.n,
      storeText(row.key),
      storeText(row.kind),
      storeOptional(row.rule),
      row.group,
      row.member,
      row.message,
      row.opened,
      row.count,
      row.status,
    )
  }
  for (const { item, assignee, snoozed, again } of commit.marks) {
    const name = storeText(item)
    if (assignee !== undefined) connection.run(MARKS.assign, community, name, storeOptional(assignee))
    if (snoozed !== undefined) connection.run(MARKS.snooze, community, name, snoozed)
    if (again === true) connection.run(MARKS.again, community, name)
  }
  for (const key of commit.cancelled) connection.run(TIMERS.cancel, community, storeText(key))
  for (const row of commit.timers) {
    own(row.community, community)
    connection.run(TIMERS.upsert, community, storeText(row.key), row.due, row.group, row.payload)
  }
}

function writeNames(connection: Connection, commit: CommunityCommit): void {
  const { community } = commit.lease
  for (const row of commit.groups) {
    own(row.community, community)
    const { group, account } = row
    const [platform, native] = [storeText(row.platform), storeText(row.native)]
    connection.run(GROUPS.upsert, community, group, account, platform, native, storeOptional(row.name))
  }
  for (const row of commit.handles) {
    own(row.community, community)
    const [platform, native] = [storeText(row.platform), storeText(row.native)]
    connection.run(HANDLES.upsert, community, platform, native, row.member, storeOptional(row.name))
  }
  for (const row of commit.charters) {
    own(row.community, community)
    const [source, operator, reason] = [storeText(row.source), storeText(row.operator), storeText(row.reason)]
    const files = storeOptional(row.files ?? null)
    connection.run(CHARTERS.insert, community, row.version, source, files, row.published, operator, reason)
  }
  for (const { account, cursor } of commit.cursors) {
    connection.run(CURSORS.upsert, community, account, storeText(cursor))
  }
}

function listEvents(connection: Connection, community: number, listed: number, head: number): void {
  connection.run(LISTS.groups, community, listed + 1, head)
  connection.run(LISTS.members, community, listed + 1, head)
  connection.run(COMMUNITIES.listed, head, community)
}

/** Comes last, so that it also takes what this very commit brought of the member. */
function erase(connection: Connection, { lease, erased }: CommunityCommit, listed: number): void {
  for (const member of erased) {
    connection.run(CONTENT.eraseListed, lease.community, member)
    connection.run(CONTENT.eraseUnlisted, lease.community, member, listed)
    connection.run(CONTENT.eraseNaming, lease.community, member)
    connection.run(CONTENT.eraseNames, lease.community, member)
    connection.run(HANDLES.erase, lease.community, member)
  }
}

function own(community: number, leased: number): void {
  if (community !== leased) {
    throw new Conflict(`A row of community ${community} stands in a commit of community ${leased}.`)
  }
}
