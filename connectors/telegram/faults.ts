/** What an error of a call means: what Telegram refused, or what is known of a call that got no answer. */
import { GrammyError, HttpError } from 'grammy'
import type { SendResult } from '../../core/ports/connector.ts'
import { FetchRefused } from '../../core/ports/fetch.ts'

const SECOND = 1_000
/** A new token has to be entered: asking more often would only be noise. */
const TOKEN_WAIT = 600 * SECOND

/** Errors of a connection that was never made: nothing was written. */
const UNWRITTEN =
  /^(?:ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|ENETDOWN|UND_ERR_CONNECT_TIMEOUT|ERR_TLS_.*|CERT_.*|UNABLE_TO_.*|DEPTH_ZERO_.*|SELF_SIGNED_.*|address-.*|scheme-refused|host-not-found)$/

/** What Telegram says, in the order in which it is looked for; all are final. */
const REFUSALS: readonly (readonly [words: RegExp, code: string])[] = [
  [/bot was blocked by the user/i, 'blocked-by-person'],
  [/can't initiate conversation/i, 'needs-start'],
  [/user is deactivated/i, 'no-such-person'],
  [/can't send messages to bots/i, 'person-is-bot'],
  [/bot was kicked|bot is not a member|group chat was deleted|chat was deleted/i, 'not-in-group'],
  [/can't (?:remove|restrict|ban) chat owner|user_is_owner/i, 'person-is-owner'],
  [/user is an administrator|can't restrict self|can't remove self|USER_ADMIN_INVALID/i, 'person-is-admin'],
  [
    /not enough rights|need administrator rights|CHAT_ADMIN_REQUIRED|CHAT_WRITE_FORBIDDEN|no rights to/i,
    'rights-missing',
  ],
  [
    /message to (?:delete|be replied|reply) not found|message not found|MESSAGE_ID_INVALID/i,
    'no-such-message',
  ],
  [/message can't be deleted|MESSAGE_DELETE_FORBIDDEN/i, 'cannot-recall'],
  [/chat not found|PEER_ID_INVALID/i, 'no-such-group'],
  [
    /user not found|USER_ID_INVALID|PARTICIPANT_ID_INVALID|USER_NOT_PARTICIPANT|member not found/i,
    'no-such-person',
  ],
  [/message is too long/i, 'text-too-long'],
  [/message text is empty|text must be non-empty/i, 'no-text'],
  [/available (?:only )?for supergroup/i, 'needs-supergroup'],
  [/TOPIC_CLOSED/i, 'topic-closed'],
]

/** The chat that has taken the place of the one that was called; undefined when it is about something else. */
export function migratedTo(error: unknown): number | undefined {
  return error instanceof GrammyError ? error.parameters.migrate_to_chat_id : undefined
}

/** Milliseconds that Telegram asks to wait for; undefined when it does not. */
export function waitAsked(error: unknown): number | undefined {
  if (!(error instanceof GrammyError) || error.error_code !== 429) return undefined
  return Math.max(1, error.parameters.retry_after ?? 1) * SECOND
}

/** Only a person can help: all calls would be refused. */
export function isTokenRefused(error: unknown): boolean {
  return error instanceof GrammyError && (error.error_code === 401 || error.error_code === 404)
}

/** The host lets nobody call this address: only other settings help. */
export function isAddressRefused(error: unknown): boolean {
  const cause: unknown = error instanceof HttpError ? error.error : error
  return cause instanceof FetchRefused && cause.code !== 'host-not-found'
}

/** The account is not in the chat, or there is no such chat any more. */
export function isShutOut(error: unknown): boolean {
  if (!(error instanceof GrammyError) || migratedTo(error) !== undefined) return false
  return error.error_code === 403 || refusalOf(error) === 'no-such-group'
}

/** Somebody else receives this bot's updates: another poller, or a webhook. */
export function conflictOf(error: unknown): 'poller' | 'webhook' | null {
  if (!(error instanceof GrammyError) || error.error_code !== 409) return null
  return /webhook/i.test(error.description) ? 'webhook' : 'poller'
}

/**
 * @param repeatable calling it twice is the same as once, so an unclear end is only a reason to try again
 */
export function resultOf(error: unknown, repeatable: boolean): SendResult {
  const unclear = (code: string): SendResult =>
    repeatable ? { status: 'failed', code, permanent: false } : { status: 'unknown', code }
  if (error instanceof GrammyError) {
    const retryAfter = waitAsked(error)
    if (retryAfter !== undefined) {
      return { status: 'failed', code: 'flood-wait', permanent: false, retryAfter, scope: 'account' }
    }
    if (error.error_code >= 500) return unclear('telegram-unwell')
    if (isTokenRefused(error)) {
      return {
        status: 'failed',
        code: 'token-refused',
        permanent: false,
        retryAfter: TOKEN_WAIT,
        scope: 'account',
      }
    }
    return { status: 'failed', code: refusalOf(error), permanent: true }
  }
  return neverWritten(error)
    ? { status: 'failed', code: 'network-unreachable', permanent: false }
    : unclear('connection-lost')
}

function refusalOf({ error_code: status, description }: GrammyError): string {
  const known = REFUSALS.find(([words]) => words.test(description))
  if (known) return known[1]
  return status === 403 ? 'forbidden' : 'refused'
}

function neverWritten(error: unknown): boolean {
  let cause = error instanceof HttpError ? error.error : error
  for (let depth = 0; depth < 5 && cause instanceof Error; depth += 1) {
    if ('code' in cause && typeof cause.code === 'string' && UNWRITTEN.test(cause.code)) return true
    if ('syscall' in cause && cause.syscall === 'connect') return true
    cause = cause instanceof AggregateError ? cause.errors[0] : cause.cause
  }
  return false
}
