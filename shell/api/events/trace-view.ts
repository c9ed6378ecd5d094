/** Why what happened happened, as it is shown. */
import type { Language } from '../../../core/charter/compiled.ts'

export interface Traces {
  /** Why each rule did what it did on this event, in sentences; null when there is no such event. */
  readonly explain: (community: number, seq: number, language: Language) => Promise<TraceView | null>
}

export interface TraceView {
  /** Version of the charter that decided, 0 = none. */
  readonly charter: number
  /** What became of the event, in one sentence. */
  readonly outcome: string
  readonly late: boolean
  readonly fault: string | null
  readonly rules: readonly TraceRule[]
  /** Actions that the platform did not allow as they were decided. */
  readonly instead: readonly Instead[]
}

export interface TraceRule {
  readonly id: string
  readonly title: string
  readonly status: 'fired' | 'held' | 'not-met' | 'not-applicable'
  readonly sentence: string
  /** The sentence without the values of its parts. */
  readonly brief: string
  readonly parts: readonly {
    readonly source: string
    /** The same in words. */
    readonly sentence: string
    readonly met: boolean
    readonly decisive: boolean
    readonly values: readonly { readonly name: string; readonly value: string }[]
  }[]
}

export interface Instead {
  /** Place of the action among those of the event. */
  readonly n: number
  readonly rule: string
  /** What is not possible, and what took its place. */
  readonly sentence: string
}
