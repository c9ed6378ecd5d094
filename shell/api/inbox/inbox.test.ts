import { expect, test } from 'vitest'
import { z } from 'zod'
import { COMMUNITY, GROUP, createFixture } from '../api-fixture.ts'

const PATH = `/api/v1/communities/${COMMUNITY}/inbox`
const Items = z.object({
  items: z.array(
    z.object({ id: z.string(), title: z.string(), may: z.boolean(), acts: z.array(z.unknown()) }),
  ),
  counts: z.object({ open: z.number() }),
})

test('what waits is told in the language of the reader, also to those who may only look', async () => {
  const { call, say } = createFixture()
  say('spam')
  const read = async (as: string, language: string) =>
    Items.parse(await (await call(`${PATH}?lang=${language}`, { as })).json())
  const { items, counts } = await read('steward', 'en')
  expect([counts.open, items[0]?.id, items[0]?.title, items[0]?.may]).toEqual([
    1,
    '1-0',
    'No spam: right or not?',
    true,
  ])
  expect((await read('steward', 'zh-CN')).items[0]?.title).toBe('No spam：判得对吗？')
  const [looked] = (await read('viewer', 'en')).items
  expect(looked?.may).toBe(false)
  expect(looked?.acts).toEqual([expect.objectContaining({ act: null, place: 'live' })])
})

test('who may only look is refused every act', async () => {
  const { call, recorded } = createFixture()
  const json = { items: ['1-0'], act: 'close' }
  expect((await call(`${PATH}/acts`, { as: 'viewer', json })).status).toBe(403)
  expect((await call(`${PATH}/acts`, { json })).status).toBe(401)
  expect(recorded).toEqual([])
})

const answered = async (json: unknown) => {
  const { call, recorded } = createFixture()
  const response = await call(`${PATH}/acts`, { as: 'steward', json })
  return { body: JSON.stringify(await response.json()), recorded }
}

test('an act is an event, and says how it is taken back', async () => {
  const closed = await answered({ items: ['1-0'], act: 'close' })
  expect(closed.recorded).toMatchObject([
    { kind: 'operator.act', group: GROUP, data: { act: 'close-case', case: '1-0' } },
  ])
  expect(closed.body).toContain('"undo":{"act":"reopen"')
  const upheld = await answered({ items: ['1-0'], act: 'uphold' })
  expect(upheld.recorded).toMatchObject([{ kind: 'verdict.given', data: { verdict: 'uphold', on: 'case' } }])
  const undone = await answered({ items: ['1-0'], act: 'undo' })
  expect(undone.body).toContain('"undo":null')
})

test('each of many is answered for', async () => {
  const { body, recorded } = await answered({ items: ['1-0', '9-9'], act: 'close' })
  expect(JSON.parse(body)).toMatchObject({
    answers: [
      { item: '1-0', status: 'done' },
      { item: '9-9', status: 'over' },
    ],
  })
  expect(recorded).toHaveLength(1)
})

test.each([
  ['without an end', {}],
  ['in the past', { until: 5 }],
  ['for ever', { until: 9_000_000_000_000_000 }],
])('nothing is put off %s', async (_, rest) => {
  const { body, recorded } = await answered({ items: ['1-0'], act: 'snooze', ...rest })
  expect(body).toContain('"refused"')
  expect(recorded).toEqual([])
})

test('what does not fit is refused: there is nothing to be sent again', async () => {
  const { body, recorded } = await answered({ items: ['1-0'], act: 'send-again' })
  expect(body).toContain('"refused"')
  expect(recorded).toEqual([])
})

test('one item comes with the message that it is about', async () => {
  const { call, say } = createFixture()
  say('spam')
  const body = JSON.stringify(await (await call(`${PATH}/items/1-0`, { as: 'viewer' })).json())
  expect(body).toContain('"text":"spam"')
  expect((await call(`${PATH}/items/2-0`, { as: 'viewer' })).status).toBe(404)
})
