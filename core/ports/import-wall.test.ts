import { describe, expect, test } from 'vitest'
import { PartialDates, hourOf, readWall, wallClock } from './import-wall.ts'

const HOUR = 3_600_000
/** Friday noon. */
const WRITTEN = { modified: Date.UTC(2026, 0, 9, 12), zone: 'UTC' }
const day = (at: number | null) => (at === null ? null : new Date(at).toISOString().slice(0, 10))

describe('whole dates', () => {
  test.each([
    ['2026-10-05 21:40:12', '2026-10-05T21:40:12.000Z'],
    ['2026/10/5 9:40', '2026-10-05T09:40:00.000Z'],
    ['2026年10月5日 21:40', '2026-10-05T21:40:00.000Z'],
    ['2024-02-29T00:00:00', '2024-02-29T00:00:00.000Z'],
  ])('%s', (text, iso) => expect(new Date(readWall(text) ?? 0).toISOString()).toBe(iso))

  test.each([
    '2026-02-29 10:00',
    '2026-13-01 10:00',
    '2026-01-01 24:00',
    '2026-01-01 10:60',
    '昨天 10:00',
    '',
  ])('%s is none', (text) => expect(readWall(text)).toBeNull())

  test('days of the calendar only', () => {
    expect(wallClock(2026, 4, 31)).toBeNull()
    expect(wallClock(2026, 0, 1)).toBeNull()
  })
})

test.each([
  [12, 'AM', 0],
  [12, '下午', 12],
  [1, 'p.m.', 13],
  [11, '午後', 23],
  [21, '下午', 21],
  [9, undefined, 9],
])('%i %s', (hours, word, expected) => expect(hourOf(hours, word)).toBe(expected))

describe('dates without a year', () => {
  test('are the last ones before the file was written', () => {
    expect(day(new PartialDates(WRITTEN).inYear(1, 9))).toBe('2026-01-09')
    expect(day(new PartialDates(WRITTEN).inYear(1, 11))).toBe('2025-01-11')
    expect(day(new PartialDates(WRITTEN).inYear(2, 29))).toBe('2024-02-29')
    expect(new PartialDates(WRITTEN).inYear(2, 30)).toBeNull()
  })

  test('follow the date before them, over the turn of a year', () => {
    const dates = new PartialDates(WRITTEN)
    dates.see(Date.UTC(2023, 11, 30))
    expect(day(dates.inYear(12, 31))).toBe('2023-12-31')
    expect(day(dates.inYear(1, 1))).toBe('2024-01-01')
    expect(day(dates.inYear(12, 28))).toBe('2023-12-28')
  })
})

describe('hours without a day', () => {
  test('are the last ones before the file was written, and pass midnight', () => {
    const dates = new PartialDates(WRITTEN)
    expect(day(dates.dayOf(23 * HOUR))).toBe('2026-01-08')
    expect(day(dates.dayOf(22 * HOUR))).toBe('2026-01-08')
    expect(day(dates.dayOf(1 * HOUR))).toBe('2026-01-09')
    expect(day(dates.dayOf(11 * HOUR))).toBe('2026-01-09')
  })

  test('never lie ahead of the file', () => {
    const dates = new PartialDates(WRITTEN)
    expect(day(dates.dayOf(11 * HOUR))).toBe('2026-01-09')
    expect(day(dates.daysAgo(0))).toBe('2026-01-09')
    expect(day(dates.dayOf(23 * HOUR))).toBe('2026-01-09')
    expect(day(dates.dayOf(1 * HOUR))).toBe('2026-01-09')
  })

  test('days near by count from when the file was written, in its zone', () => {
    const dates = new PartialDates({ modified: Date.UTC(2026, 0, 8, 23), zone: 'Asia/Shanghai' })
    expect(day(dates.daysAgo(1))).toBe('2026-01-08')
    expect(day(dates.lastWeekday(3))).toBe('2026-01-07')
    expect(day(dates.lastWeekday(5))).toBe('2026-01-02')
  })
})
