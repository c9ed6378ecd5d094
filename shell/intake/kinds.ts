/** Kinds of events that may come from outside, each with the fields without which it means nothing. */
import type { EventKind } from '../../core/chat/event.ts'
import type { Incoming } from '../../core/chat/incoming.ts'

type Check = (incoming: Incoming) => boolean

const aboutMessage: Check = ({ data }) => 'of' in data && typeof data.of === 'string' && data.of.length > 0
const withParts: Check = ({ content }) => 'parts' in content
const aboutMember: Check = ({ group, person }) => group !== undefined && person !== undefined
const aboutGroup: Check = ({ group }) => group !== undefined
const reaction: Check = (incoming) =>
  aboutMessage(incoming) && 'emoji' in incoming.data && typeof incoming.data.emoji === 'string'

export const KIND_CHECKS: Readonly<Partial<Record<EventKind, Check>>> = {
  'message.sent': withParts,
  'message.edited': (incoming) => withParts(incoming) && aboutMessage(incoming),
  'message.recalled': aboutMessage,
  'reaction.added': reaction,
  'reaction.removed': reaction,
  'member.joined': aboutMember,
  'member.requested': aboutMember,
  'member.left': aboutMember,
  'member.removed': aboutMember,
  'member.renamed': ({ person }) => person !== undefined,
  'member.role': (incoming) => aboutMember(incoming) && isRole(incoming),
  'group.renamed': aboutGroup,
  'group.notice': ({ group, content }) =>
    group !== undefined && 'text' in content && typeof content.text === 'string',
  'group.dissolved': aboutGroup,
  conversion: ({ data }) => 'goal' in data && typeof data.goal === 'string',
}

function isRole({ data }: Incoming): boolean {
  return 'role' in data && (data.role === 'owner' || data.role === 'admin' || data.role === 'member')
}
