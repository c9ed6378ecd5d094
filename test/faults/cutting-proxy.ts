/** A line to a server that can be cut, also at the very moment of a commit. */
import { connect, createServer } from 'node:net'
import type { Socket } from 'node:net'

/** `before`: the commit never reaches the server. `after`: it does, but its answer never comes back. */
export type Cut = 'before' | 'after'

export interface CuttingProxy {
  readonly port: number
  /** Cuts the line at the next commit. */
  readonly cutAtCommit: (when: Cut) => void
  /** No connection is taken until `open`; those that stand are cut. */
  readonly shut: () => void
  readonly open: () => void
  readonly close: () => Promise<void>
}

export async function startCuttingProxy(target: number): Promise<CuttingProxy> {
  const lines = new Set<Socket>()
  let cut: Cut | null = null
  let isShut = false
  const cutAll = (): void => {
    for (const line of lines) line.destroy()
  }
  const server = createServer((client) => {
    if (isShut) {
      client.destroy()
      return
    }
    const upstream = connect(target, '127.0.0.1')
    let deaf = false
    for (const line of [client, upstream]) {
      lines.add(line)
      line.on('error', () => {})
      line.on('close', () => {
        lines.delete(line)
        // What the server was told before is left to it.
        if (line === client && !deaf) upstream.destroy()
        else client.destroy()
      })
    }
    client.on('data', (data) => {
      if (cut !== null && data.includes('COMMIT')) {
        const now = cut
        cut = null
        if (now === 'after') {
          deaf = true
          upstream.end(data)
        }
        client.destroy()
      } else upstream.write(data)
    })
    upstream.on('data', (data) => {
      if (!deaf) client.write(data)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    cutAtCommit: (when) => {
      cut = when
    },
    shut: () => {
      isShut = true
      cutAll()
    },
    open: () => {
      isShut = false
    },
    close: async () => {
      cutAll()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
