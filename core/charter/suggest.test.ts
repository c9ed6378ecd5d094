import fc from 'fast-check'
import { expect, test } from 'vitest'
import { editDistance, nearestName } from './suggest.ts'

test.each([
  ['wen', 'when'],
  ['hwen', 'when'],
  ['titel', 'title'],
  ['Kinds', 'kinds'],
  ['xyz', null],
  ['to', null],
])('%s → %s', (name, meant) => {
  expect(nearestName(name, ['id', 'when', 'title', 'kinds', 'escalate'])).toBe(meant)
})

test('the distance is symmetric, zero only for equals, and at most the longer length', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 8 })
  fc.assert(
    fc.property(word, word, (a, b) => {
      const distance = editDistance(a, b)
      expect(distance).toBe(editDistance(b, a))
      expect(distance === 0).toBe(a === b)
      expect(distance).toBeLessThanOrEqual(Math.max(a.length, b.length))
    }),
  )
})
