/**
 * The text over which the hash chain runs. Whoever writes the ledger and whoever verifies it hash this same
 * text; stored chains depend on it, so it is never changed for events that exist.
 */
import type { EventRow } from './rows.ts'

/** The chain before the first event. */
export const GENESIS = '0'.repeat(64)

/** One line: every column of the event, in a fixed order, as a JSON array. */
export function canonicalEvent(row: EventRow): string {
  return `${JSON.stringify([
    row.community,
    row.seq,
    row.kind,
    row.at,
    row.received,
    row.now,
    row.source,
    row.account,
    row.group,
    row.member,
    row.native,
    row.revision,
    row.dedupe,
    row.data,
    row.decision,
    row.contentHash,
  ])}\n`
}

/** What is hashed for one link: `SHA-256 hex` of it is the chain after these events. */
export function canonicalLink(previous: string, rows: readonly EventRow[]): string {
  return `${previous}\n${rows.map(canonicalEvent).join('')}`
}

/** What is hashed for an event's content. */
export function canonicalContent(salt: string, body: string): string {
  return `${salt}\n${body}`
}
