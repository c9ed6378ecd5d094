import fc from 'fast-check'
import { expect, test } from 'vitest'
import { AHEAD, backtest } from './backtest.ts'

/** Numbers between 0 and 1 that look random and are the same each time. */
function* noise(seed: number): Generator<number, never> {
  let state = seed
  for (;;) {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32
    yield state / 2 ** 32
  }
}

function series(seed: number, weeks: number, spread: number): number[] {
  const random = noise(seed)
  return Array.from({ length: weeks }, () => {
    const normal = Array.from({ length: 12 }, () => random.next().value).reduce((a, b) => a + b, -6)
    return Math.round(Math.exp(5 + spread * normal))
  })
}

test('a steady group is forecast as it was', () => {
  const { next, held, checked } = backtest(
    Array.from({ length: 30 }, () => 40),
    0.8,
  )
  expect(next).toEqual(Array.from({ length: AHEAD }, () => ({ value: 40, low: 40, high: 40 })))
  expect(held).toBe(checked)
})

test('intervals of noisy weeks hold about as many of them as they are meant to', () => {
  const all = [1, 2, 3, 4, 5, 6].map((seed) => backtest(series(seed, 150, 0.4), 0.8))
  const held = all.reduce((sum, one) => sum + one.held, 0)
  const checked = all.reduce((sum, one) => sum + one.checked, 0)
  expect(held / checked).toBeGreaterThan(0.74)
  expect(held / checked).toBeLessThan(0.86)
})

test('noisier weeks make wider intervals', () => {
  const width = (spread: number) => {
    const [band] = backtest(series(7, 100, spread), 0.8).next
    return (band?.high ?? 0) - (band?.low ?? 0)
  }
  expect(width(0.6)).toBeGreaterThan(2 * width(0.15))
})

test('what comes later changes no trial of what came before', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(500), { minLength: 12, maxLength: 40 }), (counts) => {
      const shorter = counts.slice(0, -1)
      const [whole, before] = [backtest(counts, 0.8), backtest(shorter, 0.8)]
      const [forecast] = before.next
      const last = counts.at(-1) ?? 0
      const holds = forecast !== undefined && last >= forecast.low && last <= forecast.high
      expect(whole.held - before.held >= (holds ? 1 : 0)).toBe(true)
      expect(whole.held - before.held <= AHEAD).toBe(true)
    }),
    { numRuns: 50 },
  )
})

test('too few weeks have no interval', () => {
  expect(backtest([5, 6, 7, 8, 9, 10], 0.8)).toEqual({ next: [], checked: 0, held: 0, weeks: 0 })
})
