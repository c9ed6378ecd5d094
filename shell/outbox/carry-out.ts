/** One action on its way to its connector: in the platform's ids, or as the nearest thing that the platform can do. */
import { REPEATABLE } from '../../core/chat/action.ts'
import type { ActionKind } from '../../core/chat/action.ts'
import { nearest } from '../../core/chat/capability.ts'
import type { Capabilities } from '../../core/chat/capability.ts'
import type { OpenAccount, OutgoingAction, SendResult } from '../../core/ports/connector.ts'
import type { ActionRow } from '../../core/ports/rows.ts'
import type { ClaimedAction } from '../../core/ports/store.ts'

export interface OutboxAccount {
  /** Names it where several stand in for one another; absent = the account of the action itself. */
  readonly key?: string
  readonly capabilities: Capabilities
  readonly send: OpenAccount['send']
  readonly abilities?: OpenAccount['abilities']
}

/** What is to be done with a claimed action. */
export type Plan =
  /** `code` is kept with the action when it is not sent as decided: `as-reply`. */
  | { readonly do: 'send'; readonly outgoing: OutgoingAction; readonly code: string | null }
  /** The platform lets no program do it: a person is asked. */
  | { readonly do: 'hand'; readonly code: string | null }
  | { readonly do: 'fail'; readonly code: string }
  /** It may have been done before, and must not be done twice. */
  | { readonly do: 'doubt'; readonly code: string }

/** Codes of actions that may have been carried out by an earlier attempt. */
export const IN_DOUBT = 'in-doubt'
const DOUBTS: ReadonlySet<string> = new Set([IN_DOUBT, 'interrupted'])

/** The code with which an action that was not tried goes back: what delays it must not hide that it is in doubt. */
export function codeBack({ code }: Pick<ActionRow, 'code'>, why: string): string {
  return code !== null && DOUBTS.has(code) ? code : why
}

/** Said where a message should have been recalled and the platform cannot. The group's language is not known here. */
const STANDS_FOR_RECALL =
  '这条消息违反群规，请发送者自行撤回。\nThis message is against the rules of this group: please take it back.'

const TALK: ReadonlySet<string> = new Set(['say', 'reply', 'tell', 'warn'])

/** How long a connector, or a channel, may take before nobody knows any more. */
const LONGEST_SEND = 60_000

export function planFor(claimed: ClaimedAction, account: OutboxAccount, key: string): Plan {
  const { action, groupNative } = claimed
  const capabilities = capabilitiesIn(account, groupNative)
  const wanted = action.kind
  const kind = nearest(capabilities, wanted)
  const { code: doubt } = action
  if (doubt !== null && DOUBTS.has(doubt) && !mayRepeat(kind, capabilities))
    return { do: 'doubt', code: doubt }
  if (kind === 'case') return { do: 'fail', code: 'not-possible-here' }
  // Its words were erased while it waited.
  if (TALK.has(wanted) && claimed.text === null) return { do: 'fail', code: 'text-erased' }
  const code = kind === wanted ? null : `as-${kind}`
  if (capabilities.act[kind] === 'assist') return { do: 'hand', code }
  const text = claimed.text ?? (TALK.has(kind) ? STANDS_FOR_RECALL : null)
  const outgoing = {
    idempotencyKey: key,
    kind,
    group: groupNative,
    person: claimed.personNative,
    message: claimed.messageNative,
    text: text === null ? null : cut(text, capabilities.limits.textLength),
    amount: action.amount,
    expires: action.expires,
  }
  return { do: 'send', outgoing, code }
}

/** Whether a second send of this kind does no harm there. */
export function mayRepeat(kind: ActionKind, { idempotent }: Pick<Capabilities, 'idempotent'>): boolean {
  return idempotent || REPEATABLE.has(kind)
}

/** Never rejects: whoever throws or never answers may or may not have sent, so that is `unknown`. */
export async function carryOut(send: () => Promise<SendResult>): Promise<SendResult> {
  try {
    return await withLimit(send(), LONGEST_SEND)
  } catch {
    return { status: 'unknown', code: 'connector-threw' }
  }
}

function capabilitiesIn({ capabilities, abilities }: OutboxAccount, group: string | null): Capabilities {
  if (abilities === undefined || group === null) return capabilities
  return { ...capabilities, act: { ...capabilities.act, ...abilities(group) } }
}

function withLimit(sending: Promise<SendResult>, limit: number): Promise<SendResult> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => resolve({ status: 'unknown', code: 'no-answer' }), limit)
    sending.then(resolve, reject).finally(() => clearTimeout(timer))
  })
}

/** Cuts at the platform's limit without tearing a character apart. */
function cut(text: string, limit: number | undefined): string {
  if (limit === undefined || text.length <= limit) return text
  return `${text.slice(0, limit - 1).replace(/[\uD800-\uDBFF]$/, '')}…`
}
