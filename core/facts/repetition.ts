/**
 * Share of the character pairs of a text that stood in it before, 0 to 1; spaces do not count. It rises with
 * length by itself (about 0.4 for 200 letters of prose), so conditions do well to name a length, too.
 */
export function repeatRatio(normal: string): number {
  const seen = new Set<number>()
  let pairs = 0
  let previous = -1
  for (let i = 0; i < normal.length; i++) {
    const unit = normal.charCodeAt(i)
    if (unit <= 32) continue
    if (previous >= 0) {
      pairs++
      seen.add(previous * 0x10000 + unit)
    }
    previous = unit
  }
  return pairs === 0 ? 0 : (pairs - seen.size) / pairs
}
