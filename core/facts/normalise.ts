/** One spelling for all disguises of a text: what words are looked for in. */
import { COMPLEX, PLAIN, SINGLE, UPPER, characterTable } from './characters.ts'
import { withoutLookAlikes } from './look-alikes.ts'

/** Facts look at so many UTF-16 units of a text and no further, so that none takes long on a text of a megabyte. */
export const TEXT_LIMIT = 20_000

const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/gu
/** Marks that composed with no letter: strokes and dots over letters to disguise them. */
const LOOSE_MARKS = /[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]/g
/** NFKC sorts runs of marks, in more than linear time; no writing needs so many on one letter. */
const MARK_HEAPS = /(\p{M}{8})\p{M}+/gu
const UNUSUAL = /[^\t\n\r -~]/
/** Letters in black circles and squares, which NFKC leaves alone. */
const BLACK_LETTERS = /[\u{1f150}-\u{1f169}\u{1f170}-\u{1f189}]/gu
/** Passes after which every text has settled; property tests find none that needs more than three. */
const PASSES = 4

/**
 * Width, case, invisible and look-alike characters, traditional → simplified. Spaces stay. Idempotent; linear;
 * a text that is already normal (lower-case ASCII, simplified Chinese) is returned as it is, unallocated.
 */
export function normalise(text: string): string {
  const { kind } = characterTable()
  let seen = PLAIN
  for (let i = 0; i < text.length; i++) seen |= kind[text.charCodeAt(i)] ?? COMPLEX
  if (seen === PLAIN) return text
  if (seen === UPPER) return text.toLowerCase()
  if (seen === SINGLE || seen === (SINGLE | UPPER)) return singles(text)
  return settled(text)
}

/** Invisible characters gone and NFKC, case kept: for what is read out of texts, such as addresses. */
export function foldWidth(text: string): string {
  if (!UNUSUAL.test(text)) return text
  return text.replace(INVISIBLE, '').replace(MARK_HEAPS, '$1').normalize('NFKC')
}

/** The first `limit` units, never half a surrogate pair. */
export function cut(text: string, limit: number): string {
  if (text.length <= limit) return text
  const last = text.charCodeAt(limit - 1)
  return text.slice(0, last >= 0xd800 && last < 0xdc00 ? limit - 1 : limit)
}

const scratch = new Uint16Array(4096)

function singles(text: string): string {
  const { single } = characterTable()
  let out = ''
  for (let from = 0; from < text.length; from += scratch.length) {
    const size = Math.min(scratch.length, text.length - from)
    for (let i = 0; i < size; i++) {
      const unit = text.charCodeAt(from + i)
      scratch[i] = single[unit] ?? unit
    }
    out += String.fromCharCode(...scratch.subarray(0, size))
  }
  return out
}

function settled(text: string): string {
  let now = text
  for (let pass = 0; pass < PASSES; pass++) {
    const next = onePass(now)
    if (next === now) return now
    now = next
  }
  return now
}

function onePass(text: string): string {
  const folded = foldWidth(text).toLowerCase().normalize('NFKC').replace(LOOSE_MARKS, '')
  const spelled = singles(folded.replace(BLACK_LETTERS, blackLetter))
  return withoutLookAlikes(spelled)
}

function blackLetter(letter: string): string {
  const point = letter.codePointAt(0) ?? 0
  return String.fromCharCode(97 + (point - (point < 0x1f170 ? 0x1f150 : 0x1f170)))
}
