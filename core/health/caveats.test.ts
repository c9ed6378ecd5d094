import { expect, test } from 'vitest'
import { caveatsOf } from './caveats.ts'

const DAY = 86_400_000
const plenty = {
  messages: 10_000,
  members: 90,
  from: 0,
  to: 200 * DAY,
  zone: { name: 'Asia/Shanghai', from: 'given' as const },
}
const told = (known: Parameters<typeof caveatsOf>[0]) => caveatsOf(known).map(({ en }) => en)

test('a long history of many people has no caveat', () => {
  expect(told(plenty)).toEqual([])
})

test.each([
  ['not one message', { messages: 0 }],
  ['covers 1 day', { to: 0 }],
  ['only 3 messages', { messages: 3 }],
  ['One person', { members: 1 }],
  ['those of UTC', { zone: { name: 'UTC', from: 'assumed' as const } }],
  ['from a sample', { messages: 500_000 }],
])('%s', (words, change) => {
  const caveats = told({ ...plenty, ...change })
  expect(caveats).toHaveLength(1)
  expect(caveats[0]).toContain(words)
})
