/**
 * What each UTF-16 unit means to normalisation, looked up instead of computed. The table is built on first
 * use (a few milliseconds) and never changes afterwards.
 */
import { Converter } from 'opencc-js/t2cn'

/** The unit stays as it is. */
export const PLAIN = 0
/** An upper-case ASCII letter. */
export const UPPER = 1
/** Becomes exactly one other unit, whatever stands around it. */
export const SINGLE = 2
/** Disappears, whatever stands around it. */
export const DROPPED = 4
/** A letter of a script that has look-alikes in Latin; becomes one unit, too. */
export const MIXABLE = 8
/** Composes, expands or depends on its neighbours: needs the long way. */
export const COMPLEX = 16

export interface CharacterTable {
  readonly kind: Uint8Array
  /** What a unit becomes; itself where that is not one unit in every context. */
  readonly single: Uint16Array
}

const UNITS = 0x10000
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/u
/** Joins with its neighbours, or is not a character at all. */
const JOINING = /[\p{M}\u1100-\u11ff\ud7b0-\ud7ff\p{Co}\p{Cn}]/u
const MIXABLE_LETTER = /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}]/u

/** Letters that are drawn like another one but stay apart under NFKC. */
const DRESSED: readonly (readonly [from: string, to: string])[] = [
  ['ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ', 'abcdefghijklmnoprstuvwyz'],
  ['ɑɡıȷς', 'agijσ'],
  ['❶❷❸❹❺❻❼❽❾⓿', '1234567890'],
  ['➀➁➂➃➄➅➆➇➈', '123456789'],
  ['➊➋➌➍➎➏➐➑➒', '123456789'],
  ['⓵⓶⓷⓸⓹⓺⓻⓼⓽', '123456789'],
]

const dressed = new Map(
  DRESSED.flatMap(([from, to]) => Array.from(from, (letter, i) => [letter, to.charAt(i)] as const)),
)

let built: CharacterTable | null = null

export function characterTable(): CharacterTable {
  built ??= build()
  return built
}

function build(): CharacterTable {
  const kind = new Uint8Array(UNITS)
  const single = Uint16Array.from({ length: UNITS }, (_, unit) => unit)
  for (let unit = 0; unit < UNITS; unit++) {
    if (isHan(unit) || isHangul(unit)) continue
    const character = String.fromCharCode(unit)
    const after = normalOfOne(unit, character)
    if (after !== null && after !== '') single[unit] = after.charCodeAt(0)
    kind[unit] = kindOf(unit, character, after)
  }
  enterHan(kind, single)
  return { kind, single }
}

function kindOf(unit: number, character: string, after: string | null): number {
  if (after === null) return COMPLEX
  if (after === '') return DROPPED
  if (MIXABLE_LETTER.test(character)) return MIXABLE
  if (after === character) return PLAIN
  return unit < 0x80 ? UPPER : SINGLE
}

/** The normal form of a unit where it is the same in every context, else null. */
function normalOfOne(unit: number, character: string): string | null {
  if (unit >= 0xd800 && unit < 0xe000) return isEmojiHalf(unit) ? character : null
  if (INVISIBLE.test(character)) return ''
  if (JOINING.test(character)) return null
  const folded = character.normalize('NFKC').toLowerCase().normalize('NFKC')
  if (folded.length !== 1 || JOINING.test(folded) || INVISIBLE.test(folded)) return null
  return dressed.get(folded) ?? folded
}

/** Lower halves, and the upper halves of the blocks in which emoji live; half of U+1F100… is left to `normalise`. */
function isEmojiHalf(unit: number): boolean {
  return unit >= 0xdc00 || (unit >= 0xd83c && unit <= 0xd83e)
}

/** Traditional and compatibility ideographs become simplified ones; all are converted in one go. */
function enterHan(kind: Uint8Array, single: Uint16Array): void {
  const units = Array.from({ length: UNITS }, (_, unit) => unit).filter(isHan)
  const folded = units.map((unit) => String.fromCharCode(unit).normalize('NFKC'))
  const simplified = simplify(simplify(folded.join('\n'))).split('\n')
  for (const [i, unit] of units.entries()) {
    const after = simplified[i] ?? ''
    if (after.length !== 1) kind[unit] = COMPLEX
    else {
      single[unit] = after.charCodeAt(0)
      kind[unit] = single[unit] === unit ? PLAIN : SINGLE
    }
  }
}

function isHan(unit: number): boolean {
  return (unit >= 0x3400 && unit <= 0x9fff) || (unit >= 0xf900 && unit <= 0xfaff)
}

function isHangul(unit: number): boolean {
  return unit >= 0xac00 && unit <= 0xd7a3
}

/** Twice, since a few characters take two steps. */
const simplify = Converter({ from: 't', to: 'cn' })
