/**
 * Why an event led to what it led to, rule by rule. Computed when someone asks, from the message and the
 * stored read-set: nothing of it is stored. Of what only state knew (strikes, cooldowns, …) the decision
 * keeps the outcome.
 */
import type { ActionKind } from '../chat/action.ts'
import type { CompiledCharter, CompiledRule, Localized } from '../charter/compiled.ts'
import type { ExplainedPart } from '../rules/condition.ts'
import type { EvaluationContext } from '../rules/conditions/context.ts'
import type { Decision, Fired, Held } from './decision.ts'
import { applies, contextOf, isMet } from './rule-met.ts'
import { triggerOf, type Subject } from './subject.ts'
import { WELCOME } from './welcome.ts'

export type NotApplicable = 'other-trigger' | 'other-kind' | 'no-kind'

export interface TraceItem {
  readonly rule: string
  readonly title: Localized
  /** `fired` in part or whole; `held`: met, and nothing was done. */
  readonly outcome: 'fired' | 'held' | 'not-met' | 'not-applicable'
  readonly reason: Held | NotApplicable | null
  /** Role that exempted the member. */
  readonly role: string | null
  readonly strike: number | null
  /** What was done, in order. */
  readonly did: readonly ActionKind[]
  /** The parts of the condition with their values; empty where there is none, or the message was erased. */
  readonly parts: readonly ExplainedPart[]
}

export interface Trace {
  /** Version of the charter that decided; 0 where none did. */
  readonly charter: number
  readonly kind: string | null
  readonly late: boolean
  /** The message is gone: what its conditions saw can no longer be shown. */
  readonly erased: boolean
  readonly fault: string | null
  readonly items: readonly TraceItem[]
}

/** `charter` is the version that the decision names. One item a rule, in document order; the welcome comes last. */
export function explainEvent(charter: CompiledCharter, subject: Subject, decision: Decision): Trace {
  const { event, facts } = subject
  const spoken = event.kind === 'message.sent' || event.kind === 'message.edited'
  const erased = spoken && facts === null
  const context = erased ? null : contextOf(event, facts, decision.reads)
  const items = charter.rules.map((rule) => explainRule(rule, subject, decision, context))
  const welcome = decision.fired.find(({ rule }) => rule === WELCOME)
  return {
    charter: decision.charter,
    kind: decision.kind,
    late: decision.late,
    erased,
    fault: decision.fault ?? null,
    items: welcome === undefined ? items : [...items, happened(welcome, WELCOME_TITLE, decision, [])],
  }
}

const WELCOME_TITLE: Localized = { 'zh-CN': '欢迎新人', en: 'Welcome' }

function explainRule(
  rule: CompiledRule,
  { event }: Subject,
  decision: Decision,
  context: EvaluationContext | null,
): TraceItem {
  const fired = decision.fired.find((one) => one.rule === rule.id)
  const reason = whyNotApplicable(rule, event, decision)
  // A schedule that was missed for all groups at once was never judged in any.
  if (reason !== null && fired === undefined) return passedOver(rule, reason)
  if (reason !== null || context === null) {
    return fired === undefined ? notMet(rule, []) : happened(fired, rule.title, decision, [])
  }
  const parts = rule.condition?.explain(context) ?? []
  if (!isMet(rule, context)) return notMet(rule, parts)
  return happened(fired ?? { rule: rule.id, strike: null, held: null }, rule.title, decision, parts)
}

function whyNotApplicable(
  rule: CompiledRule,
  event: Subject['event'],
  decision: Decision,
): NotApplicable | null {
  if (triggerOf(event) !== rule.trigger.on) return 'other-trigger'
  if (decision.kind === null) return 'no-kind'
  if (rule.kinds !== null && !rule.kinds.includes(decision.kind)) return 'other-kind'
  return applies(rule, decision.kind, event) ? null : 'other-trigger'
}

function happened(
  fired: Fired,
  title: Localized,
  decision: Decision,
  parts: readonly ExplainedPart[],
): TraceItem {
  return {
    rule: fired.rule,
    title,
    outcome: fired.held !== null && fired.partly !== true ? 'held' : 'fired',
    reason: fired.held,
    role: fired.role ?? null,
    strike: fired.strike,
    did: doneBy(fired.rule, decision),
    parts,
  }
}

function doneBy(rule: string, { actions, entries, cases }: Decision): readonly ActionKind[] {
  return [
    ...actions.filter((action) => action.rule === rule).map(({ kind }) => kind),
    ...entries.filter((entry) => entry.rule === rule).map(() => 'points' as const),
    ...cases.filter((one) => one.rule === rule).map(() => 'case' as const),
  ]
}

const NOTHING = { role: null, strike: null, did: [], parts: [] } as const

function notMet({ id, title }: CompiledRule, parts: readonly ExplainedPart[]): TraceItem {
  return { ...NOTHING, rule: id, title, outcome: 'not-met', reason: null, parts }
}

function passedOver({ id, title }: CompiledRule, reason: NotApplicable): TraceItem {
  return { ...NOTHING, rule: id, title, outcome: 'not-applicable', reason }
}

export { sentence } from './sentence.ts'
