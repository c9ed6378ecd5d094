/** Long polling: an update is confirmed by asking for the next one, and that only after its commit. */
import type { Api } from 'grammy'
import type { Update } from 'grammy/types'
import { UPDATES } from './decode.ts'
import { conflictOf, isTokenRefused, waitAsked } from './faults.ts'
import type { Receiver } from './receiver.ts'
import type { Tell } from './reporter.ts'
import { REPORTS } from './texts.ts'

const SECOND = 1_000
const LONGEST_WAIT = 60 * SECOND
const CONFLICT_WAIT = 30 * SECOND
const TOKEN_WAIT = 300 * SECOND
/** How long Telegram holds a call open while nothing happens. */
export const POLL_SECONDS = 50

export interface PollTools {
  readonly api: Api
  readonly receiver: Receiver
  readonly tell: Tell
  /** Words of an error without the token. */
  readonly warn: (what: string, error: unknown) => void
  /** Resolves early when the account closes. */
  readonly pause: (milliseconds: number) => Promise<void>
  readonly closing: AbortSignal
}

/** Runs until the account closes. */
export async function poll(tools: PollTools, start: number | null): Promise<void> {
  const { api, receiver, tell, warn, pause, closing } = tools
  let next = start
  let failures = 0
  let brief = false
  while (!closing.aborted) {
    try {
      const updates = await api.getUpdates({
        ...(next === null ? {} : { offset: next }),
        limit: 100,
        // After a failure the first answer is wanted soon, as it shows that all is well again.
        timeout: brief ? 0 : POLL_SECONDS,
        allowed_updates: UPDATES,
      })
      tell(REPORTS.connected)
      const after = following(updates, next)
      if (updates.length > 0) await taken(receiver, updates, after)
      next = after
      failures = 0
      brief = false
    } catch (error) {
      if (closing.aborted) return
      failures += 1
      // Another poller shows only while a call is held open.
      brief = conflictOf(error) === null
      warn('Receiving from Telegram failed and is tried again', error)
      await pause(judged(error, failures, tell))
    }
  }
}

function following(updates: readonly Update[], next: number | null): number | null {
  return updates.reduce<number | null>((most, { update_id: id }) => Math.max(most ?? 0, id + 1), next)
}

/** The commit failed: not Telegram's fault, so nothing is told of the connection. */
class NotCommitted extends Error {
  override readonly name = 'NotCommitted'
}

async function taken(receiver: Receiver, updates: readonly Update[], next: number | null): Promise<void> {
  try {
    await receiver.take(updates, next)
  } catch (error) {
    throw new NotCommitted('The updates were not committed.', { cause: error })
  }
}

/** Tells what is wrong and answers how long to wait. */
function judged(error: unknown, failures: number, tell: Tell): number {
  const backoff = Math.min(LONGEST_WAIT, SECOND * 2 ** Math.min(failures - 1, 10))
  if (error instanceof NotCommitted) return backoff
  const asked = waitAsked(error)
  if (asked !== undefined) return asked
  if (isTokenRefused(error)) {
    tell(REPORTS.tokenRefused)
    return TOKEN_WAIT
  }
  const conflict = conflictOf(error)
  if (conflict !== null) {
    tell(conflict === 'webhook' ? REPORTS.webhookElsewhere : REPORTS.polledElsewhere)
    return CONFLICT_WAIT
  }
  tell(REPORTS.networkLost)
  return backoff
}
