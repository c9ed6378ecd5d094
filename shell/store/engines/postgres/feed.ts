/** The feed on PostgreSQL: what belongs to the events of a page comes in one statement for all of them. */
import type { EntryRow, EventRow } from '../../../../core/ports/rows.ts'
import type { EventFilter, FoundEvents, Page, StoredEvent } from '../../../../core/ports/store.ts'
import { ACTIONS, readActionWithText } from '../../actions.ts'
import type { ActionWithText } from '../../actions.ts'
import { readEntry } from '../../cases.ts'
import { COMMUNITIES } from '../../communities.ts'
import { readEvent } from '../../events.ts'
import { feedPlan } from '../../feed.ts'
import type { Bounds, Query } from '../../feed.ts'
import { Looked } from '../../looked.ts'
import { readText } from '../../text.ts'
import { numberArray } from './arrays.ts'
import { forEach, oneOf } from './lookups.ts'
import type { Ask } from './lookups.ts'

const PLAN = feedPlan({ join: 'JOIN', rareKinds: '' })
const BODIES = `SELECT seq, body FROM content
  WHERE community_id = ? AND seq = ANY(?::bigint[]) AND part = -1`
const ACTIONS_OF_EVENTS = forEach(ACTIONS.ofEvent, 'bigint', ', r.n')

export async function storedEvents(
  ask: Ask,
  community: number,
  rows: readonly EventRow[],
): Promise<readonly StoredEvent[]> {
  if (rows.length === 0) return []
  const seqs = numberArray(rows.map(({ seq }) => seq))
  const bodies = await ask.all<{ seq: number; body: string }>(BODIES, community, seqs)
  const actions = await ask.all<ActionWithText>(ACTIONS_OF_EVENTS, community, seqs)
  const bodyOf = new Map(bodies.map(({ seq, body }) => [seq, readText(body)]))
  const actionsOf = Map.groupBy(actions, ({ seq }) => seq)
  return rows.map((row) => ({
    event: readEvent(row),
    content: bodyOf.get(row.seq) ?? null,
    actions: (actionsOf.get(row.seq) ?? []).map(readActionWithText),
  }))
}

export async function eventPage(
  ask: Ask,
  community: number,
  page: Page,
  filter: EventFilter,
): Promise<readonly StoredEvent[]> {
  const queries = PLAN.events(await boundsOf(ask, community), community, page, filter)
  return storedEvents(ask, community, await rowsOf<EventRow>(ask, queries, page.limit))
}

/** As `eventPage`, until `patience` milliseconds are over. */
export async function findEvents(
  ask: Ask,
  community: number,
  page: Page,
  filter: EventFilter,
  patience: number,
): Promise<FoundEvents> {
  const deadline = performance.now() + patience
  const looked = new Looked(page.limit)
  for (const { sql, values, end } of PLAN.events(await boundsOf(ask, community), community, page, filter)) {
    if (looked.isBegun && performance.now() >= deadline) looked.giveUp()
    if (looked.isOver) break
    looked.take(await ask.all<EventRow>(sql, ...values), end)
  }
  const { rows, next, partial } = looked.found()
  return { events: await storedEvents(ask, community, rows), next, partial }
}

/** The newest event of the group that bears the platform's id. */
export async function eventByNative(
  ask: Ask,
  community: number,
  group: number,
  native: string,
): Promise<StoredEvent | null> {
  const queries = PLAN.byNative(await boundsOf(ask, community), community, group, native)
  const [found] = await storedEvents(ask, community, await rowsOf<EventRow>(ask, queries, 1))
  return found ?? null
}

export async function entriesOf(
  ask: Ask,
  community: number,
  member: number,
  page: Page,
): Promise<readonly EntryRow[]> {
  const queries = PLAN.entries(await boundsOf(ask, community), community, member, page)
  return (await rowsOf<EntryRow>(ask, queries, page.limit)).map(readEntry)
}

async function boundsOf(ask: Ask, community: number): Promise<Bounds> {
  return (await oneOf<Bounds>(ask, COMMUNITIES.lease, community)) ?? { head: 0, listed: 0 }
}

async function rowsOf<Row>(ask: Ask, queries: Iterable<Query>, limit: number): Promise<readonly Row[]> {
  const rows: Row[] = []
  for (const { sql, values } of queries) {
    for (const row of await ask.all<Row>(sql, ...values)) rows.push(row)
    if (rows.length >= limit) break
  }
  return rows.slice(0, limit)
}
