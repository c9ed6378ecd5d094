/** One call over the network, to an address that has been checked. */
import { request as httpRequest } from 'node:http'
import type { Agent as HttpAgent, IncomingMessage } from 'node:http'
import { request as httpsRequest } from 'node:https'
import type { Agent as HttpsAgent } from 'node:https'
import { isIPv6 } from 'node:net'
import { ReadableStream } from 'node:stream/web'
import { FetchRefused } from '../../core/ports/fetch.ts'

export interface PinnedCall {
  readonly url: URL
  /** The call goes to this address and no other. */
  readonly address: string
  readonly method: string
  readonly headers: Headers
  readonly body: Uint8Array | null
  readonly signal: AbortSignal
  /** Bytes of the answer. */
  readonly sizeLimit: number
}

export interface Agents {
  readonly http: HttpAgent
  readonly https: HttpsAgent
}

/** Statuses that carry no body: a Response refuses one. */
const BODILESS: ReadonlySet<number> = new Set([204, 205, 304])

/** Resolves with the head of the answer; its body may be read while it arrives and breaks off above the limit. */
export function call(pinned: PinnedCall, agents: Agents): Promise<Response> {
  const { url, address, method, headers, body, signal } = pinned
  const family = isIPv6(address) ? 6 : 4
  const secure = url.protocol === 'https:'
  return new Promise((resolve, reject) => {
    const sent = (secure ? httpsRequest : httpRequest)(
      url,
      {
        method,
        agent: secure ? agents.https : agents.http,
        headers: {
          'user-agent': 'folkmoot',
          accept: '*/*',
          ...Object.fromEntries(headers),
          'accept-encoding': 'identity',
          ...(body === null ? {} : { 'content-length': body.byteLength }),
        },
        signal,
        lookup: (_host, options, done) => {
          if (options.all) done(null, [{ address, family }])
          else done(null, address, family)
        },
      },
      (answer) => {
        try {
          resolve(responseOf(answer, pinned))
        } catch (error) {
          // Whoever answers chooses status and headers: what no Response can hold must not end the process.
          answer.destroy()
          reject(new Error(`${url.hostname} does not answer in HTTP's terms.`, { cause: error }))
        }
      },
    )
    sent.on('error', reject)
    sent.end(body ?? undefined)
  })
}

function responseOf(answer: IncomingMessage, { url, sizeLimit }: PinnedCall): Response {
  const headers = new Headers()
  for (const [name, values] of Object.entries(answer.headersDistinct)) {
    for (const value of values ?? []) headers.append(name, value)
  }
  const status = answer.statusCode ?? 502
  if (BODILESS.has(status)) {
    answer.resume()
    return new Response(null, { status, headers })
  }
  const body = ReadableStream.from(bounded(answer, url.hostname, sizeLimit))
  // Beside a browser's types, as in tests of the console, the two kinds of stream differ in name.
  // oxlint-disable-next-line typescript/no-unnecessary-type-assertion -- one of the two programs that check this file needs it
  return new Response(body as unknown as ConstructorParameters<typeof Response>[0], { status, headers })
}

async function* bounded(answer: IncomingMessage, host: string, limit: number): AsyncGenerator<Uint8Array> {
  let size = 0
  for await (const part of answer as AsyncIterable<Uint8Array>) {
    size += part.byteLength
    if (size > limit) {
      answer.destroy()
      throw new FetchRefused('too-large', `${host} answers with more than ${limit} bytes.`)
    }
    yield part
  }
}
