/** For tests: stanzas as servers send them, and a room to read them in. */
import { Parser, type Element } from '@xmpp/xml'
import { KnownMessages } from './known-messages.ts'
import type { RoomView } from './decode-message.ts'
import { NO_FEATURES, type Occupant, type RoomFeatures } from './occupants.ts'

export const HALL = 'hall@conference.example.org'

/** @throws Error when `text` is not one element. */
export function parse(text: string): Element {
  const parser = new Parser()
  let found: Element | undefined
  parser.on('element', (element: Element) => {
    found = element
  })
  parser.write(`<stream xmlns="jabber:client">${text}</stream>`)
  if (found === undefined) throw new Error('This is no whole element.')
  return found
}

export const PUBLIC: RoomFeatures = {
  ...NO_FEATURES,
  name: 'The hall',
  stanzaIds: true,
  occupantIds: true,
  nonAnonymous: true,
  archive: true,
  moderation: 1,
}

export function someone(nick: string, fields: Partial<Occupant> = {}): Occupant {
  const address = `${nick.toLowerCase()}@example.org`
  return {
    nick,
    role: 'participant',
    affiliation: 'none',
    address,
    id: `id-${nick.toLowerCase()}`,
    ...fields,
  }
}

export function roomView(people: readonly Occupant[] = [], features: RoomFeatures = PUBLIC): RoomView {
  return {
    address: HALL,
    features,
    group: { native: HALL, name: 'The hall' },
    known: new KnownMessages(),
    byNick: (nick) => people.find((one) => one.nick === nick),
    byId: (id) => people.find((one) => one.id === id),
    self: { nick: 'moot', address: 'moot@example.org', id: 'id-moot' },
  }
}
