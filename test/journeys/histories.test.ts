/** A chat history that comes into a community which is alive. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { decodeState } from '../../core/decide/codec.ts'
import { joins, says, SmallPipeline, START } from './small-pipeline.ts'

const MINUTE = 60_000
const YEAR = 365 * 24 * 60 * MINUTE

const CHARTER = `folkmoot: 1
name: Club
language: en
timezone: UTC
groups:
  club: { for: Talking }
onboarding:
  welcome: { say: 'Welcome {members}!', gather: 1m }
rules:
  - { id: greet, when: message, if: "text.contains('hello')", do: [{ reply: 'Hello {member}!' }] }
  - { id: flood, when: message, if: "counts.messages('1h') > 3", do: [{ reply: 'Slow down.' }] }
`

let here: SmallPipeline
beforeEach(async () => {
  here = await SmallPipeline.open(undefined, START)
  await here.publish(CHARTER)
  await here.deliver(says('first', { at: START, group: { native: 'g' } }))
  await here.assign('g')
})
afterEach(async () => {
  expect(await here.close()).toEqual([])
})

const past = Array.from({ length: 10 }, (_, n) => ({
  at: START - YEAR + n * MINUTE,
  source: 'import' as const,
  group: { native: 'g' },
  person: { native: 'ann', name: 'Ann' },
}))

test('nothing is sent for it, and what was said long ago is no flood of today', async () => {
  const { outcomes } = await here.deliver(
    ...past.map((place, n) => says(n === 0 ? 'hello' : `then ${n}`, place)),
  )
  expect(outcomes.every(({ status }) => status === 'appended')).toBe(true)
  await here.deliver(joins('', { ...past[0], person: { native: 'bob', name: 'Bob' } }))
  here.clock = START + MINUTE
  await here.deliver(
    says('today', { at: here.clock, group: { native: 'g' }, person: { native: 'ann', name: 'Ann' } }),
  )
  await here.advance(here.clock + 60 * MINUTE)
  expect(await here.actions()).toEqual([])
  const member = await here.memberId('ann')
  const [row] = await here.read.state(here.community, [{ scope: 'member', a: member, b: 0 }])
  expect(decodeState('member', row?.value ?? '[1]').messages).toBe(11)
})

test('the same history again is known', async () => {
  const events = past.map((place, n) => says(`then ${n}`, { ...place, native: `m${n}` }))
  await here.deliver(...events)
  const { outcomes } = await here.deliver(...events)
  expect(new Set(outcomes.map(({ status }) => status))).toEqual(new Set(['duplicate']))
})
