import fc from 'fast-check'
import { expect, test } from 'vitest'
import { overlapOf } from './align.ts'

test('the end of what is known at the beginning of what is pasted', () => {
  expect(overlapOf(['a', 'b', 'c'], ['b', 'c', 'd'])).toBe(2)
  expect(overlapOf(['a', 'b'], ['c'])).toBe(0)
  expect(overlapOf([], ['a'])).toBe(0)
  expect(overlapOf(['a', 'a'], ['a', 'a', 'a'])).toBe(2)
})

test('any two pieces of one conversation that overlap make the whole of it', () => {
  const ids = fc.uniqueArray(fc.nat(), { minLength: 1, maxLength: 40 })
  fc.assert(
    fc.property(ids, fc.nat(), fc.nat(), (said, one, other) => {
      const whole = said.map(String)
      const end = 1 + (one % whole.length)
      const from = other % (end + 1)
      const known = whole.slice(0, end)
      const pasted = whole.slice(from)
      expect([...known, ...pasted.slice(overlapOf(known, pasted))]).toEqual(whole)
    }),
  )
})
