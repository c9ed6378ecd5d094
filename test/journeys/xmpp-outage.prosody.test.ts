/** XMPP under bad conditions: nothing is lost and nothing doubled. LONG=1 cuts the network for ten minutes. */
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, expect, test } from 'vitest'
import { xmppConnector } from '../../connectors/xmpp/xmpp.ts'
import type { OpenAccount } from '../../core/ports/connector.ts'
import { CutProxy } from '../services/cut-proxy.ts'
import { Prosody, type ProsodyOptions } from '../services/prosody.ts'
import { XmppPerson } from '../services/xmpp-person.ts'
import { act, until, XmppHost } from './xmpp-host.ts'

const xmpp = xmppConnector(1_000)

const LONG = process.env['LONG'] === '1'
const OUTAGE = LONG ? 600_000 : 2_000

const closers: (() => Promise<void>)[] = []

afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close()
})

async function stage(options: ProsodyOptions = {}) {
  const server = await Prosody.start(options)
  closers.push(() => server.close())
  await server.register('moot')
  const proxy = await CutProxy.start(server.port)
  closers.push(() => proxy.close())
  const olga = await XmppPerson.signIn(server, 'olga')
  closers.push(() => olga.close())
  const hall = server.room('hall')
  await olga.join(hall)
  await olga.set(hall, { jid: 'moot@localhost', affiliation: 'admin' })
  const settings = { service: proxy.service, domain: server.domain, username: 'moot', rooms: [hall] }
  const open = async (host: XmppHost): Promise<OpenAccount> => {
    const account = await xmpp.open(host, settings)
    closers.push(() => account.close())
    await until(() => host.reports.some(({ group }) => group === hall))
    return account
  }
  return { server, proxy, olga, hall, open }
}

/** The cursor, as soon as there is one. */
async function kept(host: XmppHost): Promise<string | null> {
  while ((await host.cursor()) === null) await sleep(10)
  return host.cursor()
}

const numbered = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, place) => `word ${from + place}`)

test(
  'what is said while the network is cut comes by the archive, once and in order',
  { timeout: OUTAGE + 60_000 },
  async () => {
    const { proxy, olga, hall, open } = await stage()
    const host = new XmppHost()
    await open(host)
    for (const word of numbered(1, 5)) await olga.say(hall, word)
    await proxy.cut()
    for (const word of numbered(6, 125)) await olga.say(hall, word)
    await sleep(OUTAGE)
    await proxy.mend()
    for (const word of numbered(126, 140)) await olga.say(hall, word)
    await until(() => host.words(hall).includes('word 140'), OUTAGE + 60_000)
    expect(host.words(hall)).toEqual(numbered(1, 140))
    expect(host.reports.map(({ state }) => state)).toContain('disconnected')
    expect(host.reports.at(-1)?.state).toBe('connected')
    expect(host.of('member.joined')).toEqual([])
  },
)

test(
  'a network that swallows everything is noticed, and the gap is filled',
  { timeout: 120_000 },
  async () => {
    const { proxy, olga, hall, open } = await stage()
    const host = new XmppHost()
    await open(host)
    await olga.say(hall, 'word 1')
    await until(() => host.words(hall).length === 1)
    proxy.freeze()
    for (const word of numbered(2, 60)) await olga.say(hall, word)
    await until(() => host.words(hall).includes('word 60'), 90_000)
    expect(host.words(hall)).toEqual(numbered(1, 60))
  },
)

test('the server is restarted in the middle of talk', async () => {
  const { server, olga, hall, open } = await stage()
  const host = new XmppHost()
  const account = await open(host)
  for (const word of numbered(1, 10)) await olga.say(hall, word)
  await server.stop()
  await olga.close()
  const sending = account.send(act({ kind: 'say', group: hall, text: 'in between' }))
  await server.run()
  const back = await XmppPerson.signIn(server, 'olga')
  closers.push(() => back.close())
  await back.join(hall)
  for (const word of numbered(11, 20)) await back.say(hall, word)
  await until(() => host.words(hall).includes('word 20'))
  expect(host.words(hall)).toEqual(numbered(1, 20))
  // Who was there before and is there again has not joined.
  expect(host.of('member.joined')).toEqual([])
  const result = await sending
  expect(['sent', 'failed']).toContain(result.status)
  if (result.status === 'failed') expect(result.permanent).toBe(false)
  const heard = back.heard.filter(({ text }) => text === 'in between').length
  expect(heard).toBe(result.status === 'sent' ? 1 : 0)
})

