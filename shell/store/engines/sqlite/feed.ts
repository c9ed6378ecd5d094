/**
 * The feed: pages of events, filtered. Filters by group and member read the lists that the writer keeps, and
 * scan the newest events that are not listed yet. What no list serves is scanned in short steps, so that a
 * thread that takes too long can be ended between two of them.
 */
import type { EntryRow, EventRow } from '../../../../core/ports/rows.ts'
import type { EventFilter, Page, StoredEvent } from '../../../../core/ports/store.ts'
import { ACTIONS, readActionWithText } from '../../actions.ts'
import type { ActionWithText } from '../../actions.ts'
import { ENTRIES, readEntry } from '../../cases.ts'
import { COMMUNITIES } from '../../communities.ts'
import { CONTENT } from '../../content.ts'
import { EVENTS, readEvent } from '../../events.ts'
import { containing } from '../../groups.ts'
import { readText, storeText } from '../../text.ts'
import type { Connection, Value } from './connection.ts'

/** Events looked at in one statement. */
const STEP = 10_000

// CROSS JOIN is SQLite's way to say that the list is to be read first.
const listedBy = (subject: 'group' | 'member'): string =>
  `SELECT ${EVENTS.columns} FROM ${subject}_events l
    CROSS JOIN events e ON e.community_id = l.community_id AND e.seq = l.seq
    WHERE l.community_id = ? AND l.${subject}_id = ? AND l.seq > ? AND l.seq < ?`
const LISTED = { group: listedBy('group'), member: listedBy('member') }
// The planner would rather walk the key backwards, which for a rare kind means the whole ledger.
const RARE_KIND = `SELECT ${EVENTS.columns} FROM events e INDEXED BY events_by_kind
  WHERE e.community_id = ? AND e.seq > ? AND e.seq < ?`
const LISTED_ENTRIES = `SELECT ${ENTRIES.columns}
  FROM member_events l CROSS JOIN entries e ON e.community_id = l.community_id AND e.seq = l.seq
  WHERE l.community_id = ? AND l.member_id = ? AND l.seq > ? AND l.seq < ? AND e.member_id = ?`
const UNLISTED_ENTRIES = `SELECT ${ENTRIES.columns} FROM entries e
  WHERE e.community_id = ? AND e.member_id = ? AND e.seq > ? AND e.seq < ?`

interface Bounds {
  readonly head: number
  readonly listed: number
}

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
  const rows: EventRow[] = []
  for (const row of matching(connection, community, page, filter)) {
    rows.push(row)
    if (rows.length >= page.limit) break
  }
  return rows.map((row) => storedEvent(connection, row))
}

/** The newest event of the group that bears the platform's id. */
export function eventByNative(
  connection: Connection,
  community: number,
  group: number,
  native: string,
): StoredEvent | null {
  const stored = storeText(native)
  const where = ' AND e.native = ?'
  for (const row of scan(connection, community, { limit: 1 }, { group }, where, [stored])) {
    return storedEvent(connection, row)
  }
  return null
}

export function entriesOf(
  connection: Connection,
  community: number,
  member: number,
  page: Page,
): readonly EntryRow[] {
  const rows: EntryRow[] = []
  const bounds = boundsOf(connection, community)
  const order = page.after === undefined ? 'DESC' : 'ASC'
  for (const { low, high, list } of steps(bounds, page, { listed: LISTED_ENTRIES, step: STEP })) {
    const place = [community, member, low, high]
    rows.push(
      ...connection.all<EntryRow>(
        `${list ? LISTED_ENTRIES : UNLISTED_ENTRIES} ORDER BY e.seq ${order}, e.n ${order} LIMIT ?`,
        ...(list ? [...place, member] : place),
        page.limit - rows.length,
      ),
    )
    if (rows.length >= page.limit) break
  }
  return rows.map(readEntry)
}

