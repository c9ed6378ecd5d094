/** The stanzas by which Folkmoot speaks. */
import { sayable } from '../../core/rules/render-names.ts'
import { NS, xml, type Element } from './stanza.ts'

export interface Answered {
  /** The room's id of the message that is answered. */
  readonly id: string
  /** Who wrote it, as `room/nick`, where that is known. */
  readonly to: string | null
}

/** Into the room. Clients highlight a message that begins with one's nick; one that advertises is not said. */
export function groupMessage(
  room: string,
  id: string,
  text: string,
  nick: string | null,
  answered: Answered | null,
): Element {
  const isSaid = nick === null || text.includes(nick) || sayable(nick, null) !== nick
  const body = isSaid ? text : `${nick}: ${text}`
  const stanza = xml('message', { type: 'groupchat', to: room, id }, xml('body', {}, body), ...marks(id))
  if (answered !== null) {
    stanza.append(xml('reply', { xmlns: NS.reply, id: answered.id, to: answered.to ?? room }))
  }
  return stanza
}

/** To one person: at their own address, or through the room (`room/nick`). */
export function privateMessage(to: string, id: string, text: string, throughRoom: boolean): Element {
  const stanza = xml('message', { type: 'chat', to, id }, xml('body', {}, text), ...marks(id))
  if (throughRoom) stanza.append(xml('x', { xmlns: NS.mucUser }))
  return stanza
}

/** A text is what it is: no `*bold*` is read into it. */
function marks(id: string): readonly Element[] {
  return [xml('origin-id', { xmlns: NS.ids, id }), xml('unstyled', { xmlns: NS.unstyled })]
}
