import { afterAll, beforeAll, expect, test } from 'vitest'
import { xmpp } from '../../connectors/xmpp/xmpp.ts'
import type { Incoming } from '../../core/chat/incoming.ts'
import { textOf } from '../../core/chat/message.ts'
import type { OpenAccount, OutgoingAction } from '../../core/ports/connector.ts'
import { Prosody } from '../services/prosody.ts'
import { XmppPerson } from '../services/xmpp-person.ts'
import { XmppHost, until } from './xmpp-host.ts'

let server: Prosody
let owner: XmppPerson
let host: XmppHost
let account: OpenAccount
let hall: string

beforeAll(async () => {
  server = await Prosody.start()
  await server.register('moot')
  owner = await XmppPerson.signIn(server, 'olga')
  hall = server.room('hall')
  await owner.join(hall)
  await owner.set(hall, { jid: 'moot@localhost', affiliation: 'admin' })
  host = new XmppHost()
  account = await xmpp.open(host, settingsFor(server, hall))
  await until(() => host.reports.some(({ code }) => code === 'in-room'))
})

afterAll(async () => {
  await account.close()
  await owner.close()
  await server.close()
})

function settingsFor({ service, domain }: Prosody, ...rooms: readonly string[]) {
  return { service, domain, username: 'moot', rooms }
}

function action(fields: Partial<OutgoingAction>): OutgoingAction {
  return {
    idempotencyKey: `key-${Math.random()}`,
    kind: 'say',
    group: hall,
    person: null,
    message: null,
    text: null,
    amount: null,
    expires: Number.MAX_SAFE_INTEGER,
    ...fields,
  }
}

const wordsOf = (event: Incoming) =>
  event.kind === 'message.sent' || event.kind === 'message.edited' ? textOf(event.content.parts) : null

test('who comes in, speaks, edits, changes nick and leaves is told, once each and in order', async () => {
  const ann = await XmppPerson.signIn(server, 'ann')
  await ann.join(hall)
  await ann.say(hall, '大家好')
  await ann.rename(hall, 'Anna')
  await ann.leave(hall, 'Anna')
  await until(() => host.events.some(({ kind }) => kind === 'member.left'))
  expect(host.events.map(({ kind }) => kind)).toEqual([
    'member.joined',
    'message.sent',
    'member.renamed',
    'member.left',
  ])
  expect(host.events.every(({ person }) => person?.native === 'ann@localhost')).toBe(true)
  expect(host.events.map(wordsOf)).toContain('大家好')
  await ann.close()
})

test('what Folkmoot says is sent when the room shows it', async () => {
  const result = await account.send(action({ text: 'welcome' }))
  const heard = await owner.hears('welcome')
  expect(result).toEqual({
    status: 'sent',
    native: heard.stanza.getChild('stanza-id', 'urn:xmpp:sid:0')?.attrs['id'],
  })
})
