import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Groups } from './groups.ts'
import { bareId, chatIds } from './ids.ts'

test('a group is its bare number, as in an export', () => {
  const groups = new Groups(null)
  expect(groups.native(-1_001_234_567_890)).toBe('1234567890')
  expect(groups.native(-4321)).toBe('4321')
  expect(groups.chat('1234567890')).toBe(-1_001_234_567_890)
})

test('a small group and a supergroup of the same number are two groups', () => {
  const groups = new Groups(null)
  const natives = [groups.native(-1_000_000_004_321), groups.native(-4321)]
  expect(natives).toEqual(['4321', 'chat4321'])
  expect(natives.map((native) => groups.chat(native))).toEqual([-1_000_000_004_321, -4321])
})

test('a group that became a supergroup keeps its id, also after a restart', () => {
  const groups = new Groups(null)
  groups.native(-4321)
  groups.migrate(-4321, -1_009_999_999_999)
  for (const now of [groups, new Groups(groups.cursor(8))]) {
    expect(now.native(-1_009_999_999_999)).toBe('4321')
    expect(now.chat('4321')).toBe(-1_009_999_999_999)
  }
})

test('a change is due until it is committed', () => {
  const groups = new Groups(null)
  expect(groups.changed).toBe(false)
  groups.native(-1)
  const { version } = groups
  const cursor = groups.cursor(5)
  expect(groups.changed).toBe(true)
  groups.native(-2)
  groups.saved(version)
  expect(groups.changed).toBe(true)
  groups.saved(groups.version)
  expect([groups.changed, new Groups(cursor).changed, new Groups(cursor).next]).toEqual([false, false, 5])
})

test('a bare number names the chats that have it', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 9_999_999_999 }), (bare) => {
      expect(chatIds(bare).map(bareId)).toEqual([bare, bare])
    }),
  )
})
