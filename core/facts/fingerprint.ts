/** A near-duplicate's name: stored in windows, hence the same for ever (frozen values in the test). */

/** Fewer letters than this say nothing: `ok`, `666`, `好的`. */
const LEAST_LETTERS = 4
const LETTER = /[\p{L}\p{M}]/u

let letters: Uint8Array | null = null

function letterTable(): Uint8Array {
  if (letters) return letters
  letters = new Uint8Array(0x10000)
  for (let unit = 0; unit < 0x10000; unit++) {
    // Ideographs beyond the first plane count by their halves; emoji (D83C–D83E) do not count.
    const astral = unit >= 0xd840 && unit <= 0xd8ff
    letters[unit] = astral || LETTER.test(String.fromCharCode(unit)) ? 1 : 0
  }
  return letters
}

/**
 * 53 bits, equal for normalised texts that differ only in digits, punctuation, spaces and emoji; 0 for a text
 * with fewer than four letters.
 */
export function fingerprint(normal: string): number {
  const table = letterTable()
  let a = 0x9e3779b9
  let b = 0x85ebca6b
  let count = 0
  for (let i = 0; i < normal.length; i++) {
    const unit = normal.charCodeAt(i)
    if (table[unit] === 0) continue
    count++
    a = Math.imul(a ^ unit, 0x01000193)
    a ^= a >>> 15
    b = Math.imul(b + unit, 0xcc9e2d51)
    b ^= b >>> 13
  }
  if (count < LEAST_LETTERS) return 0
  const high = finish(a ^ count) & 0x1fffff
  const low = finish(b ^ a) >>> 0
  return high * 0x1_0000_0000 + low || 1
}

function finish(hash: number): number {
  let h = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return h ^ (h >>> 16)
}
