/** An act of which nobody knows whether it was sent: an operator says so through the API, and its case closes. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { z } from 'zod'
import type { ActionRow } from '../../core/ports/rows.ts'
import { ORIGIN, createFixture } from '../../shell/api/api-fixture.ts'
import { createApi } from '../../shell/api/app.ts'
import { HEAD, says, SmallPipeline } from './small-pipeline.ts'

const CHARTER = `${HEAD}rules:\n  - { id: greet, when: message, do: [{ reply: hello }] }\n`
let here: SmallPipeline
let api: ReturnType<typeof createApi>

beforeEach(async () => {
  here = await SmallPipeline.open()
  const { parts } = createFixture()
  api = createApi({ ...parts, pipeline: here.pipeline, reads: here.read, now: () => here.clock })
  await here.publish(CHARTER)
  await here.deliver(says('one'))
  await here.assign('g')
  await here.deliver(says('two'))
})
afterEach(async () => {
  expect(await here.close()).toEqual([])
})

async function resolve(place: string, was: string, operator = 'steward') {
  const path = `/api/v1/communities/${here.community}/actions/${place}/resolve`
  const headers = {
    host: new URL(ORIGIN).host,
    'x-test-operator': operator,
    'content-type': 'application/json',
  }
  const response = await api.fetch(
    new Request(`${ORIGIN}${path}`, { method: 'POST', headers, body: JSON.stringify({ was }) }),
  )
  return { status: response.status, body: await response.json() }
}

/** The one act, with its status and code. */
async function act(): Promise<ActionRow> {
  const [row, ...others] = await here.actions()
  if (row === undefined || others.length > 0) throw new Error('There should be one act.')
  return row
}

async function loseSight(): Promise<string> {
  const [claimed] = await here.pipeline.claimActions([await act()])
  const { seq = 0, n = 0, group = null } = claimed?.action ?? {}
  await here.record({
    kind: 'action.unknown',
    group,
    member: null,
    data: { seq, n, code: 'connection-lost' },
    content: null,
    update: { seq, n, status: 'unknown', code: 'connection-lost' },
  })
  return `${seq}-${n}`
}

const doubts = async () =>
  (await here.cases()).filter(({ kind }) => kind === 'action-unknown').map(({ status }) => status)

test('what was sent after all counts as sent', async () => {
  const place = await loseSight()
  expect(await doubts()).toEqual(['open'])
  const { status, body } = await resolve(place, 'sent')
  expect(status).toBe(200)
  expect(z.object({ seq: z.string() }).parse(body).seq).toMatch(/^\d+$/)
  expect(await act()).toMatchObject({ status: 'sent' })
  expect(await doubts()).toEqual(['closed'])
  const again = await resolve(place, 'not-sent')
  expect([again.status, JSON.stringify(again.body)]).toEqual([409, expect.stringContaining('not-in-doubt')])
})

test('what was not sent waits to be sent again, and may be in doubt again', async () => {
  const place = await loseSight()
  expect((await resolve(place, 'not-sent')).status).toBe(200)
  expect(await act()).toMatchObject({ status: 'queued', code: 'not-sent', attempts: 1 })
  expect(await doubts()).toEqual(['closed'])
  await loseSight()
  expect((await doubts()).toSorted()).toEqual(['closed', 'open'])
  expect((await resolve(place, 'sent')).status).toBe(200)
  expect(await act()).toMatchObject({ status: 'sent', attempts: 2 })
  expect(await doubts()).toEqual(['closed', 'closed'])
})

test('what is not sent in its time has expired', async () => {
  const place = await loseSight()
  here.clock = (await act()).expires
  expect((await resolve(place, 'not-sent')).status).toBe(200)
  expect(await act()).toMatchObject({ status: 'expired' })
  expect(await doubts()).toEqual(['closed'])
})

test('only who may, and only of what is in doubt', async () => {
  const { seq, n } = await act()
  expect((await resolve(`${seq}-${n}`, 'sent')).status).toBe(409)
  expect((await resolve(`${seq}-7`, 'sent')).status).toBe(404)
  const place = await loseSight()
  expect((await resolve(place, 'perhaps')).status).toBe(400)
  expect((await resolve(place, 'sent', 'viewer')).status).toBe(403)
  expect((await resolve(place, 'sent', 'nobody')).status).toBe(401)
  expect(await doubts()).toEqual(['open'])
})
