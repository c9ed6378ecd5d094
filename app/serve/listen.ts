/** The HTTP server: one face that can be changed while it is up, so that it answers from the first moment. */
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:http'
import type { Server } from 'node:http'
import { createAdaptorServer } from '@hono/node-server'

type Fetch = (request: Request, env: object) => Response | Promise<Response>

export interface Listening {
  readonly port: number
  /** What answers from now on. */
  readonly serve: (fetch: Fetch) => void
  /** Takes no new connections; open ones are ended after `limit` milliseconds at the latest. */
  readonly close: (limit: number) => Promise<void>
}

/** Rejects with the system's error, such as EADDRINUSE. */
export async function listen(host: string, port: number): Promise<Listening> {
  let fetch: Fetch = starting
  const adapted = createAdaptorServer({
    fetch: (request, env) => fetch(request, env),
    createServer,
    serverOptions: { requestTimeout: 30_000, headersTimeout: 10_000, keepAliveTimeout: 5_000 },
  }) as Server
  await new Promise<void>((resolve, reject) => {
    adapted.once('error', reject)
    adapted.listen(port, host, () => {
      adapted.off('error', reject)
      resolve()
    })
  })
  return {
    port: (adapted.address() as AddressInfo).port,
    serve: (next) => {
      fetch = next
    },
    close: (limit) =>
      new Promise((resolve) => {
        const timer = setTimeout(() => adapted.closeAllConnections(), limit)
        adapted.close(() => {
          clearTimeout(timer)
          resolve()
        })
        adapted.closeIdleConnections()
      }),
  }
}

const starting: Fetch = () =>
  Response.json({ status: 'starting' }, { status: 503, headers: { 'retry-after': '1' } })
