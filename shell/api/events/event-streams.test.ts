import { afterEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { COMMUNITY, VIEWER, createFixture } from '../api-fixture.ts'
import type { Fixture } from '../api-fixture.ts'

const address = `/api/v1/communities/${COMMUNITY}/stream`
const limits = { watchers: 3, each: 3, waiting: 100_000, heartbeat: 20, pace: 5 }
const Body = z.object({ event: z.object({ seq: z.string(), text: z.string().nullable() }) })

const open: AbortController[] = []
afterEach(() => {
  for (const controller of open.splice(0)) controller.abort()
})

/** Opens a stream; `next` waits until something has come that matches. */
async function watch(fixture: Fixture, query = '', headers: Record<string, string> = {}) {
  const controller = new AbortController()
  open.push(controller)
  const response = await fixture.call(`${address}${query}`, {
    as: 'viewer',
    headers,
    signal: controller.signal,
  })
  const reader = response.body?.getReader()
  let read = ''
  let ended = false
  const next = async (wanted: RegExp) => {
    while (!wanted.test(read) && !ended) {
      const chunk = await reader?.read()
      if (!chunk || chunk.done) ended = true
      else read += new TextDecoder().decode(chunk.value)
    }
    return read
  }
  return { response, next, leave: () => reader?.cancel(), isEnded: () => ended }
}

const eventsIn = (text: string) =>
  [...text.matchAll(/^data: (\{"event".*)$/gm)].map(([, data]) => Body.parse(JSON.parse(data ?? '')).event)

const Batch = z.object({ events: z.array(z.object({ text: z.string() })) })
const batchesIn = (text: string) =>
  [...text.matchAll(/^data: (\{"events".*)$/gm)].map(([, data]) =>
    Batch.parse(JSON.parse(data ?? '')).events.map((event) => event.text),
  )

describe('live streams', () => {
  test('tell what is committed, as it comes, to all who watch', async () => {
    const fixture = createFixture(limits)
    fixture.say('before')
    const [one, two] = [await watch(fixture), await watch(fixture)]
    expect(one.response.headers.get('content-type')).toContain('text/event-stream')
    fixture.say('first')
    fixture.say('second')
    for (const { next } of [one, two]) {
      expect(eventsIn(await next(/second/))).toMatchObject([
        { seq: '2', text: 'first' },
        { seq: '3', text: 'second' },
      ])
    }
  })

  test('resume after the last event that was seen, without gaps or doubles', async () => {
    const fixture = createFixture(limits)
    for (let count = 1; count <= 250; count += 1) fixture.say(`line ${count}`)
    const { next } = await watch(fixture, '', { 'last-event-id': '40' })
    fixture.say('newest')
    const places = eventsIn(await next(/newest/)).map(({ seq }) => Number(seq))
    expect(places).toEqual(Array.from({ length: 211 }, (_, index) => 41 + index))
  })

  test('events that come together are one message; a lone one is one at once', async () => {
    const fixture = createFixture({ ...limits, pace: 30 })
    const { next } = await watch(fixture, '?batch=1')
    fixture.say('alone')
    expect(batchesIn(await next(/alone/))).toEqual([['alone']])
    const burst = Array.from({ length: 40 }, (_, index) => `burst ${index}.`)
    for (const text of burst) fixture.say(text)
    const batches = batchesIn(await next(/burst 39\./)).slice(1)
    expect(batches.flat()).toEqual(burst)
    expect(batches).toHaveLength(1)
  })

  test('a batched stream names at once the place from which it goes on', async () => {
    const fixture = createFixture(limits)
    for (let count = 1; count <= 7; count += 1) fixture.say(`line ${count}.`)
    const { next } = await watch(fixture, '?batch=1')
    expect(await next(/ready/)).toContain('id: 7\nevent: ready\n')
  })

  test('batches resume without gaps or doubles, whoever stands where', async () => {
    const fixture = createFixture({ ...limits, waiting: 1_000_000 })
    for (let count = 1; count <= 230; count += 1) fixture.say(`line ${count}.`)
    const [one, two] = [await watch(fixture, '?batch=1&after=10'), await watch(fixture, '?batch=1&after=190')]
    const lines = (from: number) => Array.from({ length: 231 - from }, (_, index) => `line ${from + index}.`)
    expect(batchesIn(await one.next(/line 230\./)).flat()).toEqual(lines(11))
    expect(batchesIn(await two.next(/line 230\./)).flat()).toEqual(lines(191))
  })

  test('who is too far behind is told to load anew', async () => {
    const fixture = createFixture(limits)
    for (let count = 1; count <= 1_000; count += 1) fixture.say('x')
    const { next } = await watch(fixture, '?after=2')
    expect(await next(/reset/)).toContain('event: reset')
    fixture.say('newest')
    expect(eventsIn(await next(/newest/)).map(({ seq }) => seq)).toEqual(['1001'])
  })

  test('who claims to know the future starts at the present', async () => {
    const fixture = createFixture(limits)
    fixture.say('past')
    const { next } = await watch(fixture, '?after=99')
    fixture.say('newest')
    expect(eventsIn(await next(/newest/)).map(({ seq }) => seq)).toEqual(['2'])
  })

  test('send a heartbeat, so that proxies keep them open', async () => {
    const { next } = await watch(createFixture(limits))
    expect(await next(/: still here/)).toContain(': still here')
  })

  test('who does not read is dropped; the others go on', async () => {
    const fixture = createFixture(limits)
    const slow = await watch(fixture)
    const quick = await watch(fixture)
    for (let count = 1; count <= 60; count += 1) {
      fixture.say(`${count} ${'x'.repeat(3_000)}.`)
      await quick.next(new RegExp(`"text":"${count} x+\\.`))
    }
    expect(quick.isEnded()).toBe(false)
    await slow.next(/never/)
    expect(slow.isEnded()).toBe(true)
  })

  test.each([
    ['the session ends', null],
    ['the right is taken', { ...VIEWER, rights: [{ community: COMMUNITY + 1, right: 'steward' as const }] }],
    ['somebody else signs in', { ...VIEWER, id: 'op-9' }],
  ])('end when %s', async (_, now) => {
    const fixture = createFixture(limits)
    const { next, isEnded } = await watch(fixture)
    await next(/: still here/)
    const sessions = { ...fixture.parts.sessions, operatorOf: () => Promise.resolve(now) }
    Object.assign(fixture.parts, { sessions })
    await next(/never/)
    fixture.say('not for them')
    expect(isEnded()).toBe(true)
    expect(await next(/not for them/)).not.toContain('not for them')
  })

  test('end when nobody can say whether they may go on', async () => {
    const fixture = createFixture(limits)
    const { next, isEnded } = await watch(fixture)
    const operatorOf = () => Promise.reject(new Error('locked'))
    Object.assign(fixture.parts, { sessions: { ...fixture.parts.sessions, operatorOf } })
    await next(/never/)
    expect(isEnded()).toBe(true)
  })

  test('nobody has more than a share of them', async () => {
    const fixture = createFixture({ ...limits, each: 2 })
    await watch(fixture)
    await watch(fixture)
    expect((await watch(fixture)).response.status).toBe(503)
    expect((await fixture.call(address, { as: 'steward' })).status).toBe(200)
  })

  test('are limited in number, and a place becomes free again', async () => {
    const fixture = createFixture(limits)
    const [first] = [await watch(fixture), await watch(fixture), await watch(fixture)]
    const refused = await watch(fixture)
    expect(refused.response.status).toBe(503)
    await first?.leave()
    expect((await watch(fixture)).response.status).toBe(200)
  })
})
