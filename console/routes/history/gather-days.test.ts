import fc from 'fast-check'
import { expect, test } from 'vitest'
import { gatherDays } from './gather-days.ts'

test('a short history is shown by days, quiet ones too', () => {
  expect(
    gatherDays([
      { day: 0, messages: 3 },
      { day: 2, messages: 1 },
    ]),
  ).toEqual({
    span: 'day',
    bars: [
      { label: '1970-01-01', messages: 3 },
      { label: '1970-01-02', messages: 0 },
      { label: '1970-01-03', messages: 1 },
    ],
  })
})

test('weeks begin on Monday, and a year of decades goes by months', () => {
  const week = gatherDays([
    { day: 20_000, messages: 1 },
    { day: 20_100, messages: 1 },
  ])
  expect(week.span).toBe('week')
  expect(new Date(`${week.bars[0]?.label}T00:00:00Z`).getUTCDay()).toBe(1)
  expect(
    gatherDays([
      { day: 10_000, messages: 1 },
      { day: 20_000, messages: 1 },
    ]).bars[0]?.label,
  ).toBe('1997-05')
})

test('no message is lost, and a screen holds the bars', () => {
  const days = fc
    .uniqueArray(fc.record({ day: fc.integer({ min: 0, max: 25_000 }), messages: fc.nat(1_000) }), {
      selector: ({ day }) => day,
    })
    .map((list) => list.toSorted((a, b) => a.day - b.day))
  fc.assert(
    fc.property(days, (list) => {
      const { bars } = gatherDays(list)
      const sum = (some: readonly { messages: number }[]) =>
        some.reduce((all, { messages }) => all + messages, 0)
      expect(sum(bars)).toBe(sum(list))
      expect(bars.length).toBeLessThanOrEqual(830)
    }),
  )
})
