import fc from 'fast-check'
import { expect, test } from 'vitest'
import { DateOrders, dayOf, guessOf, type DateOrder } from './import-date-order.ts'

const DAY = 86_400_000
const MODIFIED = Date.UTC(2026, 11, 31)
const two = (value: number) => String(value).padStart(2, '0')

function numbersOf(day: number, order: DateOrder) {
  const date = new Date(day * DAY)
  const [y, m, d] = [String(date.getUTCFullYear()), two(date.getUTCMonth() + 1), two(date.getUTCDate())]
  const numbers: readonly [string, string, string] =
    order === 'ymd' ? [y, m, d] : order === 'dmy' ? [d, m, y] : [m, d, y]
  return { separator: '/', numbers }
}

test('every day is read back in the order in which it was written', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 11_000, max: 40_000 }),
      fc.constantFrom('dmy', 'mdy', 'ymd'),
      (day, order) => {
        expect(dayOf(numbersOf(day, order), order)).toBe(day * DAY)
      },
    ),
  )
})

test('a month of days, one after another, is always told', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 16_000, max: 20_000 }),
      fc.constantFrom('dmy', 'mdy', 'ymd'),
      (first, order) => {
        const orders = new DateOrders(MODIFIED)
        for (let day = first; day < first + 31; day++) orders.take(numbersOf(day, order), '')
        expect(orders.decide().order).toBe(order)
        expect(guessOf(orders.decide())).toBeNull()
      },
    ),
  )
})

test('what habit decides is told in both languages', () => {
  const orders = new DateOrders(MODIFIED)
  orders.take({ separator: '/', numbers: ['1', '2', '2025'] }, 'american')
  expect(orders.decide()).toEqual({ order: 'mdy', by: 'habit' })
  expect(guessOf(orders.decide())).toEqual({
    'zh-CN': '日期里分不清哪个是日、哪个是月，按“月/日/年”读取',
    en: 'The dates do not tell day from month; they are read as month, day, year',
  })
})
