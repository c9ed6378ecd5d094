/** Who is in a room, by nick, as presence tells it; and by which id each person is known to Folkmoot. */
import type { PlatformRole } from '../../core/chat/event.ts'
import type { IncomingPerson } from '../../core/chat/incoming.ts'
import { bareOf, resourceOf } from './address.ts'
import { attribute, NS, type Element } from './stanza.ts'

export interface Occupant {
  readonly nick: string
  /** `moderator`, `participant`, `visitor`, `none`. */
  readonly role: string
  /** `owner`, `admin`, `member`, `none`, `outcast`. */
  readonly affiliation: string
  /** Real address without resource, where the room shows it to us. */
  readonly address: string | null
  readonly id: string | null
}

/** What the room says of itself and may be trusted for. */
export interface RoomFeatures {
  readonly name: string | null
  /** Ids that the room gives to messages; else a sender could forge them. */
  readonly stanzaIds: boolean
  readonly occupantIds: boolean
  /** Everybody in the room sees everybody's real address. */
  readonly nonAnonymous: boolean
  readonly archive: boolean
  readonly moderation: 0 | 1 | null
}

export const NO_FEATURES: RoomFeatures = {
  name: null,
  stanzaIds: false,
  occupantIds: false,
  nonAnonymous: false,
  archive: false,
  moderation: null,
}

export function occupantOf(stanza: Element, features: RoomFeatures): Occupant {
  const item = itemOf(stanza)
  const address = attribute(item, 'jid')
  return {
    nick: resourceOf(attribute(stanza, 'from') ?? ''),
    role: attribute(item, 'role') ?? 'none',
    affiliation: attribute(item, 'affiliation') ?? 'none',
    address: address === undefined ? null : bareOf(address),
    id: occupantIdOf(stanza, features),
  }
}

export function itemOf(stanza: Element): Element | undefined {
  return stanza.getChild('x', NS.mucUser)?.getChild('item')
}

export function occupantIdOf(stanza: Element, features: RoomFeatures): string | null {
  if (!features.occupantIds) return null
  return attribute(stanza.getChild('occupant-id', NS.occupantId), 'id') ?? null
}

/** The numbers by which the room explains a presence: 110 = about ourselves, 307 = kicked, … */
export function statusCodes(stanza: Element): ReadonlySet<string> {
  const codes = stanza.getChild('x', NS.mucUser)?.getChildren('status') ?? []
  return new Set(codes.map((status) => attribute(status, 'code') ?? ''))
}

/**
 * The id of a person: the real address where everybody in the room sees it, for then archive and presence both
 * carry it; else the occupant id that the room keeps for a person; else the nick, which is all there is.
 */
export function personId(
  room: string,
  { address, id, nick }: Pick<Occupant, 'address' | 'id' | 'nick'>,
  features: RoomFeatures,
): string {
  if (features.nonAnonymous && address !== null) return address
  return id === null ? `${room}/${nick}` : `${room}#${id}`
}

export function personOf(room: string, occupant: Occupant, features: RoomFeatures): IncomingPerson {
  return {
    native: personId(room, occupant, features),
    name: occupant.nick,
    role: roleOf(occupant.affiliation),
  }
}

export function roleOf(affiliation: string): PlatformRole {
  return affiliation === 'owner' || affiliation === 'admin' ? affiliation : 'member'
}
