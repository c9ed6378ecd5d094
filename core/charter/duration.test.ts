import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatDuration, parseDuration } from './duration.ts'

test('a duration is a whole number and one unit', () => {
  expect(parseDuration('10s')).toBe(10_000)
  expect(parseDuration('1m')).toBe(60_000)
  expect(parseDuration('24h')).toBe(86_400_000)
  expect(parseDuration('7d')).toBe(604_800_000)
})

test.each(['', '10', 'm', '0s', '01m', '1.5h', '-1m', '1 m', '8d', '1w', '1m30s', '99999999s', '１m'])(
  '%j is no duration',
  (text) => {
    expect(parseDuration(text)).toBeNull()
  },
)

test('what is formatted is read back', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 604_800 }), (seconds) => {
      expect(parseDuration(formatDuration(seconds * 1_000))).toBe(seconds * 1_000)
    }),
  )
})