test('what cannot be committed is delivered again, in order', async () => {
  const { olga, hall, open } = await stage()
  const host = new XmppHost()
  await open(host)
  await olga.say(hall, 'word 1')
  await until(() => host.words(hall).length === 1)
  host.failing = true
  for (const word of numbered(2, 30)) await olga.say(hall, word)
  await sleep(300)
  host.failing = false
  await until(() => host.words(hall).includes('word 30'))
  expect(host.words(hall)).toEqual(numbered(1, 30))
})

test('what was never committed comes again after a restart of Folkmoot', async () => {
  const { olga, hall, open } = await stage()
  const first = new XmppHost()
  const account = await open(first)
  for (const word of numbered(1, 3)) await olga.say(hall, word)
  await until(() => first.words(hall).length === 3)
  first.failing = true
  for (const word of numbered(4, 6)) await olga.say(hall, word)
  await account.close()
  for (const word of numbered(7, 9)) await olga.say(hall, word)
  const second = new XmppHost('moot', await first.cursor())
  await open(second)
  for (const word of numbered(10, 12)) await olga.say(hall, word)
  await until(() => second.words(hall).includes('word 12'))
  expect([...first.words(hall), ...second.words(hall)]).toEqual(numbered(1, 12))
  expect(second.events.filter(({ source }) => source === 'backfill').length).toBe(6)
})

test('the first start brings no history', async () => {
  const { olga, hall, open } = await stage()
  for (const word of numbered(1, 70)) await olga.say(hall, word)
  const host = new XmppHost()
  await open(host)
  await olga.say(hall, 'word 71')
  await until(() => host.words(hall).length > 0)
  expect(host.words(hall)).toEqual(['word 71'])
})

for (const publicAddresses of [true, false]) {
  test(`live and out of the archive it is the same person and message, addresses ${publicAddresses ? 'public' : 'hidden'}`, async () => {
    const { olga, hall, open } = await stage({ publicAddresses })
    const live = new XmppHost()
    const account = await open(live)
    const cursor = await kept(live)
    await olga.rename(hall, 'Olga')
    await olga.say(hall, 'word 1')
    await until(() => live.words(hall).length === 1)
    await account.close()
    await olga.rename(hall, 'olga')
    const later = new XmppHost('moot', cursor)
    await open(later)
    await until(() => later.words(hall).length === 1)
    const [one] = live.of('message.sent')
    const [other] = later.of('message.sent')
    expect(other?.source).toBe('backfill')
    expect(other?.person?.native).toBe(one?.person?.native)
    expect(other?.native).toBe(one?.native)
    expect(other?.approximate).toBe(true)
    expect(one?.person?.native).toMatch(
      publicAddresses ? /^olga@localhost$/u : /^hall@conference\.localhost#.+/u,
    )
  })
}

test('a message on its way when the network breaks is in the room once or not at all, and the answer says which', async () => {
  const { proxy, olga, hall, open } = await stage()
  const host = new XmppHost()
  const account = await open(host)
  const texts = Array.from({ length: 12 }, (_, place) => `on the way ${place}`)
  const results = texts.map((text) => account.send(act({ kind: 'say', group: hall, text })))
  await sleep(1)
  await proxy.cut()
  await sleep(200)
  await proxy.mend()
  const answers = await Promise.all(results)
  await olga.say(hall, 'end')
  for (const [place, { status }] of answers.entries()) {
    const heard = olga.heard.filter(({ text }) => text === texts[place]).length
    expect([status, heard]).toEqual([status, status === 'sent' ? 1 : 0])
    expect(status).not.toBe('unknown')
  }
})

test('closing is quick, also when the network is gone', async () => {
  const { proxy, hall, olga, open } = await stage()
  const host = new XmppHost()
  const account = await open(host)
  proxy.freeze()
  const closing = account.close().then(() => 'closed')
  expect(await Promise.race([closing, sleep(2_000, 'late')])).toBe('closed')
  const before = host.events.length
  await olga.say(hall, 'anybody there?')
  expect(host.events.length).toBe(before)
})
