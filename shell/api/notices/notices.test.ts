import { expect, test } from 'vitest'
import type { StoredEvent } from '../../../core/ports/store.ts'
import { COMMUNITY, createFixture } from '../api-fixture.ts'
import { feedOf } from '../events/feed.ts'
import { recordNew } from '../record.ts'

const preferences = {
  language: 'zh-CN',
  zone: 'Asia/Shanghai',
  quiet: null,
  modes: { 'case-opened': 'brief' },
  brief: { on: true, minute: 480, empty: true },
}

test('what was told is listed, seen and acknowledged', async () => {
  const { call, recorded } = createFixture()
  expect(await (await call('/api/v1/notices', { as: 'steward' })).json()).toMatchObject({
    unseen: 1,
    notices: [{ community: String(COMMUNITY), seq: '7', keys: ['case-1-0'], seen: false }],
  })
  expect((await call('/api/v1/notices/seen', { as: 'steward', json: { at: 100 } })).status).toBe(200)
  expect(await (await call('/api/v1/notices', { as: 'steward' })).json()).toMatchObject({ unseen: 0 })
  const path = `/api/v1/communities/${COMMUNITY}/notices/account-7~12/acknowledge`
  expect((await call(path, { as: 'viewer', method: 'POST' })).status).toBe(403)
  expect((await call(path, { as: 'steward', method: 'POST' })).status).toBe(200)
  expect(recorded).toMatchObject([
    {
      kind: 'operator.act',
      data: { operator: 'op-1', act: 'acknowledge', notice: 'account-7~12' },
      dedupe: 'acknowledge:account-7~12',
    },
  ])
})

test('several are acknowledged at once; those of before stay as they are', async () => {
  const { call, recorded, parts } = createFixture()
  const path = `/api/v1/communities/${COMMUNITY}/notices/acknowledge`
  const json = { keys: ['case-1-0', 'case-2-0', 'case-1-0'] }
  expect((await call(path, { as: 'viewer', json })).status).toBe(403)
  expect((await call(path, { as: 'steward', json: { keys: [] } })).status).toBe(400)
  expect((await call(path, { as: 'steward', json: { keys: ['Not A Key'] } })).status).toBe(400)
  expect(recorded).toEqual([])
  const answer = await call(path, { as: 'steward', json })
  expect(await answer.json()).toEqual({ acknowledged: ['case-1-0', 'case-2-0'] })
  expect(recorded.map(({ dedupe }) => dedupe)).toEqual(['acknowledge:case-1-0', 'acknowledge:case-2-0'])

  const record = () =>
    Promise.resolve({
      outcomes: [{ status: 'duplicate' as const }, { status: 'appended' as const, seq: 9 }],
    })
  const events = recorded.slice()
  expect(await recordNew({ ...parts.pipeline, record }, events)).toEqual([1])
})

test('preferences are kept; faults are named, and what is urgent is not put off', async () => {
  const { call } = createFixture()
  const path = '/api/v1/operators/me/notices'
  const put = (json: unknown) => call(path, { as: 'viewer', method: 'PUT', json })
  expect(await (await put(preferences)).json()).toEqual(preferences)
  expect(await (await call(path, { as: 'viewer' })).json()).toMatchObject({ preferences })
  expect((await put({ ...preferences, zone: 'Mars/Olympus' })).status).toBe(400)
  expect((await put({ ...preferences, modes: { lunch: 'now' } })).status).toBe(400)
  expect(await (await put({ ...preferences, modes: { breaker: 'brief' } })).json()).toMatchObject({
    error: { code: 'urgent-mode' },
  })
})

test('channels come, are tested and go', async () => {
  const { call } = createFixture()
  const path = '/api/v1/operators/me/channels'
  const draft = { kind: 'e-mail', name: 'Mail' }
  const refused = await call(path, { as: 'viewer', json: draft })
  expect([refused.status, await refused.json()]).toMatchObject([422, { error: { code: 'channel-refused' } }])
  const added = await call(path, { as: 'viewer', json: { ...draft, address: 'op@example.org' } })
  expect([added.status, await added.json()]).toMatchObject([
    201,
    { id: 'c1', urgentOnly: false, confirmed: false },
  ])
  const confirm = (code: string, id = 'c1') => call(`${path}/${id}/confirm`, { as: 'viewer', json: { code } })
  expect((await confirm('12')).status).toBe(400)
  expect(await (await confirm('654321')).json()).toMatchObject({ error: { code: 'code-wrong' } })
  expect(await (await confirm('999999')).json()).toMatchObject({ error: { code: 'code-over' } })
  expect((await confirm('123456', 'c7')).status).toBe(404)
  expect(await (await confirm('123456')).json()).toMatchObject({ id: 'c1', confirmed: true })
  expect(await (await call(`${path}/c1/test`, { as: 'viewer', method: 'POST' })).json()).toEqual({
    status: 'sent',
    code: null,
    message: 'It was sent.',
  })
  expect((await call(`${path}/c1`, { as: 'viewer', method: 'DELETE' })).status).toBe(200)
  expect((await call(`${path}/c1`, { as: 'viewer', method: 'DELETE' })).status).toBe(404)
  expect((await call(`${path}/c1/test`, { as: 'viewer', method: 'POST' })).status).toBe(404)
})

test('only stewards say who is told first', async () => {
  const { call } = createFixture()
  const path = `/api/v1/communities/${COMMUNITY}/notice-order`
  const json = { operators: ['op-2', 'op-1'], minutes: 5 }
  expect((await call(path, { as: 'viewer', method: 'PUT', json })).status).toBe(403)
  expect((await call(path, { as: 'steward', method: 'PUT', json })).status).toBe(200)
  expect(await (await call(path, { as: 'steward' })).json()).toEqual(json)
})

test('words for an operator are not in the feed of a community', async () => {
  const { parts } = createFixture()
  const event = {
    seq: 1,
    kind: 'operator.notice',
    at: 1,
    received: 1,
    source: 'live',
    group: null,
    member: null,
  }
  const row = {
    ...event,
    native: null,
    revision: 0,
    data: '{}',
    decision: '[1,0,null,[]]',
    contentHash: 'ab',
  }
  const content = JSON.stringify({ title: 'Morning brief', text: 'Another community' })
  const action = {
    seq: 1,
    n: 0,
    kind: 'notify',
    rule: 'notify',
    name: 'op-1/mail',
    code: null,
    text: 'Another community',
  }
  const stored = [{ event: row, content, actions: [action] }] as unknown as readonly StoredEvent[]
  const feed = await feedOf(parts, COMMUNITY, stored, 'en')
  expect(feed.events).toHaveLength(1)
  expect(JSON.stringify(feed)).not.toContain('Another')
})
