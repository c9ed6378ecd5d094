/** Where passkeys can be used: browsers tie them to a name reached by https, or to `localhost`. */
import { isIP } from 'node:net'
import type { PasskeyObstacle } from './sessions.ts'

export interface PasskeyPlace {
  /** The name that keys are tied to. */
  readonly name: string
  readonly origins: readonly string[]
  /** Why people who open the first origin cannot use them; null = they can. */
  readonly obstacle: PasskeyObstacle | null
  /** Where they could. */
  readonly instead: string | null
}

/** Of an installation without what checks them. */
export const NO_PASSKEYS: PasskeyPlace = {
  name: 'localhost',
  origins: [],
  obstacle: 'not-installed',
  instead: null,
}

/** The first origin is the one that people open. */
export function passkeyPlace(origins: readonly string[]): PasskeyPlace {
  const first = origins[0] ?? 'http://localhost'
  const good = origins.filter((origin) => obstacleAt(origin) === null)
  const best = good[0] ?? null
  const name = new URL(best ?? 'http://localhost').hostname
  return {
    name,
    origins: good.filter((origin) => new URL(origin).hostname === name),
    obstacle: obstacleAt(first),
    instead: best,
  }
}

function obstacleAt(origin: string): PasskeyObstacle | null {
  const { protocol, hostname } = new URL(origin)
  if (hostname === 'localhost') return null
  if (protocol !== 'https:') return isLoopback(hostname) ? 'numeric-address' : 'not-https'
  return isIP(hostname.replaceAll(/[[\]]/g, '')) === 0 ? null : 'numeric-address'
}

const isLoopback = (hostname: string): boolean => hostname === '[::1]' || hostname.startsWith('127.')
