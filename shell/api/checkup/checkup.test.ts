import { beforeEach, expect, test } from 'vitest'
import { COMMUNITY, createFixture } from '../api-fixture.ts'
import type { Fixture } from '../api-fixture.ts'
import { ErrorBody } from '../api-error.ts'
import { inOneLanguage } from './localise.ts'
import { Checkup } from './schema.ts'

const ONE = `/api/v1/communities/${COMMUNITY}/checkup`
const as = 'steward'
let fixture: Fixture
beforeEach(() => {
  fixture = createFixture()
})
const codeOf = async (response: Response) => ErrorBody.parse(await response.json()).error.code
const begin = () => fixture.call(ONE, { as, json: {} })

test('there is no report before one is made', async () => {
  expect(Checkup.parse(await (await fixture.call(ONE, { as: 'viewer' })).json()).report).toBe(null)
  expect((await fixture.call(`${ONE}/page`, { as })).status).toBe(404)
  const draft = await fixture.call(`${ONE}/draft`, { as, json: { cures: ['welcome'] } })
  expect([draft.status, await codeOf(draft)]).toEqual([409, 'no-report'])
})

test('a report speaks the language of the caller', async () => {
  await begin()
  const headers = { 'accept-language': 'zh-CN' }
  const { report } = Checkup.parse(await (await fixture.call(ONE, { as: 'viewer', headers })).json())
  expect(report?.problems.map(({ id }) => id)).toEqual([
    'plan',
    'incentives',
    'knowledge',
    'fairness',
    'chores',
  ])
  expect(report?.problems[0]?.headline).toMatch(/\p{Script=Han}/u)
  expect(report?.groups.map(({ group }) => group)).toEqual(['21'])
})

test('the page can run nothing and reach nothing', async () => {
  await begin()
  const page = await fixture.call(`${ONE}/page`, { as: 'viewer' })
  expect(page.headers.get('content-type')).toContain('text/html')
  expect(page.headers.get('content-security-policy')).toContain("default-src 'none'")
  expect(page.headers.get('content-disposition')).toContain('attachment')
})

test('an unknown time zone is refused with what to do', async () => {
  const response = await fixture.call(ONE, { as, json: { zone: 'Nowhere/Land' } })
  expect([response.status, await codeOf(response)]).toEqual([422, 'unknown-zone'])
})

test('only a charter without faults is run over the history', async () => {
  await begin()
  const faulty = await fixture.call(`${ONE}/replay`, { as, json: { source: 'folkmoot: 1\nrules: 7\n' } })
  expect([faulty.status, await codeOf(faulty)]).toEqual([422, 'not-a-charter'])
})

test('texts in two languages become one, whatever they stand in', () => {
  const both = { 'zh-CN': '甲', en: 'a' }
  expect(inOneLanguage({ list: [both, 'x'], deep: { both }, none: null, seven: 7 }, 'en')).toEqual({
    list: ['a', 'x'],
    deep: { both: 'a' },
    none: null,
    seven: 7,
  })
})
