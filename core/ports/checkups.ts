/**
 * Checkups of communities, as types: `app/checkup` makes them from the ledger in a thread of their own, the API
 * shows them. Laws, in words:
 *
 * - A report lives in memory only: it holds texts, and what is erased must not outlive its erasure anywhere.
 * - One is made at a time in each community; it changes nothing and sends nothing.
 */
import type { Language } from '../charter/compiled.ts'
import type { CheckupReport } from '../health/report.ts'

export interface CheckupOrder {
  readonly community: number
  /** Groups that it is about; empty = all. */
  readonly groups: readonly number[]
  /** Only what happened from then on, epoch milliseconds; null = everything. */
  readonly since: number | null
  /** By name or id; null and empty = as the platform says, else guessed. */
  readonly owner: string | null
  readonly managers: readonly string[]
  /** IANA zone of days and hours; null = of the charter in force, else UTC. */
  readonly zone: string | null
}

export interface CheckupView {
  /** `none`: nothing was asked yet, or it was forgotten: the server was started again, or somebody was erased. */
  readonly state: 'none' | 'making' | 'done' | 'failed'
  readonly started: number | null
  readonly ended: number | null
  /** Events read so far, and in all. */
  readonly read: number
  readonly total: number
  readonly order: CheckupOrder | null
  readonly report: CheckupReport | null
}

/** Of a community of which no report is kept. */
export const NO_CHECKUP: CheckupView = {
  state: 'none',
  started: null,
  ended: null,
  read: 0,
  total: 0,
  order: null,
  report: null,
}

/** What a charter would have done with the history. */
export interface CheckupReplay {
  readonly events: number
  readonly fired: number
  readonly actions: number
  readonly members: number
  readonly rules: readonly {
    readonly rule: string
    readonly fired: number
    readonly members: number
    readonly examples: readonly {
      readonly at: number
      readonly group: string
      readonly name: string
      readonly text: string
    }[]
  }[]
}

/** @throws CheckupRefusal */
export interface CheckupDesk {
  readonly read: (community: number) => Promise<CheckupView>
  /** Begins one; what was made before is forgotten. */
  readonly start: (order: CheckupOrder) => Promise<CheckupView>
  readonly stop: (community: number) => Promise<CheckupView>
  /** The report as one page of HTML that needs nothing else; null where there is none. */
  readonly page: (community: number, language: Language) => Promise<string | null>
  /** A charter with these cures: a new one from the report, or `base` with what it lacks. */
  readonly draft: (community: number, cures: readonly string[], base: string | null) => Promise<string>
  /** Runs a charter without faults over the groups and the span of the report, on copies. */
  readonly replay: (community: number, source: string) => Promise<CheckupReplay>
}

export class CheckupRefusal extends Error {
  override readonly name = 'CheckupRefusal'
  readonly code: 'no-report' | 'no-such-cure' | 'busy' | 'unknown-zone' | 'failed'
  constructor(code: CheckupRefusal['code']) {
    super(code)
    this.code = code
  }
}
