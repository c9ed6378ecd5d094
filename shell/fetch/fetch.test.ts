import { createServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer as createSocketServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { FetchRefused } from '../../core/ports/fetch.ts'
import { createFetch } from './fetch.ts'
import { isPublicAddress } from './address.ts'

const PUBLIC = '93.184.215.14'
let base = ''
let handle: (request: IncomingMessage, response: ServerResponse) => void = (_request, response) =>
  response.end()
const server = createServer((request, response) => handle(request, response))
beforeAll(async () => {
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  base = `http://inside.example:${(server.address() as AddressInfo).port}`
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

const inside = () => Promise.resolve(['127.0.0.1'])
const allowed = ['inside.example']
const codeOf = async (promise: Promise<unknown>): Promise<string> => {
  try {
    await promise
    return 'no refusal'
  } catch (error) {
    return error instanceof FetchRefused ? error.code : String(error)
  }
}

describe('what may be reached', () => {
  test.each([
    ['file:///etc/passwd', 'scheme-refused'],
    ['nonsense', 'address-malformed'],
    ['https://me:secret@example.com', 'address-with-password'],
    ['http://127.0.0.1/', 'address-not-public'],
    ['http://2130706433/', 'address-not-public'],
    ['http://[::1]/', 'address-not-public'],
    ['http://[::ffff:10.0.0.1]/', 'address-not-public'],
  ])('%s is refused', async (address, code) => {
    expect(await codeOf(createFetch().fetch(address))).toBe(code)
  })

  test('one inward address among several is enough', async () => {
    const { fetch } = createFetch({ resolve: () => Promise.resolve([PUBLIC, '10.0.0.7']) })
    expect(await codeOf(fetch('https://example.com'))).toBe('address-not-public')
  })

  test('an unknown host is told apart', async () => {
    const { fetch } = createFetch({ resolve: () => Promise.reject(new Error('ENOTFOUND')) })
    expect(await codeOf(fetch('https://example.com'))).toBe('host-not-found')
  })

  test('a host that the operator allows is reached at the address that was checked, looked up once', async () => {
    let lookups = 0
    const resolve = () => {
      lookups += 1
      return inside()
    }
    handle = (request, response) => response.end(`${request.method} ${request.headers.host} ${request.url}`)
    const { fetch, close } = createFetch({ allowed, resolve })
    expect(await (await fetch(`${base}/a?b=1`)).text()).toBe(`GET ${new URL(base).host} /a?b=1`)
    expect(lookups).toBe(1)
    close()
  })

  test('a host is allowed with one port only, where the setting says so', async () => {
    const { host } = new URL(base)
    const { fetch, close } = createFetch({ allowed: [host], resolve: inside })
    handle = (_request, response) => response.end('ok')
    expect((await fetch(base)).status).toBe(200)
    expect(await codeOf(fetch('http://inside.example:1/'))).toBe('address-not-public')
    close()
  })
})

describe('a call', () => {
  test('sends method, headers and body, and brings the answer', async () => {
    handle = (request, response) => {
      request.setEncoding('utf8')
      let body = ''
      request.on('data', (part: string) => (body += part))
      request.on('end', () => {
        response.writeHead(201, { 'x-answer': 'yes', 'content-type': 'application/json' })
        response.end(JSON.stringify([request.method, request.headers['content-type'], body]))
      })
    }
    const { fetch, close } = createFetch({ allowed, resolve: inside })
    const response = await fetch(base, { method: 'POST', body: new URLSearchParams({ a: '1' }) })
    expect([response.status, response.headers.get('x-answer')]).toEqual([201, 'yes'])
    expect(await response.json()).toEqual(['POST', 'application/x-www-form-urlencoded;charset=UTF-8', 'a=1'])
    close()
  })

  test('breaks off an answer that is too large, and does not send what is', async () => {
    handle = (_request, response) => response.end('x'.repeat(5_000))
    const { fetch, close } = createFetch({ allowed, resolve: inside, sizeLimit: 1_000 })
    expect(await codeOf((async () => (await fetch(base)).text())())).toBe('too-large')
    expect(await codeOf(fetch(base, { method: 'POST', body: 'x'.repeat(2_000) }))).toBe('too-large')
    close()
  })

  test('ends when the time is up, when it is aborted and when everything closes', async () => {
    handle = () => {}
    const slow = createFetch({ allowed, resolve: inside, timeLimit: 50 })
    await expect(slow.fetch(base)).rejects.toThrow(/timeout|aborted/i)
    const mute = createFetch({ resolve: () => new Promise(() => {}), timeLimit: 50 })
    await expect(mute.fetch(base)).rejects.toThrow(/aborted/i)
    const { fetch, close } = createFetch({ allowed, resolve: inside })
    const controller = new AbortController()
    const aborted = fetch(base, { signal: controller.signal })
    controller.abort()
    await expect(aborted).rejects.toThrow(/abort/i)
    const closed = fetch(base)
    close()
    await expect(closed).rejects.toThrow(/abort/i)
  })
})

describe('an answer that is no HTTP', () => {
  test.each(['999', '600', '099', '101'])(
    'with status %s fails that call and nothing else',
    async (status) => {
      const odd = createSocketServer((socket) => {
        socket.on('error', () => {})
        socket.once('data', () => socket.end(`HTTP/1.1 ${status} Odd\r\ncontent-length: 0\r\n\r\n`))
      })
      await new Promise<void>((resolve) => {
        odd.listen(0, '127.0.0.1', resolve)
      })
      const { fetch, close } = createFetch({ allowed, resolve: inside })
      const { port } = odd.address() as AddressInfo
      await expect(fetch(`http://inside.example:${port}`)).rejects.toThrow('inside.example does not answer')
      close()
      odd.close()
    },
  )
})

describe('redirects', () => {
  const sendTo = (location: string) => {
    handle = (request, response) => {
      if (request.url === '/end') response.end(request.headers.authorization ?? 'none')
      else response.writeHead(302, { location }).end()
    }
  }
  const open = () =>
    createFetch({
      allowed,
      resolve: (host) => Promise.resolve([host === 'evil.example' ? '10.0.0.1' : '127.0.0.1']),
    })

  test('are followed for reading, with what is private, on the same origin', async () => {
    sendTo('/end')
    const { fetch, close } = open()
    expect(await (await fetch(base, { headers: { authorization: 'mine' } })).text()).toBe('mine')
    close()
  })

  test('are checked like a first call', async () => {
    sendTo('http://evil.example/end')
    const { fetch, close } = open()
    expect(await codeOf(fetch(base))).toBe('address-not-public')
    close()
  })

  test('do not take what is private elsewhere', async () => {
    sendTo(base.replace('inside.example', 'other.example') + '/end')
    const { fetch, close } = createFetch({ allowed: [...allowed, 'other.example'], resolve: inside })
    expect(await (await fetch(base, { headers: { authorization: 'mine' } })).text()).toBe('none')
    close()
  })

  test('without end, or of a call that changes something, are refused', async () => {
    sendTo('/again')
    const { fetch, close } = open()
    expect(await codeOf(fetch(base))).toBe('redirect-refused')
    expect(await codeOf(fetch(base, { method: 'POST', body: 'x' }))).toBe('redirect-refused')
    expect((await fetch(base, { redirect: 'manual' })).status).toBe(302)
    close()
  })
})

test.each([
  '127.0.0.1',
  '10.1.2.3',
  '172.31.0.1',
  '192.168.1.1',
  '169.254.169.254',
  '0.0.0.0',
  '100.64.0.1',
  '224.0.0.1',
  '::1',
  '::',
  'fe80::1',
  'fe80::1%eth0',
  'fec0::1',
  'fd00::1',
  '3fff::1',
  '5f00::1',
  '::ffff:0:127.0.0.1',
  '::ffff:127.0.0.1',
  '::ffff:10.0.0.1',
  '64:ff9b::7f00:1',
  'localhost',
  '',
])('%s is not public', (address) => expect(isPublicAddress(address)).toBe(false))
test.each([PUBLIC, '8.8.8.8', '2606:4700:4700::1111'])('%s is public', (address) =>
  expect(isPublicAddress(address)).toBe(true),
)
