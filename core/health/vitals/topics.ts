/** What a community talks about: words that mark each group against the others, or lately against before. */
import type { Closing, Fold } from '../fold.ts'
import type { Observation } from '../observation.ts'
import type { Topic, Vitals } from '../report.ts'
import { logLikelihood } from './likelihood.ts'
import { nameWords } from './name-words.ts'
import { weightOf } from './sampling.ts'
import { Slices } from './slices.ts'
import { termsOf } from './terms.ts'
import type { Segment } from './vitals.ts'
import { Vocabulary, type Term } from './vocabulary.ts'

const MOST_TOPICS = 20
/** Groups of which topics are told, the liveliest. */
const MOST_GROUPS = 20
/** A word in fewer messages marks nothing. */
const LEAST_MESSAGES = 3
/** χ² with one degree of freedom at p = 0.001: less may be chance. */
const LEAST_WEIGHT = 10.83

/** A part of the history, such as a group, and how often a term occurs in it. */
interface Part {
  readonly messages: number
  readonly countOf: (term: Readonly<Term>) => number
}

export class TopicsFold implements Fold<Vitals['topics']> {
  readonly #segment: Segment
  readonly #vocabulary = new Vocabulary()
  /** Messages by group, of which some are passed over. */
  readonly #seen: number[] = []
  /** Messages with terms, by group. */
  readonly #groups = new Map<number, number>()
  #messages = 0
  /** Columns of the vocabulary while there is one group; afterwards columns are groups. */
  #slices: Slices | null = new Slices()

  constructor(segment: Segment) {
    this.#segment = segment
  }

  take(seen: Observation): void {
    if (seen.kind !== 'message' || seen.bot) return
    const nth = this.#seen[seen.group] ?? 0
    this.#seen[seen.group] = nth + 1
    const weight = weightOf(nth)
    if (weight === 0) return
    const terms = termsOf(seen.facts.normal, this.#segment)
    if (terms.length === 0) return
    this.#messages += weight
    this.#groups.set(seen.group, (this.#groups.get(seen.group) ?? 0) + weight)
    this.#vocabulary.add(terms, this.#columnOf(seen.group, weight), weight)
  }

  close(closing: Closing): Vitals['topics'] {
    const names = nameWords(closing)
    const isName = (term: string) => this.#vocabulary.of(term) <= (names.get(term) ?? -1)
    if (this.#slices !== null) return this.#ofOne(this.#slices, isName)
    return [...this.#groups]
      .toSorted(([a, x], [b, y]) => y - x || a - b)
      .slice(0, MOST_GROUPS)
      .map(([group, messages]) => ({
        group: closing.groups[group]?.name ?? null,
        terms: this.#marking({ messages, countOf: ({ columns }) => columns.get(group) ?? 0 }, isName),
      }))
      .filter(({ terms }) => terms.length > 0)
  }

  #columnOf(group: number, weight: number): number {
    if (this.#slices !== null && this.#groups.size > 1) {
      const [only = group] = this.#groups.keys()
      this.#vocabulary.regroup(() => only)
      this.#slices = null
    }
    if (this.#slices === null) return group
    return this.#slices.next((by) => this.#vocabulary.regroup((slice) => Math.floor(slice / by)), weight)
  }

  /** What is new lately comes before what is common throughout. */
  #ofOne(slices: Slices, isName: (term: string) => boolean): Vitals['topics'] {
    const { from, messages } = slices.latestQuarter()
    const countOf = ({ columns }: Readonly<Term>) =>
      [...columns].reduce((sum, [slice, count]) => (slice >= from ? sum + count : sum), 0)
    const lately = this.#marking({ messages, countOf }, isName).slice(0, MOST_TOPICS / 2)
    const told = new Set(lately.map(({ term }) => term))
    const frequent = [...this.#vocabulary.all]
      .filter(([term, { all }]) => all >= LEAST_MESSAGES && !told.has(term) && !isName(term))
      .map(([term, { all }]): Topic => ({ term, messages: all, weight: 0 }))
      .toSorted((a, b) => b.messages - a.messages || byTerm(a, b))
      .slice(0, MOST_TOPICS - lately.length)
    const terms = [...lately, ...frequent]
    return terms.length === 0 ? [] : [{ group: null, terms }]
  }

  #marking({ messages, countOf }: Part, isName: (term: string) => boolean): readonly Topic[] {
    const others = this.#messages - messages
    const found: Topic[] = []
    for (const [term, counted] of this.#vocabulary.all) {
      const count = counted.all < LEAST_MESSAGES ? 0 : countOf(counted)
      if (count < LEAST_MESSAGES || isName(term)) continue
      const weight = logLikelihood(count, messages, counted.all - count, others)
      if (weight >= LEAST_WEIGHT) found.push({ term, messages: count, weight: Math.round(weight * 10) / 10 })
    }
    return found.toSorted((a, b) => b.weight - a.weight || byTerm(a, b)).slice(0, MOST_TOPICS)
  }
}

const byTerm = (a: Topic, b: Topic): number => (a.term < b.term ? -1 : 1)
