/** Everything that a charter looks for in texts, compiled once: one automaton and one set of patterns. */
import { buildAutomaton } from './automaton.ts'
import { normalise } from './normalise.ts'
import { buildPatternSet } from './patterns.ts'
import { isWordUnit, standsAlone } from './word-edges.ts'

/** Where a word was found. Positions are UTF-16 offsets into the normalised text. */
export interface WordMatch {
  readonly word: number
  readonly start: number
  readonly end: number
}

export interface Lexicon {
  /** Normalised words, by number; lists and literals of conditions share them. */
  readonly words: readonly string[]
  /** Numbers of the words of each named list. */
  readonly lists: ReadonlyMap<string, ReadonlySet<number>>
  /** The operator's own spelling of each word, for traces. */
  readonly spellings: readonly string[]
  /** Number of a normalised word, or -1. Words of Latin, Cyrillic or Greek letters and digits match whole only. */
  readonly numberOf: (word: string) => number
  /** Number of a normalised piece, or -1: a piece matches anywhere, also inside of a word. */
  readonly pieceNumber: (piece: string) => number
  /** All words that occur in a normalised text, in order of their ends, at most `limit`. */
  readonly find: (text: string, limit: number) => readonly WordMatch[]
  /** Operators' patterns in RE2 syntax, by number. */
  readonly patterns: readonly string[]
  readonly patternNumber: (pattern: string) => number
  /** Numbers of the patterns that match (linear time); the text is cut at 4,000 characters. */
  readonly matchPatterns: (text: string) => ReadonlySet<number>
}

export interface LexiconInput {
  readonly lists: Readonly<Record<string, readonly string[]>>
  /** Literals of conditions, looked up by the same pass. */
  readonly words: readonly string[]
  /** Literals that may stand anywhere, as `contains` wants: `ad` in `read`. */
  readonly pieces?: readonly string[] | undefined
  readonly patterns: readonly string[]
}

/**
 * Words that are empty after normalisation are left out (their number is -1).
 * @throws RangeError when a pattern is not valid: run `checkPattern` on each first.
 */
export function buildLexicon(input: LexiconInput): Lexicon {
  const book = new WordBook()
  const lists = new Map(
    Object.entries(input.lists).map(([name, words]) => [name, book.addAll(words)] as const),
  )
  book.addAll(input.words)
  for (const piece of input.pieces ?? []) book.addPiece(piece)
  const { words, spellings } = book
  const patterns = [...new Set(input.patterns)]
  const patternNumbers = new Map(patterns.map((pattern, number) => [pattern, number]))
  const match = buildPatternSet(patterns)
  const none: ReadonlySet<number> = new Set()
  return {
    words,
    lists,
    spellings,
    numberOf: (word) => book.whole.get(word) ?? -1,
    pieceNumber: (piece) => book.pieces.get(piece) ?? book.freeWord(piece),
    find: finder(book),
    patterns,
    patternNumber: (pattern) => patternNumbers.get(pattern) ?? -1,
    matchPatterns: (text) => {
      const found = match(text)
      return found.length === 0 ? none : new Set(found)
    },
  }
}

/** Gives words their numbers. A whole word and a piece of equal spelling are two entries. */
class WordBook {
  readonly words: string[] = []
  readonly spellings: string[] = []
  readonly whole = new Map<string, number>()
  readonly pieces = new Map<string, number>()

  addAll(spellings: readonly string[]): ReadonlySet<number> {
    const numbers = new Set<number>()
    for (const spelling of spellings) {
      const word = normalise(spelling.trim())
      if (word === '') continue
      numbers.add(this.whole.get(word) ?? this.#enter(this.whole, word, spelling))
    }
    return numbers
  }

  addPiece(spelling: string): void {
    const piece = normalise(spelling)
    if (piece === '' || this.pieces.has(piece) || this.freeWord(piece) >= 0) return
    this.#enter(this.pieces, piece, spelling)
  }

  /** Number of a whole word that matches anywhere in any case, or -1. */
  freeWord(word: string): number {
    return standsAlone(word) ? -1 : (this.whole.get(word) ?? -1)
  }

  #enter(into: Map<string, number>, word: string, spelling: string): number {
    const number = this.words.length
    this.words.push(word)
    this.spellings.push(spelling)
    into.set(word, number)
    return number
  }
}

function finder(book: WordBook): Lexicon['find'] {
  const { words } = book
  const automaton = buildAutomaton([...new Set(words)])
  // The automaton knows each spelling once; `entries` are the numbers that share it.
  const entries = [...Map.groupBy(words.keys(), (number) => words[number] ?? '').values()]
  const alone = Uint8Array.from(words, (word, number) =>
    book.whole.get(word) === number && standsAlone(word) ? 1 : 0,
  )
  const nothing: readonly WordMatch[] = []
  return (text, limit) => {
    let matches: WordMatch[] | null = null
    automaton.scan(text, (spelling, end) => {
      for (const word of entries[spelling] ?? []) {
        const start = end - (words[word]?.length ?? 0)
        if (alone[word] === 1 && !isWhole(text, start, end)) continue
        matches ??= []
        if (matches.push({ word, start, end }) >= limit) return false
      }
      return true
    })
    return matches ?? nothing
  }
}

function isWhole(text: string, start: number, end: number): boolean {
  const cutLeft = start > 0 && isWordUnit(text.charCodeAt(start)) && isWordUnit(text.charCodeAt(start - 1))
  const cutRight =
    end < text.length && isWordUnit(text.charCodeAt(end - 1)) && isWordUnit(text.charCodeAt(end))
  return !cutLeft && !cutRight
}
