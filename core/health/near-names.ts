/** Names that somebody may have meant. */

const MOST = 3
const LONGEST = 64

/** Those that hold the name or are held by it, and those that differ by few characters; the nearest first. */
export function nearNames(called: string, names: readonly string[]): readonly string[] {
  const wanted = folded(called)
  if (wanted === '') return []
  return [...new Set(names)]
    .map((name) => ({ name, far: distance(wanted, folded(name)) }))
    .filter(({ far }) => far <= Math.max(1, Math.floor(wanted.length / 3)))
    .toSorted((a, b) => a.far - b.far || (a.name < b.name ? -1 : 1))
    .slice(0, MOST)
    .map(({ name }) => name)
}

const folded = (name: string): string => name.toLowerCase().replace(/\s+/g, '').slice(0, LONGEST)

/** Levenshtein's, and at most 1 where one name holds the other. */
function distance(a: string, b: string): number {
  if (b === '') return Number.POSITIVE_INFINITY
  if (a.length > 1 && (b.includes(a) || (b.length > 1 && a.includes(b)))) return 1
  let row = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[b.length] ?? 0
}
