import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createPace } from './pace.ts'

test('without rates everything may go at once', () => {
  const pace = createPace([])
  pace.sent(5)
  expect(pace.readyAt(5)).toBe(5)
})

test('the third of two a second waits until the first has left the window', () => {
  const pace = createPace([{ count: 2, span: 1_000 }])
  pace.sent(0)
  pace.sent(400)
  expect(pace.readyAt(500)).toBe(1_000)
  pace.sent(1_000)
  expect(pace.readyAt(1_000)).toBe(1_400)
})

test('no span ever holds more sends than its rate allows', () => {
  const rate = fc.record({ count: fc.integer({ min: 1, max: 5 }), span: fc.integer({ min: 1, max: 500 }) })
  fc.assert(
    fc.property(fc.array(rate, { maxLength: 3 }), fc.array(fc.nat(60), { maxLength: 60 }), (rates, steps) => {
      const pace = createPace(rates)
      const times: number[] = []
      let now = 0
      for (const step of steps) {
        now = pace.readyAt(now + step)
        pace.sent(now)
        times.push(now)
      }
      for (const { count, span } of rates) {
        times.forEach((time, index) => {
          const earlier = times[index - count]
          if (earlier !== undefined) expect(time - earlier).toBeGreaterThanOrEqual(span)
        })
      }
    }),
  )
})
