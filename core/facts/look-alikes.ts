/**
 * Letters of other scripts that are drawn like Latin ones. They are replaced only inside a word that mixes
 * scripts, towards the script that has a letter of its own in that word: `pаypаl` with Cyrillic а becomes Latin,
 * `зapaботок` with Latin a and p becomes Cyrillic, and a Russian, Greek or Armenian word stays what it is.
 */

/** Lower case only: the text has been folded before. */
const LATIN_OF: ReadonlyMap<string, string> = new Map([
  ...pairs('аеорсухіјѕԛԝһӏвкмнтԁгьѵ', 'aeopcyxijsqwhlbkmhtdrbv'),
  ...pairs('αορνικτυχγωεηβ', 'aopviktuxywenb'),
  ...pairs('օոսհցքյ', 'onuhgqj'),
])
const CYRILLIC_OF: ReadonlyMap<string, string> = new Map(pairs('aeopcyxkmtbhi', 'аеорсухкмтвні'))

const MIXED_WORD = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}]+/gu
const FOREIGN = /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}]/u
const LATIN = /\p{Script=Latin}/u
const CYRILLIC = /\p{Script=Cyrillic}/u

function pairs(from: string, to: string): (readonly [string, string])[] {
  const targets = Array.from(to)
  return Array.from(from, (letter, i) => [letter, targets[i] ?? letter] as const)
}

/** Replaces look-alike letters in a lower-case text in NFKC. Same number of characters. */
export function withoutLookAlikes(text: string): string {
  return FOREIGN.test(text) ? text.replace(MIXED_WORD, unmixed) : text
}

function unmixed(word: string): string {
  const letters = Array.from(word)
  const foreign = letters.filter((letter) => FOREIGN.test(letter))
  if (foreign.length === 0 || foreign.length === letters.length) return word
  if (foreign.every((letter) => LATIN_OF.has(letter))) return mapped(letters, LATIN_OF)
  const latin = letters.filter((letter) => LATIN.test(letter))
  if (latin.every((letter) => CYRILLIC_OF.has(letter)) && foreign.every((letter) => CYRILLIC.test(letter))) {
    return mapped(letters, CYRILLIC_OF)
  }
  return word
}

function mapped(letters: readonly string[], table: ReadonlyMap<string, string>): string {
  return letters.map((letter) => table.get(letter) ?? letter).join('')
}
