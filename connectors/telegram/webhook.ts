/** Telegram calls in: it repeats an update until it is answered with success, and that is after its commit. */
import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import type { Update } from 'grammy/types'
import type { Receiver } from './receiver.ts'

export const WEBHOOK_PATH = 'webhook'
const HEADER = 'x-telegram-bot-api-secret-token'
const MOST_BYTES = 1_000_000

/** Follows from the token, so that it needs no keeping and changes with it. */
export function webhookSecret(token: string): string {
  return createHmac('sha256', token).update('folkmoot webhook').digest('hex')
}

/** Answers calls: 200 after the commit, 503 when there was none, 401 without the secret. */
export function webhookHandler(
  receiver: Receiver,
  secret: string,
  warn: (what: string, error: unknown) => void,
): (request: Request) => Promise<Response> {
  return async (request) => {
    if (!isSame(request.headers.get(HEADER) ?? '', secret)) return new Response(null, { status: 401 })
    if (request.method !== 'POST') return new Response(null, { status: 405 })
    const update = updateOf(await request.text())
    if (update === null) return new Response(null, { status: 400 })
    try {
      await receiver.take([update], null)
    } catch (error) {
      warn('An update of Telegram was not committed; Telegram will send it again', error)
      return new Response(null, { status: 503 })
    }
    return new Response(null, { status: 200 })
  }
}

/** Takes the same time wherever they differ. */
function isSame(given: string, secret: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(given), digest(secret))
}

function updateOf(body: string): Update | null {
  if (body.length > MOST_BYTES) return null
  try {
    const read: unknown = JSON.parse(body)
    return isUpdate(read) ? read : null
  } catch {
    return null
  }
}

/** Who knows the secret is Telegram: what is inside an update is taken as documented. */
function isUpdate(value: unknown): value is Update {
  return (
    typeof value === 'object' && value !== null && 'update_id' in value && typeof value.update_id === 'number'
  )
}
