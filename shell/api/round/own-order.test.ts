import fc from 'fast-check'
import { expect, test } from 'vitest'
import { inOwnOrder } from './own-order.ts'

const rows = (...groups: readonly number[]) => groups.map((group) => ({ group }))

test('groups come in the operator’s order, new ones at the end as they stand', () => {
  expect(inOwnOrder(rows(1, 2, 3, 4, 5), [4, 9, 2])).toEqual(rows(4, 2, 1, 3, 5))
})

test('nothing is lost, and nothing comes twice', () => {
  const groups = fc.uniqueArray(fc.nat(30))
  fc.assert(
    fc.property(groups, groups, (all, order) => {
      const sorted = inOwnOrder(rows(...all), order).map(({ group }) => group)
      expect(sorted.toSorted((a, b) => a - b)).toEqual(all.toSorted((a, b) => a - b))
      expect(sorted.filter((group) => order.includes(group))).toEqual(
        order.filter((one) => all.includes(one)),
      )
    }),
  )
})
