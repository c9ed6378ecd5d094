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
  /** The page that goes on where this statement ends. */
  readonly end: number
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
      const wanted = { bounds, community, page, filter, where, values }
      return scan(filter.among === undefined ? sources(filter) : AMONG, wanted)
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
          end: endOf(page, { low, high }),
          sql: `${list ? listedEntries : UNLISTED_ENTRIES} ORDER BY e.seq ${order}, e.n ${order} LIMIT ?`,
          values: [...(list ? [...place, member] : place), page.limit],
        }
      }
    },
  }
}

interface Clauses {
  readonly where: string
  readonly values: readonly Value[]
}

function conditionsOf({ kind, kinds, rule, act, among }: EventFilter): Clauses {
  const clauses: Clauses[] = []
  if (kind !== undefined) clauses.push({ where: ' AND e.kind = ?', values: [storeText(kind)] })
  if (kinds !== undefined) clauses.push(oneOf('e.kind', kinds.map(storeText)))
  if (isRare({ kind, kinds })) clauses.push({ where: " AND e.kind <> 'message.sent'", values: [] })
  if (rule !== undefined) {
    // What fired stands in the decision as a list that begins with the rule's id.
    const fired = containing(`[${JSON.stringify(rule)}`)
    clauses.push({ where: " AND e.decision LIKE ? ESCAPE '!'", values: [fired] })
  }
  if (act !== undefined) clauses.push(actClause(act))
  if (among !== undefined) clauses.push(oneOf('e.seq', among))
  return {
    where: clauses.map(({ where }) => where).join(''),
    values: clauses.flatMap(({ values }) => values),
  }
}

function oneOf(column: string, values: readonly Value[]): Clauses {
  if (values.length === 0) return { where: ' AND 1 = 0', values: [] }
  return { where: ` AND ${column} IN (${values.map(() => '?').join(', ')})`, values }
}

const caused = (table: string) =>
  ` AND EXISTS (SELECT 1 FROM ${table} x WHERE x.community_id = e.community_id AND x.seq = e.seq`

/** Points and cases stand in tables of their own. */
function actClause(act: string): Clauses {
  if (act === 'points') return { where: `${caused('entries')})`, values: [] }
  if (act === 'case') return { where: `${caused('cases')})`, values: [] }
  if (act === 'any') return { where: `${caused('actions')})`, values: [] }
  return { where: `${caused('actions')} AND x.kind = ?)`, values: [storeText(act)] }
}

interface Kinds {
  readonly kind?: string | undefined
  readonly kinds?: readonly string[] | undefined
}

/** Whether only kinds are asked for that have an index of their own. */
function isRare({ kind, kinds }: Kinds): boolean {
  const wanted = [...(kind === undefined ? [] : [kind]), ...(kinds ?? [])]
  return wanted.length > 0 && !wanted.includes('message.sent')
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
      end: endOf(page, { low, high }),
      sql: `${from.sql}${narrow.join('')}${where} ORDER BY ${list ? 'l' : 'e'}.seq ${order} LIMIT ?`,
      values: [...from.values, ...narrowed, ...values, page.limit],
    }
  }
}

/** Where the next page begins when all between `low` and `high` was looked at. */
function endOf(page: Page, { low, high }: Pick<Step, 'low' | 'high'>): number {
  return page.after === undefined ? low + 1 : high - 1
}

/** Which index answers a filter best. */
interface Source {
  /** For what the writer has listed; null where no list is used. */
  readonly listed: string | null
  readonly unlisted: string
  /** Events that one statement may look at. */
  readonly step: number
}

/** Named events are looked up, however far apart. */
const AMONG: Source = { listed: null, unlisted: EVENTS.between, step: Number.MAX_SAFE_INTEGER }

/** The index answers at once what is asked of one kind alone; what else is asked is looked for in steps. */
function rareStep({ group, rule, act, kinds }: EventFilter): number {
  const alone = group === undefined && rule === undefined && act === undefined && kinds === undefined
  return alone ? Number.MAX_SAFE_INTEGER : STEP * 5
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
  return (filter) => {
    const { group, member } = filter
    if (member !== undefined) return { listed: LISTED.member, unlisted: EVENTS.between, step: STEP }
    if (isRare(filter)) return { listed: null, unlisted: rareKind, step: rareStep(filter) }
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
