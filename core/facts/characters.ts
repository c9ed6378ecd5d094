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
/** Needs the whole text: composes, expands, disappears, or may look like a letter of another script. */
export const COMPLEX = 4

export interface CharacterTable {
  readonly kind: Uint8Array
  /** What a unit of kind `SINGLE` or `UPPER` becomes; itself for the others. */
  readonly single: Uint16Array
}

const UNITS = 0x10000
/** What may vanish or join with its neighbours. */
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cs}\p{Co}\p{Cn}\p{Mn}]/u
const COMBINING = /[\p{M}\u1100-\u11ff]/u
const MIXABLE = /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}]/u

/** Letters that are drawn like a Latin letter or digit but are another character even after NFKC. */
const DRESSED: readonly (readonly [from: string, to: string])[] = [
  ['ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ', 'abcdefghijklmnoprstuvwyz'],
  ['ɑɡıȷ', 'agij'],
  ['❶❷❸❹❺❻❼❽❾⓿', '1234567890'],
  ['➀➁➂➃➄➅➆➇➈', '123456789'],
  ['➊➋➌➍➎➏➐➑➒', '123456789'],
  ['⓵⓶⓷⓸⓹⓺⓻⓼⓽', '123456789'],
]

let built: CharacterTable | null = null

export function characterTable(): CharacterTable {
  built ??= build()
  return built
}

const simplify = Converter({ from: 't', to: 'cn' })

/** The simplified form of one Han character. */
function simplifiedOf(character: string): string {
  let now = character
  // A few characters take two steps; four are more than the table ever needs.
  for (let step = 0; step < 4; step++) {
    const next = simplify(now)
    if (next === now) return now
    now = next
  }
  return now
}

function build(): CharacterTable {
  const kind = new Uint8Array(UNITS)
  const single = new Uint16Array(UNITS)
  const dressed = new Map(
    DRESSED.flatMap(([from, to]) => Array.from(from, (letter, i) => [letter, to.charAt(i)] as const)),
  )
  for (let unit = 0; unit < UNITS; unit++) {
    const character = String.fromCharCode(unit)
    const after = dressed.get(character) ?? normalOfOne(unit, character)
    single[unit] = after === null ? unit : after.charCodeAt(0)
    kind[unit] = kindOf(unit, character, after)
  }
  return { kind, single }
}

function kindOf(unit: number, character: string, after: string | null): number {
  if (after === null) return COMPLEX
  if (after === character) return PLAIN
  return unit < 0x80 ? UPPER : SINGLE
}

/** The normal form of a unit where it is one unit in every context, else null. */
function normalOfOne(unit: number, character: string): string | null {
  if (unit < 0x80) return (unit < 32 || unit === 127) && !'\t\n\r'.includes(character) ? null : character.toLowerCase()
  // Both halves of the great emoji blocks stand for themselves.
  if (unit === 0xd83d || unit === 0xd83e || (unit >= 0xdc00 && unit < 0xe000)) return character
  if (unit >= 0xd800 && unit < 0xdc00) return null
  if (INVISIBLE.test(character) || COMBINING.test(character) || MIXABLE.test(character)) return null
  const folded = character.normalize('NFKC').toLowerCase().normalize('NFKC')
  if (folded.length !== 1 || COMBINING.test(folded) || INVISIBLE.test(folded)) return null
  return isHan(unit) || isHan(folded.charCodeAt(0)) ? oneUnit(simplifiedOf(folded)) : folded
}

function oneUnit(text: string): string | null {
  return text.length === 1 ? text : null
}

function isHan(unit: number): boolean {
  return (unit >= 0x3400 && unit <= 0x9fff) || (unit >= 0xf900 && unit <= 0xfaff)
}
