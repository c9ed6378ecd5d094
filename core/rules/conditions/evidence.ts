/** Which comparisons are evidence of what someone did: exact, about the deed, and not true of nearly everyone. */
import { buildPatternSet } from '../../facts/patterns.ts'
import { mentionAt, numberOf, stringOf, type ASTNode, type Mention } from './tree.ts'
import { VOCABULARY } from './vocabulary.ts'

export type Comparison = '==' | '!=' | '<' | '<=' | '>' | '>='

/** A count at or below this is nothing out of the ordinary; the event itself is counted by most. */
const ORDINARY: ReadonlyMap<string, number> = new Map([
  ['counts.messages', 1],
  ['counts.messages_everywhere', 1],
  ['counts.group_messages', 1],
  ['counts.same_text', 1],
  ['counts.same_text_groups', 1],
  ['counts.joins', 1],
  ['facts.length', 1],
  ['facts.lines', 1],
])

/** Where and when it happened, and to whom: no deed. */
const CIRCUMSTANCE =
  /^(?:event|time|group)\.|^member\.(?:role|roles|days|minutes_here|messages)$|^message\.is_/

/** A pattern that one of these meets is met by anything. */
const ANYTHING = ['', 'a', '0', '.', '好']

/** A mention of a deed, or null. */
export function deedAt(node: ASTNode): Mention | null {
  const mention = mentionAt(node)
  if (mention === null) return null
  const name = nameOf(mention)
  return VOCABULARY.get(name)?.nature === 'exact' && !CIRCUMSTANCE.test(name) ? mention : null
}

/** Whether a plain true-or-false is evidence when it holds. */
export function isTelling(mention: Mention): boolean {
  const text = stringOf(mention.args?.[0])
  switch (nameOf(mention)) {
    case 'message.has':
      return text !== 'text'
    case 'text.matches':
      return text !== null && !ANYTHING.some((one) => buildPatternSet([text])(one).length > 0)
    default:
      return true
  }
}

/** Whether `deed <op> value` is evidence when it holds. */
export function isTellingComparison(deed: Mention, op: Comparison, value: ASTNode): boolean {
  const number = numberOf(value)
  if (number === null) return op === '==' && (stringOf(value) ?? '') !== ''
  const name = nameOf(deed)
  // Points are the one count that is below zero for what someone did.
  if (op === '<' || op === '<=') return name === 'member.points' && number <= 0
  const least = op === '>' ? number + 1 : number
  return op !== '!=' && least > (ORDINARY.get(name) ?? 0)
}

const nameOf = ({ context, name }: Mention) => `${context}.${name}`
