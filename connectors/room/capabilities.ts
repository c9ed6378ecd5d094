/** The built-in room can do everything, at once and twice without harm. */
import type { Capabilities } from '../../core/chat/capability.ts'

export const ROOM_CAPABILITIES: Capabilities = {
  receive: {
    'message.sent': 'auto',
    'message.edited': 'auto',
    'message.recalled': 'auto',
    'reaction.added': 'auto',
    'reaction.removed': 'auto',
    'member.joined': 'auto',
    'member.left': 'auto',
    'member.removed': 'auto',
    'member.renamed': 'auto',
    'member.role': 'auto',
    'group.renamed': 'auto',
    'group.notice': 'auto',
    'group.dissolved': 'auto',
  },
  act: {
    say: 'auto',
    reply: 'auto',
    tell: 'auto',
    warn: 'auto',
    mute: 'auto',
    unmute: 'auto',
    recall: 'auto',
    remove: 'auto',
    block: 'auto',
  },
  limits: { textLength: 20_000 },
  idempotent: true,
  actsOnOwner: true,
}
