/** One action handed to its connector: in the platform's ids, or as the nearest thing that the platform can do. */
import { nearest } from '../../core/chat/capability.ts'
import type { Capabilities } from '../../core/chat/capability.ts'
import type { OutgoingAction, SendResult } from '../../core/ports/connector.ts'
import type { ClaimedAction } from '../../core/ports/store.ts'

export interface OutboxAccount {
  readonly capabilities: Capabilities
  readonly send: (action: OutgoingAction) => Promise<SendResult>
}

export interface CarriedOut {
  readonly result: SendResult
  /** Said in the action's code when it was not sent as decided: `as-reply`. */
  readonly code: string | null
}

/** Said where a message should have been recalled and the platform cannot. The group's language is not known here. */
const STANDS_FOR_RECALL =
  '这条消息违反群规，请发送者自行撤回。\nThis message is against the rules of this group: please take it back.'

const TALK: ReadonlySet<string> = new Set(['say', 'reply', 'tell', 'warn'])

/** How long a connector may take before nobody knows any more. */
const LONGEST_SEND = 60_000

/** Never rejects: an account that throws or never answers may or may not have sent, so that is `unknown`. */
export async function carryOut(
  claimed: ClaimedAction,
  account: OutboxAccount,
  key: string,
): Promise<CarriedOut> {
  const { capabilities } = account
  const wanted = claimed.action.kind
  const kind = nearest(capabilities, wanted)
  if (kind === 'case') return failed('not-possible-here')
  if (capabilities.act[kind] === 'assist') return failed('needs-a-person')
  // Its words were erased while it waited.
  if (TALK.has(wanted) && claimed.text === null) return failed('text-erased')
  const text = claimed.text ?? (TALK.has(kind) ? STANDS_FOR_RECALL : null)
  try {
    const sending = account.send({
      idempotencyKey: key,
      kind,
      group: claimed.groupNative,
      person: claimed.personNative,
      message: claimed.messageNative,
      text: text === null ? null : cut(text, capabilities.limits.textLength),
      amount: claimed.action.amount,
      expires: claimed.action.expires,
    })
    const result = await withLimit(sending, LONGEST_SEND)
    return { result, code: kind === wanted ? null : `as-${kind}` }
  } catch {
    return { result: { status: 'unknown', code: 'connector-threw' }, code: null }
  }
}

function withLimit(sending: Promise<SendResult>, limit: number): Promise<SendResult> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => resolve({ status: 'unknown', code: 'no-answer' }), limit)
    sending.then(resolve, reject).finally(() => clearTimeout(timer))
  })
}

function failed(code: string): CarriedOut {
  return { result: { status: 'failed', code, permanent: true }, code: null }
}

/** Cuts at the platform's limit without tearing a character apart. */
function cut(text: string, limit: number | undefined): string {
  if (limit === undefined || text.length <= limit) return text
  return `${text.slice(0, limit - 1).replace(/[\uD800-\uDBFF]$/, '')}…`
}
