/**
 * Sends webhooks: https only, to public addresses, without following redirects, within ten seconds. The body
 * holds ids and words of the charter, never texts or names.
 */
import type { SendResult } from '../../core/ports/connector.ts'
import { FetchRefused } from '../../core/ports/fetch.ts'
import type { Fetch } from '../../core/ports/fetch.ts'
import type { ClaimedAction } from '../../core/ports/store.ts'

export interface WebhookOptions {
  readonly fetch: Fetch
  /** Milliseconds for an answer. */
  readonly limit?: number
}

const LIMIT = 10_000

export function createWebhooks({
  fetch,
  limit = LIMIT,
}: WebhookOptions): (claimed: ClaimedAction, key: string) => Promise<SendResult> {
  return async ({ action }, key) => {
    const address = action.name ?? ''
    if (!URL.canParse(address)) return failed('address-malformed')
    if (new URL(address).protocol !== 'https:') return failed('address-not-https')
    const { community, seq, n, rule, group, member, message } = action
    try {
      const answer = await fetch(address, {
        method: 'POST',
        redirect: 'manual',
        body: JSON.stringify({ community, seq, n, rule, group, member, message }),
        headers: { 'content-type': 'application/json', 'idempotency-key': key },
        signal: AbortSignal.timeout(limit),
      })
      await answer.body?.cancel()
      return judge(answer.status, answer.headers.get('retry-after'))
    } catch (error) {
      if (!(error instanceof FetchRefused)) return passing('no-answer')
      return error.code === 'host-not-found' ? passing(error.code) : failed(error.code)
    }
  }
}

function judge(status: number, retryAfter: string | null): SendResult {
  if (status >= 200 && status < 300) return { status: 'sent' }
  if (status >= 300 && status < 400) return failed('redirect-refused')
  if (status !== 408 && status !== 429 && status < 500) return failed(`http-${status}`)
  const seconds = Number(retryAfter)
  return retryAfter === null || !Number.isFinite(seconds) || seconds < 0
    ? passing(`http-${status}`)
    : { status: 'failed', code: `http-${status}`, permanent: false, retryAfter: seconds * 1_000 }
}

function failed(code: string): SendResult {
  return { status: 'failed', code, permanent: true }
}

function passing(code: string): SendResult {
  return { status: 'failed', code, permanent: false }
}
