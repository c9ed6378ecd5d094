/** Which records an event may touch, so that they can be loaded before it is decided. */
import type { CompiledCharter } from '../charter/compiled.ts'
import type { Event, EventOf } from '../chat/event.ts'
import { indexOf } from './charter-index.ts'
import type { StateKey } from './state.ts'
import { countedText, type Subject } from './subject.ts'

const COMMUNITY: StateKey = { scope: 'community', a: 0, b: 0 }
const NO_GROUPS: readonly number[] = []
export const ROSTER: StateKey = { scope: 'roster', a: 0, b: 0 }

/**
 * Every record that `decide` or `evolve` may read or change for this subject; none that is not here. `groups`
 * are those that have a kind: only linking two members looks at them all.
 */
export function needs(
  charter: CompiledCharter | null,
  subject: Subject,
  groups: readonly number[] = NO_GROUPS,
): readonly StateKey[] {
  const { event } = subject
  const keys: StateKey[] = [COMMUNITY]
  const { group, member } = event
  if (group !== null) keys.push({ scope: 'group', a: group, b: 0 })
  if (member !== null) keys.push({ scope: 'member', a: member, b: 0 })
  if (group !== null && member !== null) keys.push({ scope: 'membership', a: group, b: member })
  switch (event.kind) {
    case 'message.sent': {
      const text = charter !== null && indexOf(charter).watchesText ? countedText(subject) : null
      if (text !== null) keys.push({ scope: 'text', a: text, b: 0 })
      break
    }
    case 'operator.act':
      keys.push(ROSTER)
      if (isLink(event)) keys.push(...linkNeeds(event.member, event.data.other, groups))
      break
    case 'clock.due':
    case 'group.dissolved':
      keys.push(ROSTER)
      break
    default:
  }
  return keys
}

/** Whether an operator says that two members are one person. */
export function isLink(event: Event): event is EventOf<'operator.act'> {
  return event.kind === 'operator.act' && event.data.act === 'link'
}

function linkNeeds(
  kept: number | null,
  other: number | undefined,
  groups: readonly number[],
): readonly StateKey[] {
  if (kept === null || other === undefined) return []
  return [
    { scope: 'member', a: other, b: 0 },
    ...groups.flatMap((group): StateKey[] => [
      { scope: 'group', a: group, b: 0 },
      { scope: 'membership', a: group, b: other },
      { scope: 'membership', a: group, b: kept },
    ]),
  ]
}
