/** The feed on SQLite. Between two statements a thread that takes too long can be ended. */
import type { EntryRow, EventRow } from '../../../../core/ports/rows.ts'
import type { EventFilter, FoundEvents, Page, StoredEvent } from '../../../../core/ports/store.ts'
import { ACTIONS, readActionWithText } from '../../actions.ts'
import type { ActionWithText } from '../../actions.ts'
import { readEntry } from '../../cases.ts'
import { COMMUNITIES } from '../../communities.ts'
import { CONTENT } from '../../content.ts'
import { readEvent } from '../../events.ts'
import { feedPlan } from '../../feed.ts'
import type { Bounds, Query } from '../../feed.ts'
import { Looked } from '../../looked.ts'
import { readText } from '../../text.ts'
import type { Connection } from './connection.ts'

// CROSS JOIN is SQLite's way to say that the list is to be read first.
const PLAN = feedPlan({ join: 'CROSS JOIN', rareKinds: 'INDEXED BY events_by_kind' })

export function storedEvent(connection: Connection, row: EventRow): StoredEvent {
  const content = connection.one<{ body: string }>(CONTENT.body, row.community, row.seq, -1)
  return {
    event: readEvent(row),
    content: content === null ? null : readText(content.body),
    actions: connection.all<ActionWithText>(ACTIONS.ofEvent, row.community, row.seq).map(readActionWithText),
  }
}

export function eventPage(
  connection: Connection,
  community: number,
  page: Page,
  filter: EventFilter,
): readonly StoredEvent[] {
  const queries = PLAN.events(boundsOf(connection, community), community, page, filter)
  return rowsOf<EventRow>(connection, queries, page.limit).map((row) => storedEvent(connection, row))
}

/** As `eventPage`, until `patience` milliseconds are over. */
export function findEvents(
  connection: Connection,
  community: number,
  page: Page,
  filter: EventFilter,
  patience: number,
): FoundEvents {
  const deadline = performance.now() + patience
  const looked = new Looked(page.limit)
  for (const { sql, values, end } of PLAN.events(boundsOf(connection, community), community, page, filter)) {
    if (looked.isBegun && performance.now() >= deadline) looked.giveUp()
    if (looked.isOver) break
    looked.take(connection.all<EventRow>(sql, ...values), end)
  }
  const { rows, next, partial } = looked.found()
  return { events: rows.map((row) => storedEvent(connection, row)), next, partial }
}

/** The newest event of the group that bears the platform's id. */
export function eventByNative(
  connection: Connection,
  community: number,
  group: number,
  native: string,
): StoredEvent | null {
  const queries = PLAN.byNative(boundsOf(connection, community), community, group, native)
  const [row] = rowsOf<EventRow>(connection, queries, 1)
  return row === undefined ? null : storedEvent(connection, row)
}

export function entriesOf(
  connection: Connection,
  community: number,
  member: number,
  page: Page,
): readonly EntryRow[] {
  const queries = PLAN.entries(boundsOf(connection, community), community, member, page)
  return rowsOf<EntryRow>(connection, queries, page.limit).map(readEntry)
}

function boundsOf(connection: Connection, community: number): Bounds {
  return connection.one<Bounds>(COMMUNITIES.lease, community) ?? { head: 0, listed: 0 }
}

function rowsOf<Row>(connection: Connection, queries: Iterable<Query>, limit: number): readonly Row[] {
  const rows: Row[] = []
  for (const { sql, values } of queries) {
    for (const row of connection.all<Row>(sql, ...values)) rows.push(row)
    if (rows.length >= limit) break
  }
  return rows.slice(0, limit)
}
