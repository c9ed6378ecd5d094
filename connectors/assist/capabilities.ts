/**
 * What a person can do by hand in the chat programs that allow no others. Nothing is done by Folkmoot itself:
 * every act becomes a task that somebody carries out and ticks off.
 */
import type { Capabilities } from '../../core/chat/capability.ts'
import type { ActionKind } from '../../core/chat/action.ts'

export const ASSIST_CAPABILITIES: Capabilities = {
  receive: {
    'message.sent': 'assist',
    'member.joined': 'assist',
    'member.left': 'assist',
    'member.removed': 'assist',
    'group.renamed': 'assist',
  },
  act: {
    say: 'assist',
    reply: 'assist',
    tell: 'assist',
    warn: 'assist',
    recall: 'assist',
    mute: 'assist',
    unmute: 'assist',
    remove: 'assist',
    block: 'assist',
  },
  // The longest text that WeChat takes in one message, about 2,000 Chinese characters, with room to spare.
  limits: { textLength: 1_800 },
  idempotent: false,
  // Where a person cannot recall, the author is asked to, and owners can be asked as well as anybody.
  actsOnOwner: false,
  actsOnOwnerBy: ['recall'],
  syntax: { mentions: true },
}

export const APPS = ['wechat', 'wecom', 'qq', 'other'] as const
export type App = (typeof APPS)[number]

const WITHOUT: Readonly<Record<App, readonly ActionKind[]>> = {
  // An owner of a WeChat group can neither silence one member nor take back somebody else's words.
  wechat: ['recall', 'mute', 'unmute'],
  wecom: ['recall', 'mute', 'unmute'],
  qq: [],
  other: [],
}

/** What a person cannot do in this program; everything else stays as declared. */
export function abilitiesIn(app: App): Partial<Capabilities['act']> {
  return Object.fromEntries(WITHOUT[app].map((kind) => [kind, 'never'] as const))
}
