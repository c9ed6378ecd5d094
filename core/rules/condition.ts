/** A checked condition, ready to be judged again and again. Made by `conditions/compile.ts`. */
import type { Language } from '../charter/compiled.ts'
import type { EvaluationContext } from './conditions/context.ts'

/**
 * Something that must hold of an event before the condition can be true; known far more cheaply than the
 * condition. A condition's `necessary` is a set of which at least one must hold.
 */
export type Necessary =
  /** A word (normalised) of the charter's automaton occurs in the text. */
  | { readonly by: 'word'; readonly word: string }
  /** A piece of text (normalised) occurs anywhere, inside of words as well: `Lexicon.pieceNumber`. */
  | { readonly by: 'piece'; readonly piece: string }
  /** A word of this list occurs. */
  | { readonly by: 'list'; readonly list: string }
  /** A message form or flag fact is present: a part type, or `contact`, `question`, … */
  | { readonly by: 'flag'; readonly flag: string }
  /** A number known of the message (`length`, `emoji_ratio`, …) is at least this much. */
  | { readonly by: 'level'; readonly fact: string; readonly least: number }
  /** A numeric read is at least this much. */
  | { readonly by: 'at-least'; readonly read: string; readonly least: number }

export type Judgement =
  | { readonly met: true }
  | { readonly met: false }
  /** A value was missing or the cost limit was reached: counts as not met, and the trace says so. */
  | { readonly met: false; readonly fault: string }

export interface Condition {
  readonly source: string
  /** null = must always be judged. */
  readonly necessary: readonly Necessary[] | null
  /** Canonical names of the reads that it may look at (see decide/reads.ts). */
  readonly reads: readonly string[]
  readonly judge: (context: EvaluationContext) => Judgement
  /**
   * For the trace: each conjunct of the source with its value, and the first that decided. Texts are the
   * operator's own source, so they can be shown beside the YAML.
   */
  readonly explain: (context: EvaluationContext) => readonly ExplainedPart[]
}

export interface ExplainedPart {
  readonly source: string
  /** The same in words, as it came out: what was found, and how it compares. */
  readonly said: Readonly<Record<Language, string>>
  readonly met: boolean
  readonly decisive: boolean
  /** Names and values that the part looked at, e.g. `counts.messages('1m')` = 3. */
  readonly values: readonly { readonly name: string; readonly value: string }[]
}
