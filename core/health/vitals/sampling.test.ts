import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CLOSELY, weightOf } from './sampling.ts'

test('however long a history is, its sample stands for as many messages', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 3 * CLOSELY }), (messages) => {
      let stoodFor = 0
      for (let nth = 0; nth < messages; nth++) stoodFor += weightOf(nth)
      expect(stoodFor - messages).toBeGreaterThanOrEqual(0)
      expect(stoodFor - messages).toBeLessThan(4)
    }),
    { numRuns: 20 },
  )
})

test('a short history is looked at as a whole', () => {
  expect([0, 1, CLOSELY - 1].map(weightOf)).toEqual([1, 1, 1])
  expect([CLOSELY, CLOSELY + 1, CLOSELY + 4].map(weightOf)).toEqual([4, 0, 4])
})
