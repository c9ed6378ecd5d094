/** Any other receiver: JSON, signed with HMAC-SHA256 over `timestamp.body`, so that it can trust the sender. */
import { createHmac } from 'node:crypto'
import { JSON_HEADERS, SENT } from './format.ts'
import type { Format } from './format.ts'

export const generic: Format = {
  post: ({ title, text, urgent, kinds, key, at }, { url, secret }) => {
    const body = JSON.stringify({ title, text, urgent, kinds })
    const timestamp = String(at)
    return {
      url,
      headers: {
        ...JSON_HEADERS,
        'idempotency-key': key,
        'x-folkmoot-timestamp': timestamp,
        ...(secret === undefined ? {} : { 'x-folkmoot-signature': sign(secret, timestamp, body) }),
      },
      body,
    }
  },
  judge: () => SENT,
}

function sign(secret: string, timestamp: string, body: string): string {
  return createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex')
}
