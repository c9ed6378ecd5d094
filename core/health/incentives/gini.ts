/** How unequally something is shared out. */

/** 0 = all alike, near 1 = one has everything; null where nobody has anything. */
export function gini(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b)
  return giniOf(sumsOf(sorted), sorted.length)
}

const LEAST_PEOPLE = 30
const Z = 1.96

/** A 95 % interval by the jackknife: the figure without each person in turn. null for fewer than 30 people. */
export function giniInterval(values: readonly number[]): readonly [number, number] | null {
  const n = values.length
  const sorted = values.toSorted((a, b) => a - b)
  const sums = sumsOf(sorted)
  const whole = giniOf(sums, n)
  if (n < LEAST_PEOPLE || whole === null) return null
  let above = sums.total
  const without: number[] = []
  for (const [i, value] of sorted.entries()) {
    above -= value
    const total = sums.total - value
    // Whoever stood above moves down by one place.
    const ranked = sums.ranked - (i + 1) * value - above
    without.push(giniOf({ total, ranked }, n - 1) ?? whole)
  }
  const mean = without.reduce((sum, value) => sum + value, 0) / n
  const spread = without.reduce((sum, value) => sum + (value - mean) ** 2, 0)
  const half = Z * Math.sqrt(((n - 1) / n) * spread)
  return [Math.max(0, whole - half), Math.min(1, whole + half)]
}

interface Sums {
  readonly total: number
  /** Each value times its place from the smallest, from 1. */
  readonly ranked: number
}

function sumsOf(sorted: readonly number[]): Sums {
  let [total, ranked] = [0, 0]
  for (const [i, value] of sorted.entries()) {
    total += value
    ranked += (i + 1) * value
  }
  return { total, ranked }
}

function giniOf({ total, ranked }: Sums, n: number): number | null {
  return total === 0 || n === 0 ? null : (2 * ranked) / (n * total) - (n + 1) / n
}
