/** What can be known of one message, each computed at most once and only when asked for. */
import { KNOWN_TYPES, textOf, type Part, type PartType } from '../chat/message.ts'
import { contactsOf } from './contacts.ts'
import { fingerprint } from './fingerprint.ts'
import { languageOf } from './language.ts'
import type { Lexicon, WordMatch } from './lexicon.ts'
import { linksOf } from './links.ts'
import { mentionsIn, mentionsEveryone } from './mentions.ts'
import { TEXT_LIMIT, cut, normalise } from './normalise.ts'
import { isQuestion } from './question.ts'
import { repeatRatio } from './repetition.ts'
import { spacedRuns } from './spaced.ts'
import { shapeOf, type Shape } from './shape.ts'

export interface Link {
  readonly url: string
  readonly host: string
  /** Registrable domain (`example.co.uk`), or the host where there is none. */
  readonly domain: string
}

export const CONTACT_KINDS = ['phone', 'wechat', 'qq', 'email', 'telegram', 'wallet'] as const
export type ContactKind = (typeof CONTACT_KINDS)[number]

export interface Contact {
  readonly kind: ContactKind
  readonly value: string
}

export interface MessageFacts {
  readonly parts: readonly Part[]
  /** Words of the message as written. */
  readonly text: string
  /** The sender's name as it was with this message, empty when unknown. */
  readonly name: string
  /** Width, case, zero-width and look-alike characters, traditional → simplified. */
  readonly normal: string
  readonly links: readonly Link[]
  /** Native ids (or names) of who is mentioned; `mentionsAll` tells a mention of everyone. */
  readonly mentions: readonly string[]
  readonly mentionsAll: boolean
  /** Bit i is set when a part of `KNOWN_TYPES[i]` is present. */
  readonly forms: number
  readonly has: (form: PartType) => boolean
  /** BCP 47 primary tag by script and letters: zh, en, ru, ja, ko, …, or und. */
  readonly language: string
  /** Grapheme-near length: code points without spaces. */
  readonly length: number
  readonly lines: number
  /** Shares from 0 to 1 of the visible code points. */
  readonly emojiRatio: number
  readonly digitRatio: number
  /** Share of the text that repeats earlier character pairs. */
  readonly repeatRatio: number
  readonly contacts: readonly Contact[]
  readonly question: boolean
  /** Equal for equal normalised texts without digits and punctuation; 53 bits; 0 for texts under 4 letters. */
  readonly fingerprint: number
  /** Words of the charter that occur, in order of their ends. */
  readonly words: readonly WordMatch[]
  readonly patterns: ReadonlySet<number>
}

/** So many matches are reported in full; of what comes after them, only words that have not occurred before. */
const MATCH_LIMIT = 1_000
const FORM_BITS = new Map<string, number>(KNOWN_TYPES.map((type, bit) => [type, 2 ** bit]))

export interface FactsInput {
  readonly parts: readonly Part[]
  /** The sender's name with this message. */
  readonly name?: string | undefined
}

/**
 * Facts of one message. Nothing is computed before it is asked for, and nothing twice. All facts but `text`,
 * `mentions` and forms look at the first 20,000 UTF-16 units of the text only (patterns at 4,000).
 */
export function factsOf(input: FactsInput, lexicon: Lexicon): MessageFacts {
  return new LazyFacts(input, lexicon)
}

class LazyFacts implements MessageFacts {
  readonly parts: readonly Part[]
  readonly name: string
  readonly #lexicon: Lexicon
  #text: string | undefined
  #head: string | undefined
  #normal: string | undefined
  #links: readonly Link[] | undefined
  #mentions: readonly string[] | undefined
  #forms: number | undefined
  #language: string | undefined
  #shape: Shape | undefined
  #repeatRatio: number | undefined
  #contacts: readonly Contact[] | undefined
  #question: boolean | undefined
  #fingerprint: number | undefined
  #words: readonly WordMatch[] | undefined
  #patterns: ReadonlySet<number> | undefined

  constructor(input: FactsInput, lexicon: Lexicon) {
    this.parts = input.parts
    this.name = input.name ?? ''
    this.#lexicon = lexicon
  }

  get text(): string {
    return (this.#text ??= textOf(this.parts))
  }

  get normal(): string {
    return (this.#normal ??= cut(normalise(this.#start), TEXT_LIMIT))
  }

  get links(): readonly Link[] {
    return (this.#links ??= linksOf(this.parts, this.#start))
  }

  get mentions(): readonly string[] {
    return (this.#mentions ??= mentionsIn(this.parts))
  }

  get mentionsAll(): boolean {
    return mentionsEveryone(this.parts)
  }

  get forms(): number {
    return (this.#forms ??= this.parts.reduce((bits, part) => bits | (FORM_BITS.get(part.type) ?? 0), 0))
  }

  has(form: PartType): boolean {
    return (this.forms & (FORM_BITS.get(form) ?? 0)) !== 0
  }

  get language(): string {
    return (this.#language ??= languageOf(this.normal))
  }

  get length(): number {
    return this.#outline.length
  }

  get lines(): number {
    return this.#outline.lines
  }

  get emojiRatio(): number {
    return this.#outline.emojiRatio
  }

  get digitRatio(): number {
    return this.#outline.digitRatio
  }

  get repeatRatio(): number {
    return (this.#repeatRatio ??= repeatRatio(this.normal))
  }

  get contacts(): readonly Contact[] {
    return (this.#contacts ??= contactsOf(this.#start, this.normal))
  }

  get question(): boolean {
    return (this.#question ??= isQuestion(this.normal))
  }

  get fingerprint(): number {
    return (this.#fingerprint ??= fingerprint(this.normal))
  }

  get words(): readonly WordMatch[] {
    return (this.#words ??= this.#found())
  }

  /** A pattern counts when it matches the text as written or as normalised: operators write ： and get : alike. */
  get patterns(): ReadonlySet<number> {
    return (this.#patterns ??= this.#matched())
  }

  /** No word can hide behind a thousand others: conditions are indexed by the words that occur. */
  #found(): readonly WordMatch[] {
    if (this.#lexicon.words.length === 0) return []
    const some = this.#lexicon.find(this.normal, MATCH_LIMIT)
    const spaced = this.#spaced()
    if (some.length < MATCH_LIMIT) return spaced.length === 0 ? some : [...some, ...spaced]
    const seen = new Set(some.map((match) => match.word))
    const later = this.#lexicon.find(this.normal, Number.POSITIVE_INFINITY).slice(MATCH_LIMIT)
    return [...some, ...later.filter(({ word }) => !seen.has(word) && seen.add(word)), ...spaced]
  }

  #spaced(): readonly WordMatch[] {
    return spacedRuns(this.normal).flatMap(({ joined, start: first }) =>
      this.#lexicon.find(joined, MATCH_LIMIT).flatMap(({ word, start, end }) =>
        // A single letter was found where it stands.
        end - start < 2 ? [] : [{ word, start: first + start * 2, end: first + end * 2 - 1 }],
      ),
    )
  }

  #matched(): ReadonlySet<number> {
    const written = this.#lexicon.matchPatterns(this.#start)
    if (this.normal === this.#start || this.#lexicon.patterns.length === 0) return written
    return written.union(this.#lexicon.matchPatterns(this.normal))
  }

  get #start(): string {
    return (this.#head ??= cut(this.text, TEXT_LIMIT))
  }

  get #outline(): Shape {
    return (this.#shape ??= shapeOf(this.#start))
  }
}
