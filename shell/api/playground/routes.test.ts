import { expect, test } from 'vitest'
import { z } from 'zod'
import { CHARTER, COMMUNITY, createFixture, GROUP } from '../api-fixture.ts'
import { Answer } from './schema.ts'

const PATH = `/api/v1/communities/${COMMUNITY}/playground`
const DRAFT = CHARTER.replace("['spam']", "['spam', 'junk']")
const PEOPLE = [{ id: 'wren', name: 'Wren' }]
const failure = z.object({ error: z.object({ code: z.string(), message: z.string() }) })

function play(json: object, as = 'viewer') {
  const { call, recorded } = createFixture()
  const body = { source: DRAFT, scene: { kind: 'main' }, people: PEOPLE, steps: [], ...json }
  return { answer: call(PATH, { as, json: body }), recorded }
}

test('a viewer plays a draft beside the charter in force; nothing is recorded', async () => {
  const { answer, recorded } = play({ steps: [{ do: 'say', member: 'wren', text: 'junk' }] })
  const played = Answer.parse(await (await answer).json())
  expect(played).toMatchObject({ live: 1, faults: 0, kind: 'main', start: 1_800_000_000_000 })
  expect(played.steps[0]?.same).toBe(false)
  expect(played.steps[0]?.draft?.events[0]?.actions.map(({ kind }) => kind)).toEqual(['recall'])
  expect(played.steps[0]?.live?.events[0]?.trace?.rules[0]).toMatchObject({
    id: 'no-spam',
    status: 'not-met',
  })
  expect(recorded).toEqual([])
})

test('a draft with faults leaves the charter in force to be played alone', async () => {
  const steps = [{ do: 'say', member: 'wren', text: 'spam' }]
  const played = Answer.parse(await (await play({ source: 'no charter', steps }).answer).json())
  expect(played.faults).toBeGreaterThan(0)
  expect(played.steps[0]).toMatchObject({ draft: null, same: true, live: { stopped: null } })
})

test('an existing group is copied with those who spoke', async () => {
  const { call, say } = createFixture()
  say('hello')
  const json = { source: null, scene: { group: String(GROUP) }, steps: [] }
  const played = Answer.parse(await (await call(PATH, { as: 'viewer', json })).json())
  expect(played.people).toMatchObject([{ id: '31', member: '31', name: 'Wren', role: 'member' }])
})

test.each([
  ['nobody', [{ do: 'say', member: 'stranger', text: 'x' }]],
  ['no message', [{ do: 'recall', of: 0 }]],
  ['a later message', [{ do: 'say', member: 'wren', text: 'x', replyTo: 0 }]],
])('steps about %s are refused', async (_what, steps) => {
  const response = await play({ steps }).answer
  expect(response.status).toBe(422)
  expect(failure.parse(await response.json()).error.code).toBe('playground-wrong')
})

test('a group of somewhere else is not found', async () => {
  expect((await play({ scene: { group: '99' } }).answer).status).toBe(404)
})
