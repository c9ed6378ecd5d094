/** Flags by which rules are woken: cheap tests that hold whenever a condition about the flag may be true. */
import { KNOWN_TYPES, type PartType } from '../chat/message.ts'
import { FACTS } from '../facts/describe.ts'
import type { EvaluationContext } from '../rules/conditions/context.ts'
import type { MessageFacts } from '../facts/message-facts.ts'

export type FlagTest = (context: EvaluationContext) => boolean

const ofFacts =
  (test: (facts: MessageFacts) => boolean): FlagTest =>
  ({ facts }) =>
    facts !== null && test(facts)

const FACT_FLAGS: ReadonlyMap<string, FlagTest> = new Map([
  ['link', ofFacts((facts) => facts.has('link') || facts.links.length > 0)],
  ['mention', ofFacts((facts) => facts.has('mention') || facts.mentionsAll || facts.mentions.length > 0)],
  ['contact', ofFacts((facts) => facts.has('contact') || facts.contacts.length > 0)],
  ['question', ofFacts((facts) => facts.question)],
  ['pattern', ofFacts((facts) => facts.patterns.size > 0)],
  ['reply', ({ isReply }) => isReply],
])

/** The test of a flag; null for one that this version does not know. */
export function flagTest(flag: string): FlagTest | null {
  const test = FACT_FLAGS.get(flag)
  if (test !== undefined) return test
  return isPartType(flag) ? ofFacts((facts) => facts.has(flag)) : null
}

function isPartType(flag: string): flag is PartType {
  return (KNOWN_TYPES as readonly string[]).includes(flag)
}

/** How a number of the message is known, by its name; null for one that this version does not know. */
export function levelOf(fact: string): ((facts: MessageFacts) => number) | null {
  const known = FACTS.find(({ name }) => name === fact)
  return known?.type === 'int' || known?.type === 'double' ? known.get : null
}
