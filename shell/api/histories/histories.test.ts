import { beforeEach, expect, test } from 'vitest'
import { COMMUNITY, createFixture } from '../api-fixture.ts'
import type { Fixture } from '../api-fixture.ts'
import { ErrorBody } from '../api-error.ts'
import { HistoryDetail } from './schema.ts'

const ALL = `/api/v1/communities/${COMMUNITY}/histories`
const as = 'steward'
let fixture: Fixture
beforeEach(() => {
  fixture = createFixture()
})
const codeOf = async (response: Response) => ErrorBody.parse(await response.json()).error.code

test('a part is taken as it is, whatever its type says', async () => {
  const response = await fixture.call(`${ALL}/h1/parts/0`, {
    as,
    method: 'PUT',
    body: new Uint8Array([1, 2, 3]),
    headers: { 'content-type': 'application/octet-stream' },
  })
  expect(HistoryDetail.parse(await response.json()).received).toBe(3)
})

test('a part of more than 2 MB is refused before it is read', async () => {
  const response = await fixture.call(`${ALL}/h1/parts/0`, {
    as,
    method: 'PUT',
    body: new Uint8Array(3 * 1024 * 1024),
    headers: { 'content-length': String(3 * 1024 * 1024) },
  })
  expect(response.status).toBe(413)
})

test('refusals are told with their cure', async () => {
  const large = await fixture.call(ALL, { as, json: { name: 'a', size: 2_000 } })
  expect([large.status, await codeOf(large)]).toEqual([413, 'too-large'])
  const place = await fixture.call(`${ALL}/h1/parts/7`, { as, method: 'PUT', body: '' })
  expect([place.status, await codeOf(place)]).toEqual([409, 'wrong-place'])
  const late = await fixture.call(`${ALL}/h1/cancel`, { as, method: 'POST' })
  expect([late.status, await codeOf(late)]).toEqual([409, 'not-now'])
  const unknown = await fixture.call(`${ALL}/nothing`, { as })
  expect(unknown.status).toBe(404)
})

test('reasons come in the language of the caller', async () => {
  const response = await fixture.call(`${ALL}/h1`, { as, headers: { 'accept-language': 'zh-CN' } })
  expect(HistoryDetail.parse(await response.json()).figures.examples).toEqual([
    { place: 3, reason: '不是 JSON' },
  ])
})
