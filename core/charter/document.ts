/** A charter without errors, still in the operator's own words: what compiling, comparing and scoring read. */
import type { CheckedCondition } from '../rules/conditions/check.ts'
import type { WordLists } from './check-words.ts'
import type { CharterContent } from './schema.ts'

export interface CharterDocument {
  readonly content: CharterContent
  readonly words: WordLists
  /** By the rule's id; rules without an entry hold always. */
  readonly conditions: ReadonlyMap<string, CheckedCondition>
}

/** A role that a rule does not bind. */
export interface Exemption {
  readonly rule: string
  readonly role: string
  readonly because: string
  readonly line: number
  readonly column: number
}

/** Anything that treats people differently by role. */
export interface RoleDifference {
  readonly rule: string
  readonly kind: 'exemption' | 'condition'
  /** The exempted role; null where a condition looks at roles. */
  readonly role: string | null
  /** Reason of an exemption, or the condition. */
  readonly source: string
  readonly line: number
  readonly column: number
}
