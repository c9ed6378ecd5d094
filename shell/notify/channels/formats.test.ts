/** Signatures were computed with Python's hmac, not with the code under test. */
import { describe, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { FetchRefused } from '../../../core/ports/fetch.ts'
import type { Fetch } from '../../../core/ports/fetch.ts'
import type { ChannelKind } from '../../../core/ports/notices.ts'
import { cutBytes } from './format.ts'
import type { Target } from './format.ts'
import { WEBHOOK_FORMATS, postMessage } from './webhook.ts'

const MESSAGE = {
  title: 'Stopped',
  text: 'Look.',
  urgent: true,
  kinds: ['breaker'],
  key: '7-12-0',
  at: 1_795_000_000_123,
}

interface Posted {
  readonly url: string
  readonly headers: Headers
  readonly json: unknown
  readonly body: string
}

/** Sends through a service that answers as it is told; gives what it got and what became of it. */
async function send(
  kind: ChannelKind,
  target: Target,
  answer: unknown = {},
  status = 200,
  message = MESSAGE,
) {
  const posted: Posted[] = []
  const fetch: Fetch = (url, init) => {
    const body = typeof init?.body === 'string' ? init.body : ''
    posted.push({ url, headers: new Headers(init?.headers), json: JSON.parse(body), body })
    const text = typeof answer === 'string' ? answer : JSON.stringify(answer)
    return Promise.resolve(new Response(text, { status, headers: { 'retry-after': '7' } }))
  }
  const format = WEBHOOK_FORMATS[kind]
  if (format === undefined) throw new Error(`${kind} is no webhook.`)
  const result = await postMessage(format, message, target, fetch)
  return { posted: posted[0], result }
}

describe('dingtalk', () => {
  const url = 'https://oapi.dingtalk.com/robot/send?access_token=example'

  test('is signed in the query, in milliseconds', async () => {
    const { posted, result } = await send(
      'dingtalk',
      { url, secret: 'SEC-example-signing-text' },
      { errcode: 0, errmsg: 'ok' },
    )
    expect(posted?.url).toBe(
      `${url}&timestamp=1795000000123&sign=nvOxzuma2r2pwaNcXk1AJwm5g5OlnIF4zO41UHQByCE%3D`,
    )
    expect(posted?.json).toEqual({
      msgtype: 'markdown',
      markdown: { title: 'Stopped', text: '#### Stopped\n\nLook.' },
    })
    expect(result).toEqual({ status: 'sent' })
  })

  test('without a secret is sent to the address as it is, names as words', async () => {
    const message = { ...MESSAGE, text: '[here](https://evil.example)\n*bold*' }
    const { posted } = await send('dingtalk', { url }, { errcode: 0 }, 200, message)
    expect(posted?.url).toBe(url)
    expect(posted?.json).toMatchObject({
      markdown: { text: '#### Stopped\n\n\\[here\\](https://evil.example)  \n\\*bold\\*' },
    })
  })

  test.each([
    [
      { errcode: 310_000, errmsg: 'sign not match' },
      { code: 'dingtalk-310000', permanent: true },
    ],
    [{ errcode: 130_101 }, { code: 'dingtalk-130101', permanent: false, retryAfter: 600_000 }],
    [{ errcode: -1 }, { code: 'dingtalk-busy', permanent: false }],
    ['<html>', { code: 'answer-not-understood', permanent: true }],
  ])('%j is a failure although the status is 200', async (answer, expected) => {
    expect((await send('dingtalk', { url }, answer)).result).toEqual({ status: 'failed', ...expected })
  })
})

describe('feishu', () => {
  const url = 'https://open.feishu.cn/open-apis/bot/v2/hook/example'

  test('is signed in the body, in seconds; nobody is called by a name', async () => {
    const message = { ...MESSAGE, text: '<at user_id="all">all</at>' }
    const { posted, result } = await send(
      'feishu',
      { url, secret: 'example-text' },
      { code: 0 },
      200,
      message,
    )
    expect(posted?.url).toBe(url)
    expect(posted?.json).toEqual({
      timestamp: '1795000000',
      sign: 'CG8E1FffXXSDs0Vhse8OaCzXnf/N9ZIX55WuE+9ZhVI=',
      msg_type: 'text',
      content: { text: 'Stopped\n＜at user_id="all"＞all＜/at＞' },
    })
    expect(result).toEqual({ status: 'sent' })
  })

  test.each([
    [
      { code: 19_021, msg: 'sign match fail' },
      { code: 'feishu-19021', permanent: true },
    ],
    [{ code: 11_232 }, { code: 'feishu-11232', permanent: false, retryAfter: 60_000 }],
  ])('%j is a failure although the status is 200', async (answer, expected) => {
    expect((await send('feishu', { url }, answer)).result).toEqual({ status: 'failed', ...expected })
  })

  test('also says in its old way that all is well', async () => {
    expect((await send('feishu', { url }, { StatusCode: 0 })).result).toEqual({ status: 'sent' })
  })
})

const Wecom = z.object({ text: z.object({ content: z.string() }) })

test('wecom takes plain text of 2048 bytes at most', async () => {
  const url = 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=example'
  const message = { ...MESSAGE, text: '群'.repeat(1_000) }
  const { posted, result } = await send('wecom', { url }, { errcode: 0 }, 200, message)
  expect(result).toEqual({ status: 'sent' })
  const { text } = Wecom.parse(posted?.json)
  expect(Buffer.byteLength(text.content)).toBeLessThanOrEqual(2_048)
  expect(text.content).toMatch(/^Stopped\n群+…$/)
  expect((await send('wecom', { url }, { errcode: 93_000 })).result).toMatchObject({ code: 'wecom-93000' })
  expect((await send('wecom', { url }, { errcode: 45_009 })).result).toMatchObject({ permanent: false })
})

test('bark breaks through a focus when it is urgent, and only then', async () => {
  const key = { url: 'https://api.day.app/exampleKey/' }
  const { posted, result } = await send('bark', key, { code: 200 })
  expect(posted?.url).toBe('https://api.day.app/push')
  expect(posted?.json).toMatchObject({
    device_key: 'exampleKey',
    title: 'Stopped',
    body: 'Look.',
    level: 'timeSensitive',
  })
  expect(result).toEqual({ status: 'sent' })
  const own = { url: 'https://bark.example.org', secret: 'other' }
  const calm = await send('bark', own, { code: 200 }, 200, { ...MESSAGE, urgent: false })
  expect(calm.posted?.json).toMatchObject({ device_key: 'other', level: 'active' })
  expect((await send('bark', key, { code: 400 })).result).toMatchObject({ code: 'bark-400', permanent: true })
})

test('any other receiver can check the signature over time and body', async () => {
  const target = { url: 'https://hooks.example.org/x', secret: 'shared example' }
  const { posted, result } = await send('webhook', target, 'thanks')
  expect(posted?.body).toBe('{"title":"Stopped","text":"Look.","urgent":true,"kinds":["breaker"]}')
  expect(posted?.headers.get('x-folkmoot-timestamp')).toBe('1795000000123')
  expect(posted?.headers.get('x-folkmoot-signature')).toBe(
    'ec3f91cb11fd3a5c9cb4d51b6f1afe2a1a1dc6575906fcad07629ae1fc35eea9',
  )
  expect(posted?.headers.get('idempotency-key')).toBe('7-12-0')
  expect(result).toEqual({ status: 'sent' })
})

describe('every webhook', () => {
  const target = { url: 'https://hooks.example.org/x', secret: 's' }

  test.each([
    [500, { code: 'http-500', permanent: false, retryAfter: 7_000 }],
    [429, { code: 'http-429', permanent: false, retryAfter: 7_000 }],
    [404, { code: 'http-404', permanent: true }],
    [302, { code: 'redirect-refused', permanent: true }],
  ])('judges status %i', async (status, expected) => {
    expect((await send('webhook', target, {}, status)).result).toEqual({ status: 'failed', ...expected })
  })

  test.each([
    ['http://hooks.example.org', 'address-not-https'],
    ['nonsense', 'address-malformed'],
  ])('does not call %s', async (url, code) => {
    const { posted, result } = await send('webhook', { url })
    expect([posted, result]).toEqual([undefined, { status: 'failed', code, permanent: true }])
  })

  test.each([
    [new FetchRefused('address-not-public', 'inside'), { code: 'address-not-public', permanent: true }],
    [new FetchRefused('host-not-found', 'nowhere'), { code: 'host-not-found', permanent: false }],
    [new Error('socket hang up'), { code: 'no-answer', permanent: false }],
  ])('keeps to the policy of addresses: %s', async (error, expected) => {
    const format = WEBHOOK_FORMATS.webhook
    if (format === undefined) throw new Error('missing')
    const fetch = vi.fn<Fetch>().mockRejectedValue(error)
    const result = await postMessage(format, MESSAGE, target, fetch)
    expect(result).toEqual({ status: 'failed', ...expected })
  })
})

test('a cut never tears a character apart', () => {
  expect(cutBytes('ab', 2)).toBe('ab')
  expect(cutBytes('a😀😀', 8)).toBe('a😀…')
  expect(cutBytes('😀😀', 6)).toBe('…')
})
