/** The XMPP connector against a real server: what it hears, says and may do in a room. */
import { xml } from '@xmpp/client'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { xmppConnector } from '../../connectors/xmpp/xmpp.ts'
import type { OpenAccount } from '../../core/ports/connector.ts'
import { Prosody } from '../services/prosody.ts'
import { XmppPerson } from '../services/xmpp-person.ts'
import { act, until, wordsOf, XmppHost } from './xmpp-host.ts'

const xmpp = xmppConnector()

let server: Prosody
let olga: XmppPerson
let ann: XmppPerson
let host: XmppHost
let account: OpenAccount
let hall: string

beforeAll(async () => {
  server = await Prosody.start()
  await server.register('moot')
  olga = await XmppPerson.signIn(server, 'olga')
  ann = await XmppPerson.signIn(server, 'ann')
  hall = server.room('hall')
  await olga.join(hall)
  await olga.set(hall, { jid: 'moot@localhost', affiliation: 'admin' })
  host = new XmppHost()
  account = await xmpp.open(host, settings(hall))
  await until(() => host.reports.some(({ code }) => code === 'in-room'))
})

afterAll(async () => {
  await account.close()
  await Promise.all([olga.close(), ann.close()])
  await server.close()
})

function settings(...rooms: readonly string[]) {
  return { service: server.service, domain: server.domain, username: 'moot', rooms }
}

test('who comes in, speaks, edits, changes nick and leaves is told, once each and in order', async () => {
  await ann.join(hall)
  const { id } = await ann.say(hall, '大家好')
  await ann.say(hall, '大家晚上好', xml('replace', { xmlns: 'urn:xmpp:message-correct:0', id }))
  await ann.rename(hall, 'Anna')
  await ann.leave(hall, 'Anna')
  await until(() => host.of('member.left').length === 1)
  expect(host.events.map(({ kind }) => kind)).toEqual([
    'member.joined',
    'message.sent',
    'message.edited',
    'member.renamed',
    'member.left',
  ])
  expect(host.events.map(({ person }) => person?.native)).toEqual(Array(5).fill('ann@localhost'))
  expect(host.events.map(wordsOf).filter(Boolean)).toEqual(['大家好', '大家晚上好'])
  expect(host.of('message.edited')[0]?.data.of).toBe(host.of('message.sent')[0]?.native)
  expect(host.of('member.joined')[0]?.content.name).toBe('ann')
})

test('what Folkmoot says is sent when the room shows it, and is nobody else’s word', async () => {
  const result = await account.send(act({ kind: 'say', group: hall, text: 'welcome <b>' }))
  const heard = await olga.hears('welcome <b>')
  const native: unknown = heard.stanza.getChild('stanza-id', 'urn:xmpp:sid:0')?.attrs['id']
  expect(result).toEqual({ status: 'sent', native })
  expect(host.words(hall)).not.toContain('welcome <b>')
})

test('a reply names the message and its author', async () => {
  await ann.join(hall)
  const { native } = await ann.say(hall, '多少钱？')
  await account.send(
    act({ kind: 'reply', group: hall, person: 'ann@localhost', message: native, text: '免费' }),
  )
  const heard = await ann.hears('免费')
  expect(heard.text).toBe('ann: 免费')
  expect(heard.stanza.getChild('reply', 'urn:xmpp:reply:0')?.attrs['id']).toBe(native)
})

test('private words reach one person, and theirs come back without a room', async () => {
  const result = await account.send(
    act({ kind: 'tell', group: hall, person: 'ann@localhost', text: 'just you' }),
  )
  expect(result).toEqual({ status: 'sent' })
  const heard = await ann.hears('just you')
  expect(heard.stanza.attrs['type']).toBe('chat')
  expect(olga.heard.map(({ text }) => text)).not.toContain('just you')
  await ann.send(xml('message', { type: 'chat', to: 'moot@localhost', id: 'p1' }, xml('body', {}, 'thanks')))
  await until(() => host.of('message.sent').some((event) => wordsOf(event) === 'thanks'))
  const event = host.of('message.sent').find((one) => wordsOf(one) === 'thanks')
  expect(event?.group).toBeUndefined()
  expect(event?.person?.native).toBe('ann@localhost')
})

