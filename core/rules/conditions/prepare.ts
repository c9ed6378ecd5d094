/** Looks up once, in the charter's lexicon and read layout, what a condition's literals stand for. */
import { nameOfRead, type Read } from '../../decide/reads.ts'
import type { Lexicon } from '../../facts/lexicon.ts'
import { normalise } from '../../facts/normalise.ts'
import { countKey } from './calls.ts'
import { literalsOf, readOf } from './needs.ts'
import type { Prepared, PreparedText } from './scope.ts'
import { mentionsIn, stringsOf, type ASTNode, type Mention } from './tree.ts'

export function prepare(tree: ASTNode, lexicon: Lexicon, layout: readonly Read[]): Prepared {
  const mentions = mentionsIn(tree)
  const ofText = mentions.filter(({ context }) => context === 'text')
  const wordLists = wordListsIn(mentions)
  const literals = [...ofText.flatMap(literalsOf), ...wordLists.flat()]
  const texts = new Map(literals.map((literal) => [literal, preparedText(literal, lexicon)]))
  return {
    texts,
    wordSets: wordLists.map((words) => numbersOf(words, texts)),
    lists: lexicon.lists,
    patterns: new Map(ofText.flatMap(literalsOf).map((text) => [text, lexicon.patternNumber(text)])),
    ...placesOf(mentions, layout),
  }
}

/** The literal lists of `text.matches_any`, in reading order. */
export function wordListsIn(mentions: readonly Mention[]): readonly (readonly string[])[] {
  return mentions.filter(isWordList).map((mention) => stringsOf(mention.args?.[0]) ?? [])
}

export function isWordList({ context, name }: Mention): boolean {
  return context === 'text' && name === 'matches_any'
}

function preparedText(literal: string, lexicon: Lexicon): PreparedText {
  const normal = normalise(literal)
  const trimmed = normalise(literal.trim())
  const word = lexicon.numberOf(trimmed)
  const piece = lexicon.pieceNumber(normal)
  const inside = [word, piece].find((number) => foundInside(number, normal, lexicon)) ?? -1
  return { normal, trimmed, word, inside, alone: foundIn(word, trimmed, lexicon) ? word : -1 }
}

/** A word that is found between letters, digits and Chinese alike is found wherever the text has it. */
function foundInside(number: number, text: string, lexicon: Lexicon): boolean {
  return ['', 'a', '1', '字', ' '].every((edge) => foundIn(number, `${edge}${text}${edge}`, lexicon))
}

function foundIn(number: number, text: string, lexicon: Lexicon): boolean {
  return number >= 0 && lexicon.find(text, Infinity).some((match) => match.word === number)
}

function numbersOf(words: readonly string[], texts: ReadonlyMap<string, PreparedText>): ReadonlySet<number> {
  return new Set(words.map((word) => texts.get(word)?.word ?? -1).filter((number) => number >= 0))
}

function placesOf(
  mentions: readonly Mention[],
  layout: readonly Read[],
): Pick<Prepared, 'places' | 'counts'> {
  const byName = new Map(layout.map((read, place) => [nameOfRead(read), place]))
  const places = new Map<string, number>()
  const counts = new Map<string, Map<string, number>>()
  for (const mention of mentions) {
    const read = readOf(mention)
    const place = read === null ? undefined : byName.get(nameOfRead(read))
    if (read === null || place === undefined) continue
    places.set(nameOfRead(read), place)
    if (read.read === 'count') {
      const [first = '', second] = literalsOf(mention)
      const term = `counts.${mention.name}`
      counts.set(term, (counts.get(term) ?? new Map<string, number>()).set(countKey(first, second), place))
    }
  }
  return { places, counts }
}
