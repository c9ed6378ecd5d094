/** What XMPP group chat lets an ordinary account do; what a room withholds, `abilities` says per group. */
import type { Capabilities } from '../../core/chat/capability.ts'

export const XMPP_CAPABILITIES: Capabilities = {
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
    'group.renamed': 'never',
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
  limits: {
    // Servers limit a client's bytes a second (10 kB on Prosody) rather than its messages.
    perAccount: [{ count: 10, span: 1_000 }],
    perGroup: [{ count: 3, span: 1_000 }],
    // A stanza of 64 KiB passes everywhere: three bytes a character, and room for escapes.
    textLength: 8_000,
  },
  idempotent: false,
  // Voice and place of an owner are safe from an admin (XEP-0045); what is said there a moderator may recall.
  actsOnOwner: false,
  actsOnOwnerBy: ['recall'],
}
