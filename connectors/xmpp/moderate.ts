/** The requests by which a moderator or admin of a room acts. */
import { NS, xml, type Element } from './stanza.ts'

/** Takes a message out of the room (XEP-0425), in the version that the room speaks. */
export function moderationRequest(room: string, messageId: string, version: 0 | 1): Element {
  return version === 1
    ? xml(
        'iq',
        { type: 'set', to: room },
        xml('moderate', { xmlns: NS.moderate1, id: messageId }, xml('retract', { xmlns: NS.retract1 })),
      )
    : xml(
        'iq',
        { type: 'set', to: room },
        xml(
          'apply-to',
          { xmlns: NS.fasten, id: messageId },
          xml('moderate', { xmlns: NS.moderate0 }, xml('retract', { xmlns: NS.retract0 })),
        ),
      )
}

/** `visitor` may listen only, `participant` may speak, `none` is out of the room. */
export function roleRequest(room: string, nick: string, role: 'visitor' | 'participant' | 'none'): Element {
  return adminRequest(room, xml('item', { nick, role }))
}

/** `outcast` cannot enter any more. */
export function affiliationRequest(room: string, address: string, affiliation: 'outcast'): Element {
  return adminRequest(room, xml('item', { jid: address, affiliation }))
}

function adminRequest(room: string, item: Element): Element {
  return xml('iq', { type: 'set', to: room }, xml('query', { xmlns: NS.mucAdmin }, item))
}
