/** A community's ledger as a history: what happened in its groups, in order of time, nothing that Folkmoot did. */
import type { Event } from '../../core/chat/event.ts'
import type { Incoming, IncomingPerson } from '../../core/chat/incoming.ts'
import { decodeState } from '../../core/decide/codec.ts'
import { eventOfRow } from '../../core/ports/event-row.ts'
import type { ReadStore } from '../../core/ports/store.ts'
import { byTime } from '../imports/by-time.ts'
import { LedgerRoles } from './ledger-roles.ts'

export interface LedgerSpan {
  readonly community: number
  /** Empty = all. */
  readonly groups: readonly number[]
  readonly since: number | null
}

export interface LedgerEvent {
  readonly at: number
  readonly event: Incoming
  readonly file: string
  /** Its place in the ledger. */
  readonly place: number
}

type Ledger = Pick<ReadStore, 'ledger' | 'content' | 'listGroups'>

const PAGE = 1_000
/** Part of an event's own content, among the texts of its actions. */
const OF_EVENT = -1
const TOLD: ReadonlySet<string> = new Set([
  'message.sent',
  'message.recalled',
  'reaction.added',
  'member.joined',
  'member.left',
  'member.removed',
  'member.role',
  'group.renamed',
  'group.notice',
])

/** @param onRead is told how many events have been read */
export async function* ledgerHistory(
  reads: Ledger,
  span: LedgerSpan,
  onRead: (events: number) => void = () => {},
): AsyncGenerator<LedgerEvent, void, undefined> {
  const groups = await groupsOf(reads, span.community)
  const roles = new LedgerRoles()
  let last = 0
  for await (const item of byTime(inOrderOfArrival(reads, span, groups, roles, onRead))) {
    last = item.at
    yield item
  }
  const nobody: ReadonlySet<number> = new Set()
  for (const event of roles.events(last, (group) => groups.get(group)?.admins ?? nobody)) {
    yield { at: last, event, file: '', place: 0 }
  }
}

async function* inOrderOfArrival(
  reads: Ledger,
  { community, groups, since }: LedgerSpan,
  known: ReadonlyMap<number, KnownGroup>,
  roles: LedgerRoles,
  onRead: (events: number) => void,
): AsyncGenerator<LedgerEvent, void, undefined> {
  const wanted = groups.length === 0 ? null : new Set(groups)
  let after = 0
  let read = 0
  for (;;) {
    const rows = await reads.ledger(community, after, PAGE)
    if (rows.length === 0) return
    after = rows.at(-1)?.seq ?? after
    read += rows.length
    onRead(read)
    const told = rows.filter(
      ({ kind, group, at }) =>
        TOLD.has(kind) && group !== null && (wanted?.has(group) ?? true) && (since === null || at >= since),
    )
    const contents = await reads.content(
      community,
      told.map(({ seq }) => seq),
    )
    const bodies = new Map(
      contents.flatMap(({ seq, part, body }) => (part === OF_EVENT ? [[seq, body] as const] : [])),
    )
    for (const row of told) {
      const stored = eventOfRow(row, bodies.get(row.seq) ?? null)
      meet(stored, roles)
      const event = incomingOf(stored, known)
      if (event !== null) yield { at: row.at, event, file: '', place: row.seq }
    }
  }
}

interface KnownGroup {
  readonly name: string
  readonly admins: ReadonlySet<number>
}

async function groupsOf(reads: Ledger, community: number): Promise<ReadonlyMap<number, KnownGroup>> {
  const rows = await reads.listGroups(community)
  return new Map(
    rows.map(({ group, name, native, state }) => {
      const admins = new Set<number>(state === null ? [] : decodeState('group', state).admins)
      return [group, { name: name ?? native, admins }]
    }),
  )
}

/** Members and groups by Folkmoot's own ids: handles of one person are one member. */
function incomingOf(event: Event | { readonly kind: '#future' }, groups: ReadonlyMap<number, KnownGroup>) {
  if (event.kind === '#future' || event.group === null) return null
  const group = groups.get(event.group)
  const inviter = event.kind === 'member.joined' ? event.data.inviter : undefined
  const told = {
    kind: event.kind,
    at: event.at,
    source: event.source,
    group: { native: String(event.group), name: group?.name },
    person: personOf(event),
    inviter: inviter === undefined ? undefined : { native: String(inviter) },
    native: event.native ?? undefined,
    revision: event.revision,
    data: event.data,
    content: event.content ?? NO_CONTENT[event.kind] ?? {},
  }
  return told as Incoming
}

/** What stands for a content that was erased. */
const NO_CONTENT: Readonly<Record<string, object>> = {
  'message.sent': { parts: [] },
  'group.notice': { text: '' },
}

function personOf(event: Event): IncomingPerson | undefined {
  if (event.member === null) return undefined
  const name = event.content !== null && 'name' in event.content ? event.content.name : undefined
  return { native: String(event.member), ...(typeof name === 'string' ? { name } : {}) }
}

function meet(event: Event | { readonly kind: '#future' }, roles: LedgerRoles): void {
  if (event.kind === '#future' || event.group === null || event.member === null) return
  const role = event.kind === 'member.joined' || event.kind === 'member.role' ? event.data.role : undefined
  roles.meet(event.group, event.member, event.at, role)
}
