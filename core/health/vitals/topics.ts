/** What a community talks about: words that mark each group against the others, or lately against before. */
import { normalise } from '../../facts/normalise.ts'
import type { Closing, Fold, Person } from '../fold.ts'
import type { Observation } from '../observation.ts'
import type { Topic, Vitals } from '../report.ts'
import { logLikelihood } from './likelihood.ts'
import { Slices } from './slices.ts'
import { TermCounts } from './term-counts.ts'
import { termsOf } from './terms.ts'
import type { Segment } from './vitals.ts'

const TERMS_A_GROUP = 4_000
const TERMS_IN_ALL = 40_000
const MOST_TOPICS = 20
/** Groups of which topics are told, the liveliest. */
const MOST_GROUPS = 20
/** A word in fewer messages marks nothing. */
const LEAST_MESSAGES = 3
/** χ² with one degree of freedom at p = 0.001: less may be chance. */
const LEAST_WEIGHT = 10.83
/** A word of somebody's name that occurs this much oftener than they write is more than a name. */
const MORE_THAN_A_NAME = 20

interface GroupTerms {
  messages: number
  readonly terms: TermCounts
}

export class TopicsFold implements Fold<Vitals['topics']> {
  readonly #segment: Segment
  readonly #all: GroupTerms = { messages: 0, terms: new TermCounts(TERMS_IN_ALL) }
  readonly #groups: GroupTerms[] = []
  /** Wanted of a single group only. */
  #slices: Slices | null = new Slices()

  constructor(segment: Segment) {
    this.#segment = segment
  }

  take(seen: Observation): void {
    if (seen.kind !== 'message' || seen.bot) return
    const terms = termsOf(seen.facts.normal, this.#segment)
    if (terms.size === 0) return
    const group = (this.#groups[seen.group] ??= { messages: 0, terms: new TermCounts(TERMS_A_GROUP) })
    if (this.#groups.length > 1) this.#slices = null
    for (const { terms: counts } of [this.#all, group]) for (const term of terms) counts.add(term)
    this.#all.messages += 1
    group.messages += 1
    this.#slices?.add(terms)
  }

  close(closing: Closing): Vitals['topics'] {
    const names = namesOf(closing)
    const isName = (term: string) => this.#all.terms.of(term) < (names.get(term) ?? -1)
    if (this.#slices !== null) return this.#ofOne(this.#slices, isName)
    return this.#groups
      .map((group, number) => ({ group, number }))
      .toSorted((a, b) => b.group.messages - a.group.messages)
      .slice(0, MOST_GROUPS)
      .map(({ group, number }) => ({
        group: closing.groups[number]?.name ?? null,
        terms: this.#marking(group, isName),
      }))
      .filter(({ terms }) => terms.length > 0)
  }

  /** What is new lately comes before what is common throughout. */
  #ofOne(slices: Slices, isName: (term: string) => boolean): Vitals['topics'] {
    const lately = this.#marking(slices.latestQuarter(), isName)
    const told = new Set(lately.map(({ term }) => term))
    const frequent = [...this.#all.terms.all]
      .filter(([term, messages]) => messages >= LEAST_MESSAGES && !told.has(term) && !isName(term))
      .toSorted(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
      .slice(0, MOST_TOPICS)
      .map(([term, messages]): Topic => ({ term, messages, weight: 0 }))
    const some = lately.slice(0, MOST_TOPICS / 2)
    const terms = [...some, ...frequent.slice(0, MOST_TOPICS - some.length)]
    return terms.length === 0 ? [] : [{ group: null, terms }]
  }

  #marking({ messages, terms }: GroupTerms, isName: (term: string) => boolean): readonly Topic[] {
    const others = this.#all.messages - messages
    return [...terms.all]
      .filter(([term, count]) => count >= LEAST_MESSAGES && !isName(term))
      .map(([term, count]): Topic => {
        const elsewhere = Math.max(0, this.#all.terms.of(term) - count)
        return { term, messages: count, weight: logLikelihood(count, messages, elsewhere, others) }
      })
      .filter(({ weight }) => weight >= LEAST_WEIGHT)
      .toSorted((a, b) => b.weight - a.weight || (a.term < b.term ? -1 : 1))
      .slice(0, MOST_TOPICS)
      .map((topic) => ({ ...topic, weight: Math.round(topic.weight * 10) / 10 }))
  }
}

/** The words of people's names, and up to how many messages they are nothing else. */
function namesOf({ people, activity }: Closing): ReadonlyMap<string, number> {
  const names = new Map<string, number>()
  for (const [number, person] of people.entries()) {
    const written = activity.get(number)?.messages ?? 0
    for (const word of wordsOf(person)) {
      names.set(word, (names.get(word) ?? MORE_THAN_A_NAME) + written * MORE_THAN_A_NAME)
    }
  }
  return names
}

const wordsOf = ({ name, bot }: Person): readonly string[] =>
  bot ? [] : [...new Set(normalise(name).match(/[\p{L}\p{M}\p{N}]+/gu) ?? [])]
