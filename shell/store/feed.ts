/**
 * The feed's plan, for every engine: pages of events, filtered. Filters by group and member read the lists
 * that the writer keeps, and scan the newest events that are not listed yet. What no list serves is scanned in
 * short steps, so that a question that takes too long can be ended between two of them.
 */
import type { EventFilter, Page } from '../../core/ports/store.ts'
import { ENTRIES } from './cases.ts'
import { EVENTS } from './events.ts'
import { containing } from './groups.ts'
import { storeText } from './text.ts'

type Value = string | number | null

/** How an engine is told which index answers best. */
export interface Hints {
  /** Joins a list to what it lists, so that the list is read first. */
  readonly join: 'JOIN' | 'CROSS JOIN'
  /** Stands behind `events e` where the index of rare kinds is meant. */
  readonly rareKinds: string
}

/** One statement of a page; the next one is needed only when the page is not full yet. */
export interface Query {
  readonly sql: string
  readonly values: readonly Value[]
}

export interface Bounds {
  readonly head: number
  readonly listed: number
}

export interface FeedPlan {
  /** Events in the page's order that meet the filter. */
  readonly events: (bounds: Bounds, community: number, page: Page, filter: EventFilter) => Generator<Query>
  /** Events of the group that bear the platform's id, newest first. */
  readonly byNative: (bounds: Bounds, community: number, group: number, native: string) => Generator<Query>
  /** Entries of one member in the page's order. */
  readonly entries: (bounds: Bounds, community: number, member: number, page: Page) => Generator<Query>
}

/** Events looked at in one statement. */
const STEP = 10_000

const UNLISTED_ENTRIES = `SELECT ${ENTRIES.columns} FROM entries e
  WHERE e.community_id = ? AND e.member_id = ? AND e.seq > ? AND e.seq < ?`

export function feedPlan(hints: Hints): FeedPlan {
  const sources = sourcesOf(hints)
  const listedEntries = `SELECT ${ENTRIES.columns}
    FROM member_events l ${hints.join} entries e ON e.community_id = l.community_id AND e.seq = l.seq
    WHERE l.community_id = ? AND l.member_id = ? AND l.seq > ? AND l.seq < ? AND e.member_id = ?`
  return {
    events: (bounds, community, page, filter) => {
      const { where, values } = conditionsOf(filter)
      return scan(sources(filter), { bounds, community, page, filter, where, values })
    },
    byNative: (bounds, community, group, native) => {
      const [page, filter] = [{ limit: 1 }, { group }]
      const more = { where: ' AND e.native = ?', values: [storeText(native)] }
      return scan(sources(filter), { bounds, community, page, filter, ...more })
    },
    entries: function* (bounds, community, member, page) {
      const order = page.after === undefined ? 'DESC' : 'ASC'
      for (const { low, high, list } of steps(bounds, page, { listed: listedEntries, step: STEP })) {
        const place = [community, member, low, high]
        yield {
          sql: `${list ? listedEntries : UNLISTED_ENTRIES} ORDER BY e.seq ${order}, e.n ${order} LIMIT ?`,
          values: [...(list ? [...place, member] : place), page.limit],
        }
      }
    },
  }
}

function conditionsOf({ kind, rule }: EventFilter): { where: string; values: readonly Value[] } {
  const where: string[] = []
  const values: Value[] = []
  if (kind !== undefined) {
    where.push(' AND e.kind = ?')
    values.push(storeText(kind))
    if (kind !== 'message.sent') where.push(" AND e.kind <> 'message.sent'")
  }
  if (rule !== undefined) {
    // What fired stands in the decision as a list that begins with the rule's id.
    where.push(" AND e.decision LIKE ? ESCAPE '!'")
    values.push(containing(`[${JSON.stringify(rule)}`))
  }
  return { where: where.join(''), values }
}

interface Scan {
  readonly bounds: Bounds
  readonly community: number
  readonly page: Page
  readonly filter: EventFilter
  readonly where: string
  readonly values: readonly Value[]
}

/** Events in the page's order that meet `where`, step by step. */
function* scan(source: Source, { bounds, community, page, filter, where, values }: Scan): Generator<Query> {
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
  for (const { low, high, list } of steps(bounds, page, source)) {
    const from =
      list && source.listed !== null
        ? { sql: source.listed, values: [community, member ?? group ?? 0, low, high] }
        : { sql: source.unlisted, values: [community, low, high] }
    yield {
      sql: `${from.sql}${narrow.join('')}${where} ORDER BY ${list ? 'l' : 'e'}.seq ${order} LIMIT ?`,
      values: [...from.values, ...narrowed, ...values, page.limit],
    }
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

function sourcesOf({ join, rareKinds }: Hints): (filter: EventFilter) => Source {
  const listedBy = (subject: 'group' | 'member'): string =>
    `SELECT ${EVENTS.columns} FROM ${subject}_events l
      ${join} events e ON e.community_id = l.community_id AND e.seq = l.seq
      WHERE l.community_id = ? AND l.${subject}_id = ? AND l.seq > ? AND l.seq < ?`
  const LISTED = { group: listedBy('group'), member: listedBy('member') }
  // A planner would rather walk the key backwards, which for a rare kind means the whole ledger.
  const rareKind = `SELECT ${EVENTS.columns} FROM events e ${rareKinds}
    WHERE e.community_id = ? AND e.seq > ? AND e.seq < ?`
  return ({ group, member, kind }) => {
    if (member !== undefined) return { listed: LISTED.member, unlisted: EVENTS.between, step: STEP }
    if (kind !== undefined && kind !== 'message.sent')
      return { listed: null, unlisted: rareKind, step: Number.MAX_SAFE_INTEGER }
    return { listed: group === undefined ? null : LISTED.group, unlisted: EVENTS.between, step: STEP }
  }
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
