/** Reads a whole ledger back and works out by itself what must be true of it. */
import { hash } from 'node:crypto'
import { canonicalContent, canonicalLink, GENESIS } from '../../core/ports/canonical.ts'
import { eventOfRow } from '../../core/ports/event-row.ts'
import { decodeDecision, decodeState, encodeState } from '../../core/decide/codec.ts'
import { evolve } from '../../core/decide/evolve.ts'
import { isSpent } from '../../core/decide/windows.ts'
import { EMPTY_BASE, Overlay } from '../../core/decide/overlay.ts'
import type { EventRow, StateRow } from '../../core/ports/rows.ts'
import type { ReadStore } from '../../core/ports/store.ts'

export interface Audit {
  readonly events: readonly EventRow[]
  /** What is wrong, in words; empty for a sound ledger. */
  readonly faults: readonly string[]
}

export async function auditLedger(store: ReadStore, community: number): Promise<Audit> {
  const events = await allOf(
    (after) => store.ledger(community, after, 5_000),
    ({ seq }) => seq,
  )
  const bodies = await bodiesOf(store, community, events)
  const faults = [
    ...placeFaults(events),
    ...(await chainFaults(store, community, events)),
    ...contentFaults(events, bodies),
    ...(await stateFaults(store, community, events, bodies)),
  ]
  return { events, faults }
}

async function allOf<Row>(
  page: (after: number) => Promise<readonly Row[]>,
  placeOf: (row: Row) => number,
): Promise<readonly Row[]> {
  const rows: Row[] = []
  for (let after = 0; ;) {
    const next = await page(after)
    const last = next.at(-1)
    if (last === undefined) return rows
    rows.push(...next)
    after = placeOf(last)
  }
}

function placeFaults(events: readonly EventRow[]): string[] {
  const faults = events.flatMap(({ seq }, place) =>
    seq === place + 1 ? [] : [`event ${seq} at place ${place + 1}`],
  )
  const keys = new Set(events.map(({ dedupe }) => dedupe))
  if (keys.size !== events.length) faults.push(`${events.length - keys.size} events were decided twice`)
  for (const [place, { seq, now }] of events.entries()) {
    if (now < (events[place - 1]?.now ?? 0)) faults.push(`time runs backwards at ${seq}`)
  }
  return faults
}

async function chainFaults(
  store: ReadStore,
  community: number,
  events: readonly EventRow[],
): Promise<string[]> {
  const links = await allOf(
    (after) => store.chain(community, after, 5_000),
    ({ from }) => from,
  )
  let previous = GENESIS
  let next = 1
  const faults: string[] = []
  for (const { from, to, hash: found } of links) {
    if (from !== next) faults.push(`a link begins at ${from} instead of ${next}`)
    next = to + 1
    previous = hash('sha256', canonicalLink(previous, events.slice(from - 1, to)), 'hex')
    if (found !== previous) faults.push(`the link ${from}-${to} does not verify`)
  }
  if (next !== events.length + 1) faults.push(`the chain ends at ${next - 1} of ${events.length}`)
  const row = (await store.listCommunities()).find((one) => one.community === community)
  if (row?.chain !== previous || row.head !== events.length) faults.push('the head does not fit the chain')
  return faults
}

type Bodies = ReadonlyMap<number, { readonly salt: string; readonly body: string }>

async function bodiesOf(store: ReadStore, community: number, events: readonly EventRow[]): Promise<Bodies> {
  const bodies = new Map<number, { salt: string; body: string }>()
  for (let from = 0; from < events.length; from += 500) {
    const seqs = events.slice(from, from + 500).map(({ seq }) => seq)
    for (const { seq, part, salt, body } of await store.content(community, seqs)) {
      if (part === -1) bodies.set(seq, { salt, body })
    }
  }
  return bodies
}

function contentFaults(events: readonly EventRow[], bodies: Bodies): string[] {
  const erasures = events.filter(({ kind }) => kind === 'erased')
  const persons = personsIn(events)
  return events.flatMap(({ seq, member, contentHash }) => {
    const content = bodies.get(seq)
    if (
      content === undefined &&
      erasures.some((later) => later.member === persons.get(member ?? 0) && later.seq > seq)
    )
      return []
    const found = content ? hash('sha256', canonicalContent(content.salt, content.body), 'hex') : null
    return found === contentHash ? [] : [`the content of ${seq} is not what was hashed`]
  })
}

/** Who each member turned out to be. */
function personsIn(events: readonly EventRow[]): { readonly get: (member: number) => number } {
  const kept = new Map<number, number>()
  for (const { kind, member, data } of events) {
    const { act, other } = kind === 'operator.act' ? (JSON.parse(data) as Record<string, unknown>) : {}
    if (act === 'link' && typeof other === 'number' && other !== member) kept.set(other, member ?? 0)
  }
  const get = (member: number): number => {
    const by = kept.get(member)
    return by === undefined ? member : get(by)
  }
  return { get }
}

/** Folds `evolve` over the stored decisions, and compares with the stored state and the points accounts. */
async function stateFaults(
  store: ReadStore,
  community: number,
  events: readonly EventRow[],
  bodies: Bodies,
): Promise<string[]> {
  const overlay = new Overlay(EMPTY_BASE)
  const points = new Map<number, number>()
  for (const row of events) {
    const event = eventOfRow(row, bodies.get(row.seq)?.body ?? null)
    if (event.kind === '#future') return [`event ${row.seq} is of an unknown kind`]
    const decision = decodeDecision(row.decision)
    evolve(overlay, event, decision)
    for (const { member, amount } of decision.entries) points.set(member, (points.get(member) ?? 0) + amount)
  }
  const faults: string[] = []
  const replayed = overlay.changed()
  const { time } = overlay.read('community', 0, 0)
  const stored = new Map((await store.state(community, replayed)).map((row) => [keyOf(row), row.value]))
  for (const { scope, a, b, record } of replayed) {
    const expected = encodeState(scope, record)
    const row = stored.get(keyOf({ scope, a, b }))
    const swept = row === undefined && scope === 'text' && isSpent(decodeState('text', expected), time)
    if (row !== expected && !swept) {
      faults.push(`state ${scope} ${a} ${b}: ${row} instead of ${expected}`)
    }
  }
  const persons = personsIn(events)
  const accounts = new Map<number, number>()
  for (const [member, sum] of points) {
    const entries = await store.entries(community, member, { limit: 1_000_000 })
    const booked = entries.reduce((total, { amount }) => total + amount, 0)
    if (booked !== sum) faults.push(`member ${member} was given ${sum} points, booked ${booked}`)
    const person = persons.get(member)
    accounts.set(person, (accounts.get(person) ?? 0) + sum)
  }
  for (const [person, sum] of accounts) {
    const held = overlay.read('member', person, 0).points
    if (held !== sum) faults.push(`member ${person} has ${held} points instead of ${sum}`)
  }
  return faults
}

function keyOf({ scope, a, b }: Pick<StateRow, 'scope' | 'a' | 'b'>): string {
  return `${scope} ${a} ${b}`
}
