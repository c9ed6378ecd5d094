/** Which records an event may touch, so that they can be loaded before it is decided. */
import type { CompiledCharter } from '../charter/compiled.ts'
import { indexOf } from './charter-index.ts'
import type { StateKey } from './state.ts'
import { countedText, type Subject } from './subject.ts'

const COMMUNITY: StateKey = { scope: 'community', a: 0, b: 0 }
const ROSTER: StateKey = { scope: 'roster', a: 0, b: 0 }

/** Every record that `decide` or `evolve` may read or change for this subject; none that is not here. */
export function needs(charter: CompiledCharter | null, subject: Subject): readonly StateKey[] {
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
    case 'clock.due':
    case 'group.dissolved':
    case 'operator.act':
      keys.push(ROSTER)
      break
    default:
  }
  return keys
}
