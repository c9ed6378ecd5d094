/** The name that `typed` was probably meant to be: at most two letters off, or null. */
export function nearestName(typed: string, names: readonly string[]): string | null {
  let best: string | null = null
  let least = 3
  for (const name of names) {
    const distance = editDistance(typed, name)
    if (distance < least) [best, least] = [name, distance]
  }
  return best
}

function editDistance(left: string, right: string): number {
  let row = Array.from({ length: right.length + 1 }, (_, index) => index)
  for (let i = 1; i <= left.length; i += 1) {
    const next = [i]
    for (let j = 1; j <= right.length; j += 1) {
      const same = left[i - 1] === right[j - 1] ? 0 : 1
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + same))
    }
    row = next
  }
  return row[right.length] ?? 0
}
