/** Whether a rule applies to an event and its condition is met: from message and read-set alone. */
import type { CompiledRule } from '../charter/compiled.ts'
import type { Event } from '../chat/event.ts'
import type { MessageFacts } from '../facts/message-facts.ts'
import type { EvaluationContext } from '../rules/conditions/context.ts'
import type { ReadSet } from './reads.ts'
import { scheduledRule } from './timer-keys.ts'

export function contextOf(event: Event, facts: MessageFacts | null, reads: ReadSet): EvaluationContext {
  return {
    kind: event.kind,
    facts,
    reads,
    isReply: 'replyTo' in event.data && event.data.replyTo !== undefined,
    emoji: event.kind === 'reaction.added' ? event.data.emoji : '',
  }
}

/** Whether a rule of the right trigger looks at this event, in a group of this kind. */
export function applies(rule: CompiledRule, kind: string | null, event: Event): boolean {
  if (kind === null || (rule.kinds !== null && !rule.kinds.includes(kind))) return false
  return event.kind !== 'clock.due' || scheduledRule(event.data.key) === rule.id
}

export function isMet(rule: CompiledRule, context: EvaluationContext): boolean {
  return rule.condition === null || rule.condition.judge(context).met
}