function matching(connection: Connection, community: number, page: Page, filter: EventFilter) {
  const where: string[] = []
  const values: Value[] = []
  if (filter.kind !== undefined) {
    where.push(' AND e.kind = ?')
    values.push(storeText(filter.kind))
    if (filter.kind !== 'message.sent') where.push(" AND e.kind <> 'message.sent'")
  }
  if (filter.rule !== undefined) {
    // What fired stands in the decision as a list that begins with the rule's id.
    where.push(" AND e.decision LIKE ? ESCAPE '!'")
    values.push(containing(`[${JSON.stringify(filter.rule)}`))
  }
  return scan(connection, community, page, filter, where.join(''), values)
}

/** Events in the page's order that meet `where`, read step by step. */
function* scan(
  connection: Connection,
  community: number,
  page: Page,
  filter: EventFilter,
  where: string,
  values: readonly Value[],
): Generator<EventRow> {
  const { group, member } = filter
  const order = page.after === undefined ? 'DESC' : 'ASC'
  const narrow: string[] = []
  const narrowed: Value[] = []
  if (group !== undefined) {
    narrow.push(' AND e.group_id = ?')
    narrowed.push(group)
  }
  if (member !== undefined) {
    narrow.push(' AND e.member_id = ?')
    narrowed.push(member)
  }
  const source = sourceOf(filter)
  for (const { low, high, list } of steps(boundsOf(connection, community), page, source)) {
    const from =
      list && source.listed !== null
        ? { sql: source.listed, values: [community, member ?? group ?? 0, low, high] }
        : { sql: source.unlisted, values: [community, low, high] }
    yield* connection.all<EventRow>(
      `${from.sql}${narrow.join('')}${where} ORDER BY ${list ? 'l' : 'e'}.seq ${order} LIMIT ?`,
      ...from.values,
      ...narrowed,
      ...values,
      page.limit,
    )
  }
}

/** Which index answers a filter best. */
interface Source {
  /** For what the writer has listed; null where no list is used. */
  readonly listed: string | null
  readonly unlisted: string
  /** Events that one statement may look at. */
  readonly step: number
}

function sourceOf({ group, member, kind }: EventFilter): Source {
  if (member !== undefined) return { listed: LISTED.member, unlisted: EVENTS.between, step: STEP }
  if (kind !== undefined && kind !== 'message.sent')
    return { listed: null, unlisted: RARE_KIND, step: Number.MAX_SAFE_INTEGER }
  return { listed: group === undefined ? null : LISTED.group, unlisted: EVENTS.between, step: STEP }
}

function boundsOf(connection: Connection, community: number): Bounds {
  return connection.one<Bounds>(COMMUNITIES.lease, community) ?? { head: 0, listed: 0 }
}

interface Step {
  /** Both exclusive. */
  readonly low: number
  readonly high: number
  /** Whether all events of this step are listed. */
  readonly list: boolean
}

/** Cuts the page's range into steps that end where the lists end, in the page's order. */
function* steps(
  { head, listed }: Bounds,
  page: Page,
  source: Pick<Source, 'listed' | 'step'>,
): Generator<Step> {
  const bottom = page.after ?? 0
  const top = Math.min(page.before ?? head + 1, head + 1)
  const border = source.listed === null ? 0 : listed
  const old = { bottom, top: Math.min(top, border + 1), step: source.step * 10, list: true }
  const fresh = { bottom: Math.max(bottom, border), top, step: source.step, list: false }
  if (page.after === undefined) {
    yield* downwards(fresh)
    yield* downwards(old)
  } else {
    yield* upwards(old)
    yield* upwards(fresh)
  }
}

interface Range {
  readonly bottom: number
  readonly top: number
  readonly step: number
  readonly list: boolean
}

function* downwards({ bottom, top, step, list }: Range): Generator<Step> {
  for (let high = top; high - bottom > 1; high -= step) {
    yield { low: Math.max(bottom, high - step - 1), high, list }
  }
}

function* upwards({ bottom, top, step, list }: Range): Generator<Step> {
  for (let low = bottom; top - low > 1; low += step) {
    yield { low, high: Math.min(top, low + step + 1), list }
  }
}
