/** A private message to Folkmoot, from a person's own address or through a room. */
import type { Incoming } from '../../core/chat/incoming.ts'
import { bareOf, resourceOf } from './address.ts'
import { markOf } from './mark.ts'
import type { Room } from './room.ts'
import { attribute, type Element } from './stanza.ts'
import { partsOf } from './text-parts.ts'

/** `room` is the one through which it came. Null when nothing was said. */
export function decodePrivate(stanza: Element, room: Room | undefined, at: number): Incoming | null {
  const from = attribute(stanza, 'from') ?? ''
  const type = attribute(stanza, 'type') ?? 'normal'
  const parts = type === 'chat' || type === 'normal' ? partsOf(stanza) : null
  if (parts === null || from === '') return null
  const nick = resourceOf(from)
  const sender = room?.presences.byNick(nick)
  if (room !== undefined && sender === undefined) return null
  const native = room !== undefined && sender !== undefined ? room.personId(sender) : bareOf(from)
  const id = attribute(stanza, 'id')
  const name = sender?.nick
  return {
    kind: 'message.sent',
    at,
    source: 'live',
    person: name === undefined ? { native } : { native, name },
    ...(id === undefined ? {} : { native: `${markOf(native)} ${id}` }),
    data: {},
    content: name === undefined ? { parts } : { parts, name },
  }
}
