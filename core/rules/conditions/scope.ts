/** What a condition sees while it is judged: one event's values, looked up without parsing anything. */
import type { ReadValue } from '../../decide/reads.ts'
import type { MessageFacts } from '../../facts/message-facts.ts'
import type { EvaluationContext } from './context.ts'

/** A literal text of the condition, prepared once. Numbers are those of the charter's automaton. */
export interface PreparedText {
  readonly normal: string
  /** Without spaces around it. */
  readonly trimmed: string
  /** Of the text as a word, or -1. */
  readonly word: number
  /** Of what the automaton surely finds wherever the text stands, else -1. */
  readonly inside: number
  /** Of what it surely finds where the text stands alone, else -1. */
  readonly alone: number
}

/** What is prepared once for a condition; keys are the literals as the condition spells them. */
export interface Prepared {
  readonly texts: ReadonlyMap<string, PreparedText>
  /** Numbers of the words of each `matches_any`, in reading order. */
  readonly wordSets: readonly ReadonlySet<number>[]
  readonly lists: ReadonlyMap<string, ReadonlySet<number>>
  readonly patterns: ReadonlyMap<string, number>
  /** Place of each read in the read-set, by its name. */
  readonly places: ReadonlyMap<string, number>
  /** The same of counts, by term and arguments: `counts.messages`, `1m`. */
  readonly counts: ReadonlyMap<string, ReadonlyMap<string, number>>
}

export class Scope {
  readonly prepared: Prepared
  context: EvaluationContext | null = null

  constructor(prepared: Prepared) {
    this.prepared = prepared
  }

  /** The event being judged. */
  get event(): EvaluationContext {
    if (this.context === null) throw new Missing('event')
    return this.context
  }

  get facts(): MessageFacts {
    const facts = this.event.facts
    if (facts === null) throw new Missing('message')
    return facts
  }

  read(name: string): ReadValue {
    return this.#at(this.prepared.places.get(name)) ?? missing(name)
  }

  count(term: string, key: string): ReadValue {
    return this.#at(this.prepared.counts.get(term)?.get(key)) ?? missing(term)
  }

  #at(place: number | undefined): ReadValue | undefined {
    return place === undefined ? undefined : this.event.reads[place]
  }

  hasWord(number: number): boolean {
    for (const match of this.facts.words) if (match.word === number) return true
    return false
  }

  hasWordOf(numbers: ReadonlySet<number> | undefined): boolean {
    if (numbers === undefined) return false
    for (const match of this.facts.words) if (numbers.has(match.word)) return true
    return false
  }
}

/** A value that the condition needs is not known of this event. */
export class Missing extends Error {
  readonly what: string

  constructor(what: string) {
    super(what)
    this.what = what
  }
}

function missing(what: string): never {
  throw new Missing(what)
}
