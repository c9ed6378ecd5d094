import { once } from 'node:events'
import { createServer } from 'node:net'
import type { AddressInfo, Server } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { FetchRefused } from '../../core/ports/fetch.ts'
import { readSettings } from './settings.ts'
import { errorOf, SentElsewhere } from './stream-fault.ts'
import { openStream } from './stream.ts'
import { pinnedTo, placeOf } from './place.ts'
import type { Resolve } from './place.ts'

const servers: Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) server.close()
})

/** Answers everybody with these words and hangs up; counts who came. */
async function serverSaying(words: string) {
  const heard: string[] = []
  const server = createServer((socket) => {
    socket.on('error', () => {})
    socket.setEncoding('utf8').once('data', (text: string) => {
      heard.push(text)
      socket.end(words)
    })
  })
  servers.push(server)
  await once(server.listen(0, '127.0.0.1'), 'listening')
  return { heard, port: (server.address() as AddressInfo).port }
}

const settingsFor = (service: string) =>
  readSettings({ service, domain: 'chat.example', username: 'moot', rooms: ['a@rooms.example'] })

const streamTo = (service: string, resolve: Resolve) =>
  openStream(settingsFor(service), 'a password', resolve, () => {})

test.each([
  ['xmpp://Chat.example', 'chat.example', 5222],
  ['xmpps://chat.example', 'chat.example', 5223],
  ['wss://chat.example/ws', 'chat.example', 443],
  ['ws://chat.example:5280', 'chat.example', 5280],
  ['xmpp://[::1]:7000', '::1', 7000],
])('%s is host and port', (service, host, port) => expect(placeOf(service)).toEqual({ host, port }))

test.each([
  ['xmpp://chat.example', { host: '192.0.2.1', port: 5222 }],
  ['xmpps://chat.example:9', { host: '192.0.2.1', port: 9, servername: 'chat.example' }],
  ['ws://chat.example:5280/ws', 'ws://192.0.2.1:5280/ws'],
  ['wss://chat.example/ws', 'wss://chat.example/ws'],
])('%s is connected to at the address that was checked', (service, pinned) =>
  expect(pinnedTo(service, '192.0.2.1')).toEqual(pinned),
)

test('each connection asks first and goes to the address of the answer', async () => {
  const { heard, port } = await serverSaying('')
  const asked: string[] = []
  const stream = streamTo(`xmpp://nowhere.invalid:${port}`, (host, at) => {
    asked.push(`${host} ${at}`)
    return Promise.resolve({ address: '127.0.0.1' })
  })
  await expect(stream.connect()).rejects.toThrow()
  expect(asked).toEqual([`nowhere.invalid ${port}`])
  expect(heard.join()).toContain('chat.example')
  stream.destroy()
})

test('what may not be reached is not connected to, and said with the setting that allows it', async () => {
  const { heard, port } = await serverSaying('')
  const service = `xmpp://127.0.0.1:${port}`
  const refusal = new FetchRefused('address-not-public', 'no')
  await expect(streamTo(service, () => Promise.reject(refusal)).connect()).rejects.toBe(refusal)
  expect(heard).toEqual([])
  const fault = errorOf(refusal, settingsFor(service))
  expect(fault).toMatchObject({ code: 'address-not-public', lasting: true })
  for (const text of Object.values(fault.texts)) {
    expect(text).toContain('FOLKMOOT_ALLOW_HOSTS')
    expect(text).toContain(`127.0.0.1:${port}`)
  }
  expect(errorOf(new FetchRefused('host-not-found', ''), settingsFor(service)).lasting).toBe(false)
})

test('a server that sends us elsewhere is not followed', async () => {
  const inside = await serverSaying('')
  const server = await serverSaying(
    `<stream:stream xmlns="jabber:client" xmlns:stream="http://etherx.jabber.org/streams" version="1.0" id="1">` +
      `<stream:error><see-other-host xmlns="urn:ietf:params:xml:ns:xmpp-streams">127.0.0.1:${inside.port}` +
      `</see-other-host></stream:error></stream:stream>`,
  )
  const stream = streamTo(`xmpp://127.0.0.1:${server.port}`, () => Promise.resolve({ address: '127.0.0.1' }))
  await expect(stream.connect()).rejects.toBeInstanceOf(SentElsewhere)
  await new Promise((resolve) => setTimeout(resolve, 100))
  expect(inside.heard).toEqual([])
  stream.destroy()
})
