/** What a bot can receive and do on Telegram, by the Bot API's documentation and its published limits. */
import type { Capabilities } from '../../core/chat/capability.ts'

const SECOND = 1_000
const MINUTE = 60_000

export const TELEGRAM_CAPABILITIES: Capabilities = {
  receive: {
    'message.sent': 'auto',
    'message.edited': 'auto',
    // Bots are not told when somebody deletes a message.
    'message.recalled': 'never',
    'reaction.added': 'auto',
    'reaction.removed': 'auto',
    'member.requested': 'auto',
    'member.joined': 'auto',
    'member.left': 'auto',
    'member.removed': 'auto',
    'member.role': 'auto',
    'group.renamed': 'auto',
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
  limits: {
    perAccount: [{ count: 30, span: SECOND }],
    perGroup: [
      { count: 1, span: SECOND },
      { count: 20, span: MINUTE },
    ],
    textLength: 4096,
  },
  idempotent: false,
  // An administrator with the right to delete deletes anybody's messages; nobody restricts or bans the owner.
  actsOnOwner: false,
  actsOnOwnerBy: ['recall'],
  syntax: { mentions: true, commands: true },
}
