/** What is judged: an event and what can be known of its message. */
import type { CompiledCharter } from '../charter/compiled.ts'
import type { Event } from '../chat/event.ts'
import { factsOf, type MessageFacts } from '../facts/message-facts.ts'
import type { On } from './charter-index.ts'
import { scheduledRule } from './timer-keys.ts'

export interface Subject {
  readonly event: Event
  /** null for events without a message, and where the message was erased. */
  readonly facts: MessageFacts | null
}

/** The event with its facts, each computed when it is first asked for. */
export function subjectOf(charter: CompiledCharter | null, event: Event): Subject {
  return { event, facts: charter === null ? null : factsOfEvent(charter, event) }
}

function factsOfEvent(charter: CompiledCharter, event: Event): MessageFacts | null {
  if (event.kind !== 'message.sent' && event.kind !== 'message.edited') return null
  return event.content === null ? null : factsOf(event.content, charter.lexicon)
}

/** The trigger that an event pulls; null for kinds that no rule waits for. A bot's messages pull none. */
export function triggerOf(event: Event): On | null {
  switch (event.kind) {
    case 'message.sent':
      return event.data.bot === true ? null : 'message'
    case 'message.edited':
      return event.data.bot === true ? null : 'edit'
    case 'message.recalled':
      return 'recall'
    case 'member.joined':
      return 'join'
    case 'member.left':
    case 'member.removed':
      return 'leave'
    case 'reaction.added':
      return 'reaction'
    case 'clock.due':
      return scheduledRule(event.data.key) !== null && event.group !== null ? 'schedule' : null
    default:
      return null
  }
}

/**
 * Fingerprint of the text that is counted where the charter watches equal texts; null for one too short to
 * tell. An edit is not counted: it would make its own first text a second one.
 */
export function countedText({ event, facts }: Subject): number | null {
  if (event.kind !== 'message.sent' || event.data.bot === true || event.group === null) return null
  return facts === null || facts.fingerprint === 0 ? null : facts.fingerprint
}
