/** Counts what a charter would have done with a history. */
import type { Event } from '../../core/chat/event.ts'
import { SANCTIONS, type ActionKind } from '../../core/chat/action.ts'
import type { Decision, Fired } from '../../core/decide/decision.ts'

/** What is counted of one decided event, with what only the history knows. */
export interface Tallied {
  readonly event: Event
  readonly decision: Decision
  /** owner, manager or member; empty for events without a person. */
  readonly role: string
  /** Kind of the group, empty outside groups. */
  readonly kind: string
  readonly group: string
  readonly name: string
  readonly text: string
}

export interface Breakdown {
  total: number
  readonly byRule: Record<string, number>
  readonly byKind: Record<string, number>
  readonly byRole: Record<string, number>
}

export interface Example {
  readonly at: string
  readonly group: string
  readonly name: string
  readonly text: string
  readonly held: string | null
  readonly actions: readonly ActionKind[]
}

export interface TallyResult {
  /** `total` events were decided; the breakdown counts firings, carried out or held. */
  readonly decisions: Breakdown & { readonly fired: number }
  /** `byKind` is the kind of action. */
  readonly actions: Breakdown
  readonly membersHit: { readonly total: number; readonly byRule: Record<string, number> }
  readonly late: number
  readonly held: Record<string, number>
  readonly faults: number
  readonly examples: Record<string, readonly Example[]>
}

const EXAMPLES_A_RULE = 5
const EXAMPLE_LENGTH = 200

export class Tally {
  readonly #decisions = breakdown()
  readonly #actions = breakdown()
  readonly #hit = new Map<string, Set<number>>()
  readonly #hitByAny = new Set<number>()
  readonly #held: Record<string, number> = {}
  readonly #examples: Record<string, Example[]> = {}
  #fired = 0
  #late = 0
  #faults = 0

  add(tallied: Tallied): void {
    const { decision } = tallied
    this.#decisions.total += 1
    if (decision.late) this.#late += 1
    if (decision.fault !== undefined) this.#faults += 1
    for (const fired of decision.fired) this.#addFired(fired, tallied)
    for (const action of decision.actions) this.#addAction(action, tallied.role)
  }

  result(): TallyResult {
    return {
      decisions: { ...this.#decisions, fired: this.#fired },
      actions: this.#actions,
      membersHit: {
        total: this.#hitByAny.size,
        byRule: Object.fromEntries([...this.#hit].map(([rule, members]) => [rule, members.size])),
      },
      late: this.#late,
      held: this.#held,
      faults: this.#faults,
      examples: this.#examples,
    }
  }

  #addFired(fired: Fired, tallied: Tallied): void {
    this.#fired += 1
    count(this.#decisions.byRule, fired.rule)
    count(this.#decisions.byKind, tallied.kind || 'none')
    count(this.#decisions.byRole, tallied.role || 'none')
    if (fired.held !== null) count(this.#held, fired.held)
    const examples = (this.#examples[fired.rule] ??= [])
    if (examples.length < EXAMPLES_A_RULE) examples.push(exampleOf(fired, tallied))
  }

  #addAction(action: Decision['actions'][number], role: string): void {
    this.#actions.total += 1
    count(this.#actions.byRule, action.rule)
    count(this.#actions.byKind, action.kind)
    count(this.#actions.byRole, role || 'none')
    if (action.member === null || !SANCTIONS.has(action.kind)) return
    this.#hitByAny.add(action.member)
    const members = this.#hit.get(action.rule) ?? new Set()
    this.#hit.set(action.rule, members.add(action.member))
  }
}

function breakdown(): Breakdown {
  return { total: 0, byRule: {}, byKind: {}, byRole: {} }
}

function count(counts: Record<string, number>, key: string): void {
  counts[key] = (counts[key] ?? 0) + 1
}

function exampleOf(fired: Fired, tallied: Tallied): Example {
  const { decision, event } = tallied
  return {
    at: new Date(event.at).toISOString(),
    group: tallied.group,
    name: tallied.name,
    text: tallied.text.slice(0, EXAMPLE_LENGTH),
    held: fired.held,
    actions: decision.actions.filter((action) => action.rule === fired.rule).map((action) => action.kind),
  }
}
