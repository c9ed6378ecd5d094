import fc from 'fast-check'
import { expect, test } from 'vitest'
import { instantOf } from './headers.ts'
import { createInstants } from './instants.ts'

const number = (max: number) => fc.integer({ min: 0, max }).map((value) => String(value).padStart(2, '0'))
/** Days on which clocks change, and what is no time at all. */
const dates = fc.constantFrom(
  '2026-03-29',
  '2026-10-25',
  '2026-04-05',
  '2026-10-04',
  '2026-11-22',
  '2026-02-30',
)
const times = fc.oneof(
  fc.tuple(number(23), number(59)).map((parts) => parts.join(':')),
  fc.tuple(number(25), number(61), number(61)).map((parts) => parts.join(':')),
)

test.each(['Asia/Shanghai', 'Europe/Berlin', 'Australia/Lord_Howe'])('in %s as the calendar says', (zone) => {
  const instant = createInstants(zone)
  fc.assert(
    fc.property(dates, times, (date, time) => {
      expect(instant(date, time)).toBe(instantOf(date, time, zone))
    }),
    { numRuns: 300 },
  )
})

test('a whole day of lines asks the calendar twice an hour', () => {
  let asked = 0
  const instant = createInstants('Asia/Shanghai', (...place) => {
    asked += 1
    return instantOf(...place)
  })
  for (let minute = 0; minute < 24 * 60; minute += 1) {
    instant('2026-11-22', `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`)
  }
  expect(asked).toBe(48)
})
