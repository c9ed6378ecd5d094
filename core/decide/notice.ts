/** Words for an operator: one action, whatever the charter says, and even where there is none. */
import type { EventOf } from '../chat/event.ts'
import { NOTICE } from '../charter/texts.ts'
import type { Decision } from './decision.ts'
import { plainDecision } from './draft.ts'

/** What stands for a rule in the action of a notice. */
const NOTIFY = 'notify'

/** The text is the event's own content: the decision holds none of it. */
export function decideNotice({ data }: EventOf<'operator.notice'>): Decision {
  const { operator, channel, expires } = data
  const action = {
    kind: 'notify' as const,
    rule: NOTIFY,
    group: null,
    member: null,
    message: null,
    text: { template: NOTICE, params: {} },
    name: `${operator}/${channel}`,
    expires,
  }
  return { ...plainDecision(0, null, [], null, false), actions: [action] }
}
