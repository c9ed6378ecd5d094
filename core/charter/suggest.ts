import { both, type Bilingual } from './fault.ts'

/** The candidate that a mistyped `name` most likely means, or null when none is near. */
export function nearestName(name: string, candidates: Iterable<string>): string | null {
  const most = name.length <= 3 ? 1 : Math.ceil(name.length / 3)
  let best: { name: string; distance: number } | null = null
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - name.length) > most) continue
    const distance = editDistance(name.toLowerCase(), candidate.toLowerCase())
    if (distance <= most && distance < (best?.distance ?? Infinity)) best = { name: candidate, distance }
  }
  return best?.name ?? null
}

/** "Did you mean …?", or null when nothing is near. */
export function didYouMean(name: string, candidates: Iterable<string>): Bilingual | null {
  const near = nearestName(name, candidates)
  return near === null ? null : both(`你是不是想写“${near}”？`, `did you mean '${near}'?`)
}

/** Edits, insertions, deletions and swaps of neighbours that lead from `a` to `b`. */
export function editDistance(a: string, b: string): number {
  let beforePrevious: number[] = []
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i]
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1]
      let cost = Math.min(
        (previous[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
        (previous[j - 1] ?? 0) + (same ? 0 : 1),
      )
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        cost = Math.min(cost, (beforePrevious[j - 2] ?? 0) + 1)
      }
      row.push(cost)
    }
    beforePrevious = previous
    previous = row
  }
  return previous[b.length] ?? 0
}
