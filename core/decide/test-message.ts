/** Words that show whether an account can send: one action, whatever the charter says, and even where there is none. */
import type { Event, EventOf } from '../chat/event.ts'
import { NOTICE } from '../charter/texts.ts'
import type { Decision } from './decision.ts'
import { plainDecision } from './draft.ts'

/** What stands for a rule in its action. */
const TEST = 'test'
const LIVES = 10 * 60_000

/** Whether an operator wants to see that an account can send. */
export function isTestMessage(event: Event): event is EventOf<'operator.act'> {
  return event.kind === 'operator.act' && event.data.act === 'test-message'
}

/** The text is the event's own content: the decision holds none of it. */
export function decideTestMessage({ group, member, now, received }: EventOf<'operator.act'>): Decision {
  const plain = plainDecision(0, null, [], null, false)
  if (group === null && member === null) return plain
  const action = {
    kind: group === null ? ('tell' as const) : ('say' as const),
    rule: TEST,
    group,
    member: group === null ? member : null,
    message: null,
    text: { template: NOTICE, params: {} },
    expires: Math.max(now, received) + LIVES,
  }
  return { ...plain, actions: [action] }
}
