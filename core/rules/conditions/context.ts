/** What a condition is judged in: one message's facts and one read-set. Filled anew for each event. */
import type { EventKind } from '../../chat/event.ts'
import type { MessageFacts } from '../../facts/message-facts.ts'
import type { ReadSet } from '../../decide/reads.ts'

export interface EvaluationContext {
  readonly kind: EventKind
  /** null for events without a message. */
  readonly facts: MessageFacts | null
  readonly reads: ReadSet
  /** Whether the message answers another one. */
  readonly isReply: boolean
  /** The emoji of a reaction, else empty. */
  readonly emoji: string
}