test('words to nobody, into no room and to no server come back as refusals', async () => {
  expect(await account.send(act({ kind: 'say', group: 'nowhere@x', text: 'a' }))).toEqual({
    status: 'failed',
    code: 'no-such-group',
    permanent: true,
  })
  expect(
    await account.send(act({ kind: 'tell', group: hall, person: 'gone@nowhere', text: 'a' })),
  ).toMatchObject({ status: 'failed' })
  expect(await account.send(act({ kind: 'remove', group: hall, person: 'gone@localhost' }))).toMatchObject({
    status: 'failed',
    permanent: true,
  })
})

test('a message is taken out of the room, and so is an edited one in both its forms', async () => {
  const first = await ann.say(hall, 'buy pills')
  const edit = xml('replace', { xmlns: 'urn:xmpp:message-correct:0', id: first.id })
  const second = await ann.say(hall, 'buy more pills', edit)
  await until(() => host.of('message.edited').some((event) => wordsOf(event) === 'buy more pills'))
  const native = host.of('message.edited').at(-1)?.native ?? ''
  const result = await account.send(act({ kind: 'recall', group: hall, message: native }))
  expect(result.status).toBe('sent')
  for (const id of [first.native, second.native]) {
    await olga.until((stanza) => stanza.getChild('apply-to')?.attrs['id'] === id)
  }
  expect(await account.send(act({ kind: 'recall', group: hall, message: 'no-such' }))).toMatchObject({
    status: 'failed',
    code: 'item-not-found',
    permanent: true,
  })
})

test('a moderator’s recall is told', async () => {
  const { native } = await ann.say(hall, 'oops')
  const moderate = xml(
    'moderate',
    { xmlns: 'urn:xmpp:message-moderate:0' },
    xml('retract', { xmlns: 'urn:xmpp:message-retract:0' }),
  )
  await olga.request(
    xml(
      'iq',
      { type: 'set', to: hall },
      xml('apply-to', { xmlns: 'urn:xmpp:fasten:0', id: native }, moderate),
    ),
  )
  await until(() => host.of('message.recalled').some(({ data }) => data.of === native))
  expect(host.of('message.recalled').at(-1)?.person?.native).toBe('olga@localhost')
})

test('reactions are told one by one, added and taken back', async () => {
  const { native } = await ann.say(hall, 'look')
  const react = (...emoji: readonly string[]) =>
    olga.send(
      xml(
        'message',
        { type: 'groupchat', to: hall, id: `r${emoji.length}` },
        xml(
          'reactions',
          { xmlns: 'urn:xmpp:reactions:0', id: native },
          ...emoji.map((one) => xml('reaction', {}, one)),
        ),
        xml('store', { xmlns: 'urn:xmpp:hints' }),
      ),
    )
  await react('👍', '🎉')
  await react('🎉')
  await until(() => host.of('reaction.removed').length === 1)
  expect(host.of('reaction.added').map(({ data }) => data.emoji)).toEqual(['👍', '🎉'])
  expect(host.of('reaction.removed').map(({ data }) => data)).toEqual([{ of: native, emoji: '👍' }])
})

test('a mute silences, survives leaving and coming back, and ends by itself', async () => {
  const mute = act({ kind: 'mute', group: hall, person: 'ann@localhost', amount: 4_000 })
  expect((await account.send(mute)).status).toBe('sent')
  await expect(ann.say(hall, 'can you hear me')).rejects.toThrow('refused')
  await ann.leave(hall)
  await until(() => lastRole(ann) === 'none')
  await ann.join(hall)
  await until(() => lastRole(ann) === 'visitor')
  await expect(ann.say(hall, 'and now')).rejects.toThrow('refused')
  await until(() => lastRole(ann) === 'participant')
  await ann.say(hall, 'free again')
})

