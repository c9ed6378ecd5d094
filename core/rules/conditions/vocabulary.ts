/** Everything that conditions may name, described for the check, the console and the documentation. */
import { FACT_TERMS } from './fact-terms.ts'
import { COUNT_TERMS } from './count-terms.ts'
import type { Term } from './term.ts'
import { TEXT_TERMS } from './text-terms.ts'
import { VALUE_TERMS } from './value-terms.ts'

/** Every term, by its name. */
export const VOCABULARY: ReadonlyMap<string, Term> = new Map(
  [...VALUE_TERMS, ...TEXT_TERMS, ...COUNT_TERMS, ...FACT_TERMS].map((term) => [term.name, term]),
)

/** The names that stand before the dot. */
export const CONTEXTS: ReadonlySet<string> = new Set(
  [...VOCABULARY.keys()].map((name) => name.slice(0, name.indexOf('.'))),
)

/** The names that may follow one context's dot. */
export function namesIn(context: string): readonly string[] {
  const start = `${context}.`
  return [...VOCABULARY.keys()]
    .filter((name) => name.startsWith(start))
    .map((name) => name.slice(start.length))
}

const LATER: ReadonlySet<string> = new Set([
  'budget',
  'facts.ad',
  'facts.toxic',
  'facts.spam',
  'facts.sentiment',
  'member.level',
  'member.score',
  'member.track',
  'member.badges',
])

/** Whether a name belongs to the design but is not carried out by this version. */
export function comesLater(name: string): boolean {
  return LATER.has(name)
}
