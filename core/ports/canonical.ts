/**
 * The text over which the hash chain runs. Whoever writes the ledger and whoever verifies it hash this same
 * text; stored chains depend on it, so it is never changed for events that exist.
 */
import type { EventRow } from './rows.ts'

/** The chain before the first event. */
export const GENESIS = '0'.repeat(64)

/**
 * One line: every column of the event in a fixed order. `data` and `decision` are JSON texts themselves and
 * stand as they are, each behind its length, so that no two rows have one line.
 */
export function canonicalEvent(row: EventRow): string {
  const { native, dedupe, data, decision } = row
  return (
    `[${row.community},${row.seq},${JSON.stringify(row.kind)},${row.at},${row.received},${row.now},` +
    `${JSON.stringify(row.source)},${row.account},${row.group},${row.member},${JSON.stringify(native)},` +
    `${row.revision},${JSON.stringify(dedupe)},${data.length},${data},${decision.length},${decision},` +
    `${JSON.stringify(row.contentHash)}]\n`
  )
}

/** What is hashed for one link: `SHA-256 hex` of it is the chain after these events. */
export function canonicalLink(previous: string, rows: readonly EventRow[]): string {
  return `${previous}\n${rows.map(canonicalEvent).join('')}`
}

/** What is hashed for an event's content. */
export function canonicalContent(salt: string, body: string): string {
  return `${salt}\n${body}`
}
