import fc from 'fast-check'
import { expect, test } from 'vitest'
import { gini, giniInterval } from './gini.ts'

test('all alike is 0, one of four who has everything is 3/4', () => {
  expect(gini([3, 3, 3])).toBeCloseTo(0)
  expect(gini([0, 0, 0, 8])).toBeCloseTo(0.75)
  // Differences of all pairs of 1, 2, 3: 1 + 1 + 2, doubled, over 2 · 3² · 2.
  expect(gini([3, 1, 2])).toBeCloseTo(8 / 36)
  expect(gini([0, 0])).toBeNull()
  expect(gini([])).toBeNull()
})

const counts = fc
  .array(fc.nat(50), { minLength: 2, maxLength: 60 })
  .filter((all) => all.some((one) => one > 0))

test('is half the mean difference of pairs over the mean', () => {
  fc.assert(
    fc.property(counts, (all) => {
      const differences = all
        .flatMap((a) => all.map((b) => Math.abs(a - b)))
        .reduce((sum, one) => sum + one, 0)
      const total = all.reduce((sum, one) => sum + one, 0)
      expect(gini(all)).toBeCloseTo(differences / (2 * all.length * total))
    }),
  )
})

test('the jackknife leaves each person out in turn', () => {
  const values = Array.from({ length: 30 }, (_, i) => i * i)
  const without = values.map((one) => gini(values.filter((other) => other !== one)) ?? Number.NaN)
  const mean = without.reduce((sum, one) => sum + one, 0) / 30
  const half = 1.96 * Math.sqrt((29 / 30) * without.reduce((sum, one) => sum + (one - mean) ** 2, 0))
  const whole = gini(values) ?? Number.NaN
  const [low, high] = giniInterval(values) ?? [Number.NaN, Number.NaN]
  expect(low).toBeCloseTo(whole - half)
  expect(high).toBeCloseTo(Math.min(1, whole + half))
})

test('fewer than 30 people have no interval', () => {
  expect(giniInterval([1, 2, 3])).toBeNull()
})

test('the interval holds the figure, and twice of everything is as unequal', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(50), { minLength: 30, maxLength: 60 }), (all) => {
      const value = gini(all)
      const interval = giniInterval(all)
      if (value === null || interval === null) return
      expect(interval[0]).toBeLessThanOrEqual(value + 1e-9)
      expect(interval[1]).toBeGreaterThanOrEqual(value - 1e-9)
      expect(gini(all.map((one) => one * 2))).toBeCloseTo(value)
    }),
  )
})
