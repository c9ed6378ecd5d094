import { expect, test } from 'vitest'
import { readSchedule, writeSchedule } from './schedule.ts'

test.each([
  ['20:00', 7],
  ['Sun 20:00', 1],
  ['Mon-Fri 09:30', 5],
  ['Tue,Thu 19:00', 2],
])('%s comes back as it was written', (text, count) => {
  expect(readSchedule(text).days).toHaveLength(count)
  expect(writeSchedule(readSchedule(text))).toBe(text)
})

test('days over the end of the week are named one by one', () => {
  expect(writeSchedule(readSchedule('Fri-Mon 08:00'))).toBe('Mon,Fri,Sat,Sun 08:00')
})
