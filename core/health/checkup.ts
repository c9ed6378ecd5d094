/**
 * The checkup: takes the events of a history in order of time, without doubles, and reports on the five problems.
 * Pure; memory grows with people, groups and the weeks they were there, not with messages.
 */
import type { Bilingual } from '../charter/fault.ts'
import type { Incoming } from '../chat/incoming.ts'
import { ActivityFold } from './activity.ts'
import { caveatsOf } from './caveats.ts'
import { createChores } from './chores/chores.ts'
import { advise } from './cures/advise.ts'
import { createFairness } from './fairness/fairness.ts'
import type { Closing, Fold, ProblemFinding } from './fold.ts'
import { createIncentives } from './incentives/incentives.ts'
import { createKnowledge } from './knowledge/knowledge.ts'
import type { MessageSeen, Observation, Place } from './observation.ts'
import { Observer } from './observer.ts'
import { createPlan } from './plan/plan.ts'
import type { CheckupReport, FileSummary, GroupSummary, Problem, Vitals } from './report.ts'
import { RoleSignals } from './role-signals.ts'
import { findRoles, type RolesGiven } from './roles.ts'
import { summaryOf } from './group-summary.ts'
import { createVitals, type Segment } from './vitals/vitals.ts'

/** Languages are looked at in so many messages, and then now and then. */
const ALL_LANGUAGES = 1_000
const LANGUAGE_EVERY = 16

export interface CheckupOptions {
  /** IANA zone of days and hours. */
  readonly zone: { readonly name: string; readonly from: 'given' | 'assumed' }
  readonly roles: RolesGiven
  /** Cuts a text into words. */
  readonly segment: Segment
  /** Version of Folkmoot. */
  readonly version: string
  /** Known beforehand to be of one group only: then the group is the whole, and looked at once. */
  readonly oneGroup?: boolean | undefined
}

/** What the reading of the files found out. */
export interface Read {
  readonly files: readonly FileSummary[]
  readonly doubled: number
  readonly caveats: readonly Bilingual[]
}

export class Checkup {
  readonly #options: CheckupOptions
  readonly #observer: Observer
  readonly #whole = new Scope()
  readonly #groups: Scope[] = []
  readonly #signals = new RoleSignals()
  readonly #vitals: Fold<Vitals>
  #from = Number.POSITIVE_INFINITY
  #to = Number.NEGATIVE_INFINITY

  constructor(options: CheckupOptions) {
    this.#options = options
    this.#observer = new Observer(options.zone.name)
    this.#vitals = createVitals({ zone: options.zone.name, segment: options.segment })
  }

  /** @param event not before the one before it */
  take(event: Incoming, place: Place): void {
    const seen = this.#observer.see(event, place)
    if (seen === null) return
    this.#from = Math.min(this.#from, seen.at)
    this.#to = Math.max(this.#to, seen.at)
    this.#whole.take(seen)
    if (this.#options.oneGroup !== true) (this.#groups[seen.group] ??= new Scope()).take(seen)
    else if (seen.group > 0) throw new Error('A checkup of one group was given events of another.')
    this.#signals.take(seen)
    this.#vitals.take(seen)
  }

  report({ files, doubled, caveats }: Read): CheckupReport {
    const { zone, version, roles: given } = this.#options
    const people = this.#observer.people.all
    const found = findRoles(people, this.#whole.activity(), this.#signals.all, given)
    const { roleOf, summary: roles } = found
    const names = this.#observer.groups
    const isEmpty = !Number.isFinite(this.#from)
    const common = {
      from: isEmpty ? 0 : this.#from,
      to: isEmpty ? 0 : this.#to,
      zone: zone.name,
      people,
      roleOf,
      roles,
      groups: names,
    }
    const closing: Closing = { ...common, activity: this.#whole.activity(), whole: true }
    const problems = this.#whole.close(closing)
    const summed = {
      messages: this.#whole.messages,
      members: people.length,
      from: isEmpty ? null : this.#from,
      to: isEmpty ? null : this.#to,
      zone,
    }
    return {
      checkup: 1,
      folkmoot: version,
      history: { files, ...summed, doubled, language: this.#whole.language() },
      roles,
      problems,
      vitals: this.#vitals.close(closing),
      groups: (this.#options.oneGroup === true && !isEmpty ? [this.#whole] : this.#groups)
        .map((scope, group): GroupSummary => {
          const { native, name } = names[group] ?? { native: '', name: '' }
          const activity = scope.activity()
          const { messages, from, to } = scope
          const counted = { native, name, messages, members: activity.size, from, to }
          const own = { ...common, from: from ?? common.from, activity, whole: false }
          return summaryOf(counted, scope === this.#whole ? problems : scope.close(own))
        })
        .toSorted((a, b) => b.messages - a.messages),
      caveats: [...caveatsOf(summed), ...found.caveats, ...caveats],
    }
  }
}

/** The folds of one scope: all groups, or one. */
export class Scope {
  readonly #activity = new ActivityFold()
  readonly #problems: readonly Fold<ProblemFinding>[] = [
    createPlan(),
    createIncentives(),
    createKnowledge(),
    createFairness(),
    createChores(),
  ]
  readonly #languages = new Map<string, number>()
  messages = 0
  from: number | null = null
  to: number | null = null

  take(seen: Observation): void {
    this.from ??= seen.at
    this.to = seen.at
    if (seen.kind === 'message') {
      this.messages += 1
      if (this.messages <= ALL_LANGUAGES || this.messages % LANGUAGE_EVERY === 0) this.#listen(seen)
    }
    this.#activity.take(seen)
    for (const fold of this.#problems) fold.take(seen)
  }

  #listen({ facts: { language } }: MessageSeen): void {
    this.#languages.set(language, (this.#languages.get(language) ?? 0) + 1)
  }

  activity(): Closing['activity'] {
    return this.#activity.close()
  }

  /** The commonest language; `und` before any message says. */
  language(): string {
    const told = [...this.#languages].filter(([language]) => language !== 'und')
    return told.toSorted(([, a], [, b]) => b - a)[0]?.[0] ?? 'und'
  }

  close(closing: Closing): readonly Problem[] {
    return this.#problems.map((fold) => {
      const finding = fold.close(closing)
      return { ...finding, cures: closing.whole ? advise(finding) : [] }
    })
  }
}
