/** Where the server is, and how to connect to the address that was checked instead of looking its name up again. */
import { isIP } from 'node:net'
import type { Host } from '../../core/ports/connector.ts'

export type Resolve = Host['resolve']

const PORTS: Readonly<Record<string, number>> = { 'xmpp:': 5222, 'xmpps:': 5223, 'wss:': 443, 'ws:': 80 }

export interface Place {
  readonly host: string
  readonly port: number
}

/** @throws TypeError when it is no address. */
export function placeOf(service: string): Place {
  const { hostname, port, protocol } = new URL(service)
  return {
    host: hostname.replace(/^\[|\]$/g, '').toLowerCase(),
    port: Number(port) || (PORTS[protocol] ?? 5222),
  }
}

/**
 * What the library's sockets take to connect: the address, while certificates are checked against the name. Only
 * of wss:// the name is looked up once more, because the platform's WebSocket takes no address; whoever is found
 * there needs a certificate for that name before anything is said.
 */
export function pinnedTo(service: string, address: string): string | PinnedSocket {
  const { host, port } = placeOf(service)
  const url = new URL(service)
  if (url.protocol === 'wss:') return service
  if (url.protocol === 'ws:') {
    url.hostname = isIP(address) === 6 ? `[${address}]` : address
    return url.href
  }
  const named = url.protocol === 'xmpps:' && isIP(host) === 0 ? { servername: host } : {}
  return { host: address, port, ...named }
}

export interface PinnedSocket {
  readonly host: string
  readonly port: number
  readonly servername?: string
}
