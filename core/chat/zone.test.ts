import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { localTime, nextOccurrence } from './zone.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const ZONES = [
  'Asia/Shanghai',
  'Europe/Berlin',
  'America/New_York',
  'America/St_Johns',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Africa/Casablanca',
  'UTC',
]
const zone = fc.constantFrom(...ZONES)
const instant = fc.integer({ min: Date.UTC(1971, 0, 1), max: Date.UTC(2037, 0, 1) })

describe('localTime', () => {
  test('is the wall clock of the zone', () => {
    const afternoon = Date.UTC(2026, 5, 1, 4, 30)
    expect(localTime(afternoon, 'Asia/Shanghai')).toEqual({ day: 20_605, minute: 750, weekday: 1 })
    expect(localTime(afternoon, 'America/New_York')).toEqual({ day: 20_605, minute: 30, weekday: 1 })
    expect(localTime(Date.UTC(2026, 5, 1, 16), 'Asia/Shanghai')).toEqual({
      day: 20_606,
      minute: 0,
      weekday: 2,
    })
  })

  test('says what the formatter of the platform says, at any instant', () => {
    fc.assert(
      fc.property(zone, instant, (timeZone, at) => {
        const text = new Intl.DateTimeFormat('en-GB', {
          timeZone,
          weekday: 'short',
          hour: '2-digit',
          minute: '2-digit',
          hourCycle: 'h23',
        }).format(at)
        const { minute, weekday } = localTime(at, timeZone)
        const clock = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
        expect(text).toContain(clock)
        expect(text).toContain(['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'][weekday - 1])
      }),
    )
  })

  test('works before 1970', () => {
    expect(localTime(-1, 'UTC')).toEqual({ day: -1, minute: 1439, weekday: 3 })
  })

  test('refuses a zone that does not exist', () => {
    expect(() => localTime(0, 'Mars/Olympus')).toThrow(RangeError)
  })
})

describe('nextOccurrence', () => {
  const berlin = 'Europe/Berlin'
  const occurrences = (minute: number, from: number, count: number, weekdays: number[] = []) => {
    const found: string[] = []
    for (let after = from; found.length < count;) {
      after = nextOccurrence({ weekdays, minute }, berlin, after)
      found.push(new Date(after).toISOString())
    }
    return found
  }

  test('comes once on the day whose night loses an hour, an hour later by the clock', () => {
    expect(occurrences(2 * 60 + 30, Date.UTC(2026, 2, 28, 12), 2)).toEqual([
      '2026-03-29T01:30:00.000Z',
      '2026-03-30T00:30:00.000Z',
    ])
  })

  test('comes once on the day whose night has an hour twice, the first time', () => {
    expect(occurrences(2 * 60 + 30, Date.UTC(2026, 9, 24, 12), 2)).toEqual([
      '2026-10-25T00:30:00.000Z',
      '2026-10-26T01:30:00.000Z',
    ])
  })

  test('keeps to its weekdays', () => {
    expect(occurrences(20 * 60, Date.UTC(2026, 5, 1), 3, [1, 7])).toEqual([
      '2026-06-01T18:00:00.000Z',
      '2026-06-07T18:00:00.000Z',
      '2026-06-08T18:00:00.000Z',
    ])
  })

  test('is strictly later, and once a local day, in any zone', () => {
    fc.assert(
      fc.property(zone, instant, fc.integer({ min: 0, max: 1439 }), (timeZone, from, minute) => {
        const first = nextOccurrence({ weekdays: [], minute }, timeZone, from)
        const second = nextOccurrence({ weekdays: [], minute }, timeZone, first)
        expect(first).toBeGreaterThan(from)
        expect(first - from).toBeLessThanOrEqual(2 * DAY + HOUR)
        const days = localTime(second, timeZone).day - localTime(first, timeZone).day
        // Samoa went from the 29th to the 31st of December 2011.
        expect(timeZone === 'Pacific/Apia' ? [1, 2] : [1]).toContain(days)
      }),
    )
  })
})
