/** Calls a webhook at an address that has been checked, so that a name cannot change its meaning in between. */
import { lookup } from 'node:dns/promises'
import { request } from 'node:https'
import { isIPv6 } from 'node:net'
import type { WebhookAnswer, WebhookCall } from './webhook.ts'

export function fetchPinned({ url, address, body, headers, signal }: WebhookCall): Promise<WebhookAnswer> {
  return new Promise((resolve, reject) => {
    const call = request(
      url,
      {
        method: 'POST',
        headers: { ...headers, 'content-length': Buffer.byteLength(body) },
        signal,
        lookup: (_host, options, done) => {
          const family = isIPv6(address) ? 6 : 4
          if (options.all) done(null, [{ address, family }])
          else done(null, address, family)
        },
      },
      (answer) => {
        answer.destroy()
        resolve({ status: answer.statusCode ?? 0, retryAfter: answer.headers['retry-after'] ?? null })
      },
    )
    call.on('error', reject)
    call.end(body)
  })
}

/** All addresses of a host, as the machine's own resolver knows them. */
export async function resolveHost(host: string): Promise<readonly string[]> {
  const found = await lookup(host, { all: true })
  return found.map(({ address }) => address)
}
