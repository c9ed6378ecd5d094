/** One thing that a condition may name. */
import type { Language, Trigger } from '../../charter/compiled.ts'

export type On = Trigger['on']
export type TermType = 'bool' | 'int' | 'double' | 'string' | 'list<string>'
/** What a function takes; every argument is a literal, so that it is known before the rule runs. */
export type Argument = 'text' | 'words' | 'list' | 'pattern' | 'part' | 'span' | 'rule' | 'group-value'

export interface Term {
  /** As written: `member.role`, `counts.messages`. */
  readonly name: string
  readonly type: TermType
  /** null for a plain value. */
  readonly takes: readonly Argument[] | null
  /** Triggers whose events carry it. */
  readonly on: readonly On[]
  /** `statistical`: a guess from features, never enough for an irreversible act. */
  readonly nature: 'exact' | 'statistical'
  readonly label: Record<Language, string>
  readonly help: Record<Language, string>
}

export const ALWAYS: readonly On[] = ['message', 'edit', 'recall', 'join', 'leave', 'reaction', 'schedule']
export const WITH_MEMBER: readonly On[] = ALWAYS.filter((on) => on !== 'schedule')
export const WITH_TEXT: readonly On[] = ['message', 'edit']
