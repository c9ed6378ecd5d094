import { describe, expect, test } from 'vitest'
import { FetchRefused } from '../../core/ports/fetch.ts'
import type { ActionRow } from '../../core/ports/rows.ts'
import type { ClaimedAction } from '../../core/ports/store.ts'
import { createWebhooks } from './webhook.ts'

function claimed(name: string | null): ClaimedAction {
  const action: ActionRow = {
    community: 1,
    seq: 2,
    n: 0,
    kind: 'webhook',
    rule: 'tell-us',
    group: 3,
    member: 4,
    message: 2,
    amount: null,
    name,
    due: 0,
    expires: 1,
    status: 'sending',
    attempts: 1,
    code: null,
    native: null,
  }
  const targets = { account: 5, platform: 'room', groupNative: 'g', personNative: 'u', messageNative: 'm' }
  return { action, ...targets, text: 'a secret' }
}

async function call(name: string | null, answer: () => Promise<Response>, limit = 1_000) {
  const calls: Request[] = []
  const send = createWebhooks({
    limit,
    fetch: (url, init) => {
      const made = new Request(url, init)
      calls.push(made)
      const never = new Promise<never>((_resolve, reject) => {
        made.signal.addEventListener('abort', () => reject(new Error('aborted')))
      })
      return Promise.race([never, answer()])
    },
  })
  return { result: await send(claimed(name), 'key'), calls }
}

const ok = () => Promise.resolve(new Response('{}'))

test('posts ids, without words of any member, and follows nowhere', async () => {
  const { result, calls } = await call('https://example.com/hook', ok)
  expect(result).toEqual({ status: 'sent' })
  expect(calls[0]?.method).toBe('POST')
  expect(calls[0]?.redirect).toBe('manual')
  expect(calls[0]?.headers.get('idempotency-key')).toBe('key')
  expect(await calls[0]?.json()).toEqual({
    community: 1,
    seq: 2,
    n: 0,
    rule: 'tell-us',
    group: 3,
    member: 4,
    message: 2,
  })
})

test.each([
  ['http://example.com', 'address-not-https'],
  ['file:///etc/passwd', 'address-not-https'],
  ['nonsense', 'address-malformed'],
  [null, 'address-malformed'],
])('%s is never called', async (address, code) => {
  const { result, calls } = await call(address, ok)
  expect(result).toEqual({ status: 'failed', code, permanent: true })
  expect(calls).toEqual([])
})

describe('answers', () => {
  test.each([
    [302, {}, { status: 'failed', code: 'redirect-refused', permanent: true }],
    [404, {}, { status: 'failed', code: 'http-404', permanent: true }],
    [503, {}, { status: 'failed', code: 'http-503', permanent: false }],
    [
      429,
      { 'retry-after': '7' },
      { status: 'failed', code: 'http-429', permanent: false, retryAfter: 7_000 },
    ],
  ])('%i', async (status, headers, expected) => {
    const { result } = await call('https://example.com', async () => new Response(null, { status, headers }))
    expect(result).toEqual(expected)
  })

  test('none in time is a passing fault', async () => {
    const { result } = await call('https://example.com', () => new Promise(() => {}), 20)
    expect(result).toEqual({ status: 'failed', code: 'no-answer', permanent: false })
  })

  test.each([
    ['host-not-found', false],
    ['address-not-public', true],
    ['address-with-password', true],
  ] as const)('%s: permanent is %s', async (code, permanent) => {
    const { result } = await call('https://example.com', () => Promise.reject(new FetchRefused(code, '')))
    expect(result).toEqual({ status: 'failed', code, permanent })
  })
})
