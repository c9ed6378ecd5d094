/** One spelling for all disguises of a text: what words are looked for in. */
import { COMPLEX, DROPPED, MIXABLE, PLAIN, UPPER, characterTable } from './characters.ts'
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
  const seen = kindsIn(text)
  if (seen === PLAIN) return text
  if (seen === UPPER) return text.toLowerCase()
  return (seen & COMPLEX) === 0 ? unitByUnit(text, seen) : settled(text)
}

function kindsIn(text: string): number {
  const { kind } = characterTable()
  let seen = PLAIN
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    seen |= kind[unit] ?? COMPLEX
    if (unit === ENCLOSED_HIGH && isEnclosed(text.charCodeAt(i + 1))) seen |= COMPLEX
  }
  return seen
}

/** U+1F100 to U+1F2FF but flags: letters in circles and squares among the emoji. */
const ENCLOSED_HIGH = 0xd83c
function isEnclosed(low: number): boolean {
  return low >= 0xdd00 && low < 0xdf00 && !(low >= 0xdde6 && low <= 0xddff)
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

function unitByUnit(text: string, seen: number): string {
  const { kind, single } = characterTable()
  let out = ''
  let size = 0
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (kind[unit] === DROPPED) continue
    scratch[size++] = single[unit] ?? unit
    if (size < scratch.length) continue
    out += Reflect.apply(String.fromCharCode, null, scratch)
    size = 0
  }
  out += Reflect.apply(String.fromCharCode, null, scratch.subarray(0, size))
  return (seen & MIXABLE) === 0 ? out : withoutLookAlikes(out)
}

function settled(text: string): string {
  let now = text
  for (let pass = 0; pass < PASSES; pass++) {
    const next = onePass(now)
    if (next === now) return now
    now = next
    if (kindsIn(now) === PLAIN) return now
  }
  return now
}

function onePass(text: string): string {
  const folded = foldWidth(text).toLowerCase().normalize('NFKC').replace(LOOSE_MARKS, '')
  return unitByUnit(folded.replace(BLACK_LETTERS, blackLetter), MIXABLE)
}

function blackLetter(letter: string): string {
  const point = letter.codePointAt(0) ?? 0
  return String.fromCharCode(97 + (point - (point < 0x1f170 ? 0x1f150 : 0x1f170)))
}
