/** Names of the protocol, and reading of stanzas without trusting their shape. */
import { createElement as xml } from '@xmpp/xml'
import type { Element } from '@xmpp/xml'

export { xml }
export type { Element }

export const NS = {
  muc: 'http://jabber.org/protocol/muc',
  mucUser: 'http://jabber.org/protocol/muc#user',
  mucAdmin: 'http://jabber.org/protocol/muc#admin',
  discoInfo: 'http://jabber.org/protocol/disco#info',
  archive: 'urn:xmpp:mam:2',
  resultSet: 'http://jabber.org/protocol/rsm',
  forms: 'jabber:x:data',
  forward: 'urn:xmpp:forward:0',
  delay: 'urn:xmpp:delay',
  ids: 'urn:xmpp:sid:0',
  occupantId: 'urn:xmpp:occupant-id:0',
  correct: 'urn:xmpp:message-correct:0',
  fasten: 'urn:xmpp:fasten:0',
  moderate0: 'urn:xmpp:message-moderate:0',
  moderate1: 'urn:xmpp:message-moderate:1',
  retract0: 'urn:xmpp:message-retract:0',
  retract1: 'urn:xmpp:message-retract:1',
  reactions: 'urn:xmpp:reactions:0',
  reply: 'urn:xmpp:reply:0',
  fallback: 'urn:xmpp:fallback:0',
  outOfBand: 'jabber:x:oob',
  unstyled: 'urn:xmpp:styling:0',
  ping: 'urn:xmpp:ping',
  errors: 'urn:ietf:params:xml:ns:xmpp-stanzas',
} as const

export function attribute(element: Element | undefined, name: string): string | undefined {
  const value: unknown = element?.attrs[name]
  return typeof value === 'string' && value !== '' ? value : undefined
}

/** The text of a child, undefined when there is no such child. */
export function childText(element: Element, name: string, namespace?: string): string | undefined {
  return element.getChildText(name, namespace) ?? undefined
}

/** The condition of a stanza error, `undefined-condition` when it names none. */
export function errorCondition(stanza: Element): string {
  const error = stanza.getChild('error')
  const condition = error
    ?.getChildElements()
    .find((child) => child.getNS() === NS.errors && !child.is('text'))
  return condition?.getName() ?? 'undefined-condition'
}
