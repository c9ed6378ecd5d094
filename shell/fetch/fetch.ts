/**
 * Reaches out: http and https to public addresses, pinned to the one that was checked, within bounds of time
 * and size. A redirect is checked like a first call and followed for reading only.
 */
import { Agent as HttpAgent } from 'node:http'
import { Agent as HttpsAgent } from 'node:https'
import { FetchRefused } from '../../core/ports/fetch.ts'
import type { Fetch } from '../../core/ports/fetch.ts'
import { call } from './call.ts'
import type { Agents } from './call.ts'
import { placeOf, reach, readAddress, resolveHost } from './reach.ts'
import type { Place, Resolve } from './reach.ts'

export interface FetchOptions {
  /** Hosts, or host:port, that may be reached although they are not public. */
  readonly allowed?: readonly string[]
  readonly resolve?: Resolve
  /** Milliseconds for a whole call, its answer included. */
  readonly timeLimit?: number
  /** Bytes of an answer, and of what is sent. */
  readonly sizeLimit?: number
}

export interface Fetcher {
  readonly fetch: Fetch
  /** The address for a connection of another kind, checked as `fetch` does. Rejects with `FetchRefused`. */
  readonly resolve: (place: Place, signal?: AbortSignal) => Promise<string>
  /** Ends every open connection. */
  readonly close: () => void
}

/** Longer than a long poll. */
const TIME_LIMIT = 120_000
const SIZE_LIMIT = 32 * 1024 * 1024
const MOST_REDIRECTS = 5
const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308])
const AGENT = { keepAlive: true, maxSockets: 64, maxFreeSockets: 16, timeout: TIME_LIMIT }
/** What belongs to one origin and must not follow to another. */
const PRIVATE_HEADERS = ['authorization', 'cookie', 'proxy-authorization']

export function createFetch(options: FetchOptions = {}): Fetcher {
  const { allowed = [], resolve = resolveHost } = options
  const { timeLimit = TIME_LIMIT, sizeLimit = SIZE_LIMIT } = options
  const agents: Agents = { http: new HttpAgent(AGENT), https: new HttpsAgent(AGENT) }
  const ending = new AbortController()

  const once = async (request: Request, body: Uint8Array | null, signal: AbortSignal): Promise<Response> => {
    const url = readAddress(request.url)
    const address = await unlessAborted(reach(placeOf(url), resolve, allowed), signal)
    return call(
      { url, address, method: request.method, headers: request.headers, body, signal, sizeLimit },
      agents,
    )
  }
  return {
    fetch: async (text, init = {}) => {
      const url = readAddress(text)
      const request = new Request(url, init)
      const signal = AbortSignal.any([request.signal, ending.signal, AbortSignal.timeout(timeLimit)])
      const body = await bodyOf(request, sizeLimit)
      return follow(request, (next) => once(next, body, signal))
    },
    resolve: (place, signal) =>
      unlessAborted(
        reach(place, resolve, allowed),
        AbortSignal.any([...(signal ? [signal] : []), ending.signal, AbortSignal.timeout(timeLimit)]),
      ),
    close: () => {
      ending.abort()
      agents.http.destroy()
      agents.https.destroy()
    },
  }
}

/** A resolver that does not answer cannot be stopped, but it need not be waited for. */
function unlessAborted<Result>(work: Promise<Result>, signal: AbortSignal): Promise<Result> {
  const given = Promise.withResolvers<Result>()
  const giveUp = () => given.reject(new Error('The call was aborted.', { cause: signal.reason }))
  if (signal.aborted) giveUp()
  signal.addEventListener('abort', giveUp, { once: true })
  work.then(given.resolve, given.reject).finally(() => signal.removeEventListener('abort', giveUp))
  return given.promise
}

async function bodyOf(request: Request, limit: number): Promise<Uint8Array | null> {
  if (request.body === null) return null
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of request.body) {
    size += part.byteLength
    if (size > limit) throw new FetchRefused('too-large', `More than ${limit} bytes are not sent.`)
    parts.push(part)
  }
  return Buffer.concat(parts)
}

async function follow(first: Request, send: (request: Request) => Promise<Response>): Promise<Response> {
  let request = first
  for (let hops = 0; ; hops += 1) {
    const response = await send(request)
    const location = response.headers.get('location')
    if (!REDIRECTS.has(response.status) || location === null || first.redirect === 'manual') return response
    await response.body?.cancel()
    const reading = first.method === 'GET' || first.method === 'HEAD'
    if (first.redirect === 'error' || !reading || hops === MOST_REDIRECTS) {
      throw new FetchRefused('redirect-refused', `${new URL(request.url).hostname} sends elsewhere.`)
    }
    request = redirected(request, location)
  }
}

function redirected(request: Request, location: string): Request {
  if (!URL.canParse(location, request.url)) {
    throw new FetchRefused('address-malformed', `${new URL(request.url).hostname} sends to no address.`)
  }
  const next = new URL(location, request.url)
  const headers = new Headers(request.headers)
  if (next.origin !== new URL(request.url).origin) for (const name of PRIVATE_HEADERS) headers.delete(name)
  return new Request(readAddress(next.href), { method: request.method, headers })
}
