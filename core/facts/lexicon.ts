/** Everything that a charter looks for in texts, compiled once: one automaton and one set of patterns. */

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
  /** Number of a normalised word, or -1. */
  readonly numberOf: (word: string) => number
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
  readonly patterns: readonly string[]
}
