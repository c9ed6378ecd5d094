import { expect, test } from 'vitest'
import { CHARTER, COMMUNITY, createFixture } from '../api-fixture.ts'
import type { CharterDesk } from './charter-desk.ts'
import { ThreadRefusal } from '../task-thread.ts'

const here = `/api/v1/communities/${COMMUNITY}`
const scene = { scene: { kind: 'main' }, people: [], steps: [] }
const routes = [
  ['check', `${here}/charters/check`, {}],
  ['preview', `${here}/charters/preview`, {}],
  ['playground', `${here}/playground`, scene],
  ['publication', `${here}/charters`, { reason: 'why' }],
  ['a new community', '/api/v1/communities', null],
] as const

const bodyFor = (rest: object | null, source: string) =>
  rest === null
    ? { name: 'New', timezone: 'UTC', languages: ['en'], charter: { from: 'source', source } }
    : { ...rest, source }

function fixtureWith(changed: Partial<CharterDesk>) {
  const fixture = createFixture()
  Object.assign(fixture.parts, { charters: { ...fixture.parts.charters, ...changed } })
  return fixture
}

test.each(routes)(
  '%s reads on the main thread only what was found sound elsewhere',
  async (_, path, rest) => {
    const read: string[] = []
    const { charters } = createFixture().parts
    const { call } = fixtureWith({
      check: (source, files) => {
        read.push(source)
        return charters.check(source, files)
      },
    })
    const hostile = '['.repeat(2_000)
    const { status } = await call(path, { as: 'steward', json: bodyFor(rest, hostile) })
    expect(status).toBeLessThan(500)
    expect(read).not.toContain(hostile)
  },
)

test.each(routes)('%s refuses what takes too long, in words', async (_, path, rest) => {
  const { call } = fixtureWith({ examine: () => Promise.reject(new ThreadRefusal('too-slow')) })
  const answer = await call(path, { as: 'steward', json: bodyFor(rest, CHARTER) })
  expect(answer.status).toBe(422)
  expect(await answer.json()).toMatchObject({ error: { code: 'charter-too-slow' } })
})

test('drafts that wait in a long queue are refused for now', async () => {
  const { call } = fixtureWith({ examine: () => Promise.reject(new ThreadRefusal('busy')) })
  const answer = await call(`${here}/charters/check`, { as: 'viewer', json: { source: CHARTER } })
  expect([answer.status, await answer.json()]).toMatchObject([503, { error: { code: 'charters-busy' } }])
})
