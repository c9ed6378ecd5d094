/** The hash chain: each commit of a community adds one link over the canonical lines of its events. */
import { hash, randomFillSync } from 'node:crypto'
import { canonicalContent, canonicalLink } from '../../core/ports/canonical.ts'
import type { ChainRow, EventRow } from '../../core/ports/rows.ts'

/** The link over these events; null for none. */
export function linkOf(previous: string, events: readonly EventRow[]): ChainRow | null {
  const first = events[0]
  const last = events.at(-1)
  if (first === undefined || last === undefined) return null
  return {
    community: first.community,
    from: first.seq,
    to: last.seq,
    hash: hash('sha256', canonicalLink(previous, events), 'hex'),
  }
}

/** Hex SHA-256 of an event's salted content: what the chain keeps of it once it is erased. */
export function contentHash(salt: string, body: string): string {
  return hash('sha256', canonicalContent(salt, body), 'hex')
}

const SALT_BYTES = 16
const POOL_BYTES = SALT_BYTES * 1_024

/** Random salts of 16 bytes in hex, drawn from a pool because one system call each would cost more than the hash. */
export function createSalts(): () => string {
  const pool = Buffer.allocUnsafe(POOL_BYTES)
  let used = POOL_BYTES
  return () => {
    if (used === POOL_BYTES) {
      randomFillSync(pool)
      used = 0
    }
    used += SALT_BYTES
    return pool.toString('hex', used - SALT_BYTES, used)
  }
}
