import { expect, test } from 'vitest'
import { balances } from './balances.ts'

test('the balance is traced back from what it is now', () => {
  expect(balances(7, [{ amount: -3 }, { amount: 4 }])).toEqual([6, 10, 7])
  expect(balances(7, [])).toEqual([7])
})
