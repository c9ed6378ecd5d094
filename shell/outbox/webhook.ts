/**
 * Sends webhooks: https only, to public addresses, without following redirects, within ten seconds. The body
 * holds ids and words of the charter, never texts or names.
 */
import type { SendResult } from '../../core/ports/connector.ts'
import type { ClaimedAction } from '../../core/ports/store.ts'
import { isPublicAddress, readAddress } from './address.ts'

export interface WebhookCall {
  readonly url: URL
  /** The call goes to this address and no other: names are not looked up a second time. */
  readonly address: string
  readonly body: string
  readonly headers: Readonly<Record<string, string>>
  readonly signal: AbortSignal
}

export interface WebhookAnswer {
  readonly status: number
  /** The header `retry-after`, where there is one. */
  readonly retryAfter: string | null
}

export interface WebhookOptions {
  readonly fetch: (call: WebhookCall) => Promise<WebhookAnswer>
  /** All addresses of a host. */
  readonly resolve: (host: string) => Promise<readonly string[]>
  /** Hosts that the operator allows although they are not public. */
  readonly allowed?: readonly string[]
  readonly limit?: number
}

const LIMIT = 10_000

export function createWebhooks({
  fetch,
  resolve,
  allowed = [],
  limit = LIMIT,
}: WebhookOptions): (claimed: ClaimedAction, key: string) => Promise<SendResult> {
  const addressOf = async (host: string): Promise<string | null> => {
    const addresses = await resolve(host)
    const first = addresses[0]
    if (first === undefined) return null
    // One inward address among several is enough to be lured inside.
    return allowed.includes(host) || addresses.every(isPublicAddress) ? first : 'inward'
  }
  return async ({ action }, key) => {
    const url = readAddress(action.name)
    if (typeof url === 'string') return failed(url)
    const address = await addressOf(url.hostname.replace(/^\[|\]$/g, '')).catch(() => null)
    if (address === null) return passing('host-not-found')
    if (address === 'inward') return failed('address-not-public')
    const { community, seq, n, rule, group, member, message } = action
    try {
      const answer = await fetch({
        url,
        address,
        body: JSON.stringify({ community, seq, n, rule, group, member, message }),
        headers: { 'content-type': 'application/json', 'idempotency-key': key, 'user-agent': 'folkmoot' },
        signal: AbortSignal.timeout(limit),
      })
      return judge(answer)
    } catch {
      return passing('no-answer')
    }
  }
}

function judge({ status, retryAfter }: WebhookAnswer): SendResult {
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
