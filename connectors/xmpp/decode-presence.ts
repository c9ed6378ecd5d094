/** From a presence in a room to what happened to a person: joined, left, removed, renamed, another role. */
import type { Incoming, IncomingGroup } from '../../core/chat/incoming.ts'
import { markOf } from './mark.ts'
import { itemOf, personOf, roleOf, statusCodes, type Occupant, type RoomFeatures } from './occupants.ts'
import { attribute, type Element } from './stanza.ts'

export interface PresenceView {
  readonly address: string
  readonly features: RoomFeatures
  readonly group: IncomingGroup
  /** When it arrived. */
  readonly at: number
  /** The how-manieth of its kind and person in its minute: presence has no ids of its own. */
  readonly ordinal: (kind: Incoming['kind'], person: string) => number
}

/** Why someone is no longer there. `stopped`: a server or a connection went down, nobody left. */
export type Departure = 'left' | 'removed' | 'renamed' | 'dissolved' | 'stopped'

export function departureOf(stanza: Element): Departure {
  const codes = statusCodes(stanza)
  if (codes.has('303')) return 'renamed'
  // 333 comes with 307 when a connection broke, or when the server goes down in a hurry: nobody removed anybody.
  if (codes.has('332') || codes.has('333')) return 'stopped'
  if (codes.has('301') || codes.has('307') || codes.has('321') || codes.has('322')) return 'removed'
  return stanza.getChild('x')?.getChild('destroy') ? 'dissolved' : 'left'
}

export function newNick(stanza: Element): string | undefined {
  return attribute(itemOf(stanza), 'nick')
}

export function arrived(view: PresenceView, occupant: Occupant, source: 'live' | 'backfill'): Incoming {
  const role = roleOf(occupant.affiliation)
  const kind = 'member.joined'
  return { ...base(view, occupant, kind), source, kind, data: { role }, content: named(occupant) }
}

export function departed(
  view: PresenceView,
  occupant: Occupant,
  kind: 'member.left' | 'member.removed',
  source: 'live' | 'backfill',
): Incoming {
  return { ...base(view, occupant, kind), source, kind, data: {}, content: named(occupant) }
}

export function renamed(view: PresenceView, occupant: Occupant): Incoming {
  const kind = 'member.renamed'
  return { ...base(view, occupant, kind), source: 'live', kind, data: {}, content: named(occupant) }
}

/** Null when the change is none to Folkmoot. */
export function roleChanged(view: PresenceView, before: Occupant, after: Occupant): Incoming | null {
  const role = roleOf(after.affiliation)
  if (role === roleOf(before.affiliation)) return null
  const kind = 'member.role'
  return { ...base(view, after, kind), source: 'live', kind, data: { role }, content: {} }
}

export function dissolved({ group, at }: PresenceView): Incoming {
  return { at, source: 'live', group, kind: 'group.dissolved', data: {}, content: {} }
}

/** Two accounts in one room see the same, in the same order: their events get the same ids. */
function base(
  { address, features, group, at, ordinal }: PresenceView,
  occupant: Occupant,
  kind: Incoming['kind'],
) {
  const person = personOf(address, occupant, features)
  return { at, group, person, native: `${markOf(person.native)} ${ordinal(kind, person.native)}` }
}

function named({ nick }: Occupant): { name: string } {
  return { name: nick }
}
