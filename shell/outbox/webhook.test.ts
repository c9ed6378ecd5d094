import { describe, expect, test } from 'vitest'
import type { ActionRow } from '../../core/ports/rows.ts'
import type { ClaimedAction } from '../../core/ports/store.ts'
import { isPublicAddress } from './address.ts'
import { createWebhooks } from './webhook.ts'
import type { WebhookCall } from './webhook.ts'

const PUBLIC = '93.184.215.14'

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

async function call(
  name: string | null,
  options: {
    readonly addresses?: readonly string[]
    readonly allowed?: readonly string[]
    readonly answer?: () => Promise<{ readonly status: number; readonly retryAfter: string | null }>
    readonly limit?: number
  } = {},
) {
  const calls: WebhookCall[] = []
  const send = createWebhooks({
    resolve: async () => options.addresses ?? [PUBLIC],
    fetch: (made) => {
      calls.push(made)
      const never = new Promise<never>((_resolve, reject) => {
        made.signal.addEventListener('abort', () => reject(new Error('aborted')))
      })
      return Promise.race([never, (options.answer ?? (async () => ({ status: 200, retryAfter: null })))()])
    },
    ...(options.allowed ? { allowed: options.allowed } : {}),
    ...(options.limit ? { limit: options.limit } : {}),
  })
  return { result: await send(claimed(name), 'key'), calls }
}

test('posts ids to the address that was checked, without words of any member', async () => {
  const { result, calls } = await call('https://example.com/hook')
  expect(result).toEqual({ status: 'sent' })
  expect(calls[0]).toMatchObject({ address: PUBLIC, headers: { 'idempotency-key': 'key' } })
  expect(JSON.parse(calls[0]?.body ?? '')).toEqual({
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
  ['http://example.com', {}, 'address-not-https'],
  ['file:///etc/passwd', {}, 'address-not-https'],
  ['nonsense', {}, 'address-malformed'],
  [null, {}, 'address-malformed'],
  ['https://me:secret@example.com', {}, 'address-with-password'],
  ['https://example.com', { addresses: ['127.0.0.1'] }, 'address-not-public'],
  ['https://example.com', { addresses: [PUBLIC, '10.0.0.7'] }, 'address-not-public'],
  ['https://[::1]/', { addresses: ['::1'] }, 'address-not-public'],
])('%s is never called', async (address, options, code) => {
  const { result, calls } = await call(address, options)
  expect(result).toEqual({ status: 'failed', code, permanent: true })
  expect(calls).toEqual([])
})

test('a host that the operator allows may be inside', async () => {
  const { result } = await call('https://intranet.example/', {
    addresses: ['10.0.0.7'],
    allowed: ['intranet.example'],
  })
  expect(result).toEqual({ status: 'sent' })
})

describe('answers', () => {
  test.each([
    [302, null, { status: 'failed', code: 'redirect-refused', permanent: true }],
    [404, null, { status: 'failed', code: 'http-404', permanent: true }],
    [503, null, { status: 'failed', code: 'http-503', permanent: false }],
    [429, '7', { status: 'failed', code: 'http-429', permanent: false, retryAfter: 7_000 }],
  ])('%i', async (status, retryAfter, expected) => {
    const { result } = await call('https://example.com', { answer: async () => ({ status, retryAfter }) })
    expect(result).toEqual(expected)
  })

  test('none in time is a passing fault', async () => {
    const { result } = await call('https://example.com', { answer: () => new Promise(() => {}), limit: 20 })
    expect(result).toEqual({ status: 'failed', code: 'no-answer', permanent: false })
  })

  test('no such host is a passing fault', async () => {
    const { result } = await call('https://example.com', { addresses: [] })
    expect(result).toMatchObject({ code: 'host-not-found', permanent: false })
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
  'fd00::1',
  '::ffff:127.0.0.1',
  '::ffff:10.0.0.1',
  '64:ff9b::7f00:1',
  'localhost',
  '',
])('%s is not public', (address) => expect(isPublicAddress(address)).toBe(false))
test.each([PUBLIC, '8.8.8.8', '2606:4700:4700::1111'])('%s is public', (address) =>
  expect(isPublicAddress(address)).toBe(true),
)
