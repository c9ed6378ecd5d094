/**
 * A fold takes a history in order of time and keeps no more than its people and groups demand. Roles are known
 * only at the end: what depends on them is counted by person and summed up in `close`.
 */
import type { ActivityOf } from './activity.ts'
import type { Observation } from './observation.ts'
import type { Chart, ExampleSet, Grade, MemberRole, Metric, ProblemId, RolesSummary } from './report.ts'
import type { Bilingual } from '../charter/fault.ts'

export interface Fold<Result> {
  readonly take: (seen: Observation) => void
  readonly close: (closing: Closing) => Result
}

/** What a fold is told when the history is over. */
export interface Closing {
  /** First instant of the scope, and last of the whole history: a silent group is silent until then. Epoch milliseconds. */
  readonly from: number
  readonly to: number
  readonly zone: string
  readonly people: readonly Person[]
  /** What each wrote in this scope. */
  readonly activity: ActivityOf
  readonly roleOf: (person: number) => MemberRole
  readonly roles: RolesSummary
  readonly groups: readonly { readonly native: string; readonly name: string }[]
  /** Whether it is about all groups or one of several: charts and examples are wanted of the whole only. */
  readonly whole: boolean
}

export interface Person {
  readonly native: string
  /** The latest name, or the native id. */
  readonly name: string
  /** As the export says. */
  readonly role: 'owner' | 'admin' | 'member' | null
  readonly bot: boolean
}

/** A problem as its room finds it; the cures are added by `cures/`. */
export interface ProblemFinding {
  readonly id: ProblemId
  readonly grade: Grade
  readonly headline: Bilingual
  readonly metrics: readonly Metric[]
  readonly charts: readonly Chart[]
  readonly examples: readonly ExampleSet[]
}