test('who is removed may come back, who is blocked may not', async () => {
  const bob = await XmppPerson.signIn(server, 'bob')
  await bob.join(hall)
  expect((await account.send(act({ kind: 'remove', group: hall, person: 'bob@localhost' }))).status).toBe(
    'sent',
  )
  await until(() => host.of('member.removed').length === 1)
  await bob.join(hall)
  expect((await account.send(act({ kind: 'block', group: hall, person: 'bob@localhost' }))).status).toBe(
    'sent',
  )
  await until(() => host.of('member.removed').length === 2)
  expect(host.of('member.removed').map(({ person }) => person?.native)).toEqual(
    Array(2).fill('bob@localhost'),
  )
  await bob.send(
    xml('presence', { to: `${hall}/bob` }, xml('x', { xmlns: 'http://jabber.org/protocol/muc' })),
  )
  await bob.until((stanza) => stanza.attrs['type'] === 'error')
  await bob.close()
})

test('rights taken away are reported with the cure, and refuse what needs them', async () => {
  await olga.set(hall, { jid: 'moot@localhost', affiliation: 'none' })
  await until(() => host.reports.at(-1)?.code === 'rights-missing')
  const report = host.reports.at(-1)
  expect(report).toMatchObject({ state: 'limited', group: hall })
  expect(report?.texts?.en).toContain('admin')
  expect(report?.texts?.['zh-CN']).toContain('管理员')
  expect(account.abilities?.(hall)).toMatchObject({ recall: 'never', mute: 'never', block: 'never' })
  expect(await account.send(act({ kind: 'mute', group: hall, person: 'ann@localhost', amount: 1 }))).toEqual({
    status: 'failed',
    code: 'rights-missing',
    permanent: true,
  })
  await olga.set(hall, { jid: 'moot@localhost', affiliation: 'admin' })
  await until(() => host.reports.at(-1)?.code === 'in-room')
  expect(account.abilities?.(hall)).toEqual({})
})

test('what an owner says can be recalled; an owner can neither be silenced nor removed', async () => {
  const { native } = await olga.say(hall, '便宜手表')
  const upon = { group: hall, person: olga.address }
  expect(await account.send(act({ kind: 'recall', ...upon, message: native }))).toMatchObject({
    status: 'sent',
  })
  for (const kind of ['mute', 'remove', 'block'] as const) {
    const result = await account.send(act({ kind, ...upon, amount: 60_000 }))
    expect(result).toMatchObject({ status: 'failed', permanent: true })
  }
  expect(xmpp.capabilities).toMatchObject({ actsOnOwner: false, actsOnOwnerBy: ['recall'] })
})

test('a new subject is a notice, another role is told', async () => {
  await olga.send(xml('message', { type: 'groupchat', to: hall, id: 's1' }, xml('subject', {}, '本周共读')))
  await until(() => host.of('group.notice').length === 1)
  expect(host.of('group.notice')[0]?.content.text).toBe('本周共读')
  await olga.set(hall, { jid: 'ann@localhost', affiliation: 'admin' })
  await until(() => host.of('member.role').some(({ data }) => data.role === 'admin'))
  expect(host.of('member.role').at(-1)?.person?.native).toBe('ann@localhost')
})

test.each([
  ['wrong', {}, 'password-refused'],
  [null, {}, 'password-missing'],
  ['moot', { domain: 'elsewhere.example' }, 'domain-unknown'],
  ['moot', { domain: 'moot@localhost' }, 'settings-wrong'],
])('password %j and %j are refused for good, with what to do', async (password, wrong, code) => {
  const opening = xmpp.open(new XmppHost(password), { ...settings(hall), ...wrong })
  await expect(opening).rejects.toMatchObject({ name: 'OpenRefused', code, permanent: true })
})

test('a server that is away is waited for', async () => {
  await server.stop()
  const waiting = new XmppHost()
  const patient = await xmpp.open(waiting, settings(hall))
  try {
    expect(waiting.reports.at(-1)).toMatchObject({ state: 'disconnected', code: 'network-lost' })
    await server.run()
    await until(() => waiting.reports.at(-1)?.group === hall)
  } finally {
    await patient.close()
  }
})

/** The role that the room last showed its owner, as everybody sees it. */
function lastRole({ name, seen }: XmppPerson): string | undefined {
  const last = seen.findLast((stanza) => stanza.attrs['from'] === `${hall}/${name}`)
  return /role="(\w+)"/u.exec(String(last))?.[1]
}
