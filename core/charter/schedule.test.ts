import { describe, expect, test } from 'vitest'
import { parseSchedule, parseTimeOfDay } from './schedule.ts'

describe('schedules', () => {
  test.each([
    ['20:00', [], 1200],
    ['Sun 20:00', [7], 1200],
    ['sun 00:00', [7], 0],
    ['Mon-Fri 09:30', [1, 2, 3, 4, 5], 570],
    ['Fri-Mon 23:59', [1, 5, 6, 7], 1439],
    ['Tue,Thu 19:00', [2, 4], 1140],
    ['Mon-Sun 08:00', [], 480],
    ['Mon,Mon 08:00', [1], 480],
  ])('%s', (text, weekdays, minute) => {
    expect(parseSchedule(text)).toEqual({ weekdays, minute })
  })

  test.each([
    '',
    'Sun',
    'Someday 20:00',
    'Sun 24:00',
    'Sun 8:00',
    'Sun 20:00 x',
    'Mon- 20:00',
    'Mon-Tue-Wed 20:00',
    ', 20:00',
  ])('"%s" is none', (text) => {
    expect(parseSchedule(text)).toBeNull()
  })
})

test.each([
  ['00:00', 0],
  ['23:59', 1439],
  ['24:00', null],
  ['8:00', null],
  ['08:60', null],
  ['08:00 ', null],
])('the time of day %s', (text, minute) => {
  expect(parseTimeOfDay(text)).toBe(minute)
})
