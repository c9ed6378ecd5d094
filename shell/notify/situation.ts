/** What a plan is made from, and what it is. */
import type { NoticeMode } from '../../core/ports/notices.ts'
import { kindOf } from './kinds.ts'
import type { Delivery, Notice, Person, Told } from './notice.ts'

export interface Situation {
  readonly notices: readonly Notice[]
  readonly told: readonly Told[]
  /** Keys that somebody has acknowledged. */
  readonly acknowledged: ReadonlySet<string>
  /** In the order in which they are told of what is urgent. */
  readonly people: readonly Person[]
  readonly now: number
  readonly spans: Spans
}

/** All in milliseconds. */
export interface Spans {
  /** What is not urgent waits this long for more of it. */
  readonly gather: number
  /** An urgent notice that nobody acknowledges goes on after this. */
  readonly passOn: number
  /** The same thing happening again is not told sooner. */
  readonly again: number
}

export interface Plan {
  readonly deliveries: readonly Delivery[]
  /** When the plan changes by time alone; null = never. */
  readonly next: number | null
}

/** What is urgent comes at once unless the person wants none of it. */
export function modeOf(person: Person, { kind }: Notice): NoticeMode {
  const { mode, urgent } = kindOf(kind)
  const chosen = person.preferences.modes[kind] ?? mode
  return urgent && chosen !== 'never' ? 'now' : chosen
}
