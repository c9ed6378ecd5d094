import { expect, test } from 'vitest'
import { RateLimit } from './rate-limit.ts'

test('so many calls in a window, for each caller apart', () => {
  const limit = new RateLimit(2, 1_000)
  expect([0, 1, 2].map((now) => limit.allows('a', now))).toEqual([true, true, false])
  expect(limit.allows('b', 3)).toBe(true)
  expect(limit.allows('a', 1_000)).toBe(true)
})

test('ten thousand strangers do not free one who calls again and again', () => {
  const limit = new RateLimit(1, 60_000)
  for (let caller = 0; caller < 9_000; caller += 1) limit.allows(`stranger ${caller}`, 0)
  expect(limit.allows('busy', 1)).toBe(true)
  expect(limit.allows('busy', 60_001)).toBe(true)
  // Its window began anew: the strangers before it are the ones to be forgotten.
  for (let caller = 0; caller < 9_999; caller += 1) limit.allows(`other ${caller}`, 60_002)
  expect(limit.allows('busy', 60_003)).toBe(false)
})
