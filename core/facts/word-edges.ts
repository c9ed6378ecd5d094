/** Where words begin and end in scripts that put spaces between them. Chinese, Japanese and Korean do not. */

const WORD = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Nd}]/u
/** Letters of all scripts that separate words lie below this, or were folded to it. */
const END = 0x2000
const UNSPACED = /[^\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{N}\p{P}\p{S}\p{M}\s]/u

let table: Uint8Array | null = null

/** A Latin, Cyrillic or Greek letter or a digit. */
export function isWordUnit(unit: number): boolean {
  table ??= Uint8Array.from({ length: END }, (_, at) => (WORD.test(String.fromCharCode(at)) ? 1 : 0))
  return table[unit] === 1
}

/** Whether a word must stand alone to be found: `ad` does, `加vx` and `免费` do not. */
export function standsAlone(word: string): boolean {
  return !UNSPACED.test(word)
}
