import { expect, test } from 'vitest'
import { snoozeTimes } from './snooze-times.ts'

const SHANGHAI = 'Asia/Shanghai'
const BERLIN = 'Europe/Berlin'
const shown = (now: string, zone: string) =>
  Object.fromEntries(
    snoozeTimes(Date.parse(now), zone).map(({ name, at }) => [name, new Date(at).toISOString()]),
  )

test('times are those of the community’s own day', () => {
  expect(shown('2026-11-25T02:10:30.500Z', SHANGHAI)).toEqual({
    hour: '2026-11-25T03:10:30.500Z',
    evening: '2026-11-25T10:00:00.000Z',
    tomorrow: '2026-11-26T01:00:00.000Z',
    monday: '2026-11-30T01:00:00.000Z',
  })
})

test('there is no evening when it has begun, and no Monday on a Sunday, when it is tomorrow', () => {
  expect(Object.keys(shown('2026-11-29T11:00:00Z', SHANGHAI))).toEqual(['hour', 'tomorrow'])
})

test('on a Monday the next one is meant', () => {
  expect(shown('2026-11-23T00:30:00Z', SHANGHAI)['monday']).toBe('2026-11-30T01:00:00.000Z')
})

test('nine in the morning stays nine when the clock is put back in between', () => {
  expect(shown('2026-10-24T12:00:00Z', BERLIN)['tomorrow']).toBe('2026-10-25T08:00:00.000Z')
})
