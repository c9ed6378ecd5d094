/**
 * The text over which the hash chain runs. Whoever writes the ledger and whoever verifies it hash this same
 * text; stored chains depend on it, so it is never changed for events that exist.
 */
import type { EventRow } from './rows.ts'

/** The chain before the first event. */
export const GENESIS = '0'.repeat(64)

/** One line: every column of the event, in a fixed order, as a JSON array. */
export function canonicalEvent(row: EventRow): string {
  const { community, seq, kind, at, received, now, source, account, group, member, native, revision } = row
  const place = `[${community},${seq},${quote(kind)},${at},${received},${now},${quote(source)}`
  const about = `${account},${group},${member},${quote(native)},${revision},${quote(row.dedupe)}`
  return `${place},${about},${quote(row.data)},${quote(row.decision)},${quote(row.contentHash)}]\n`
}

/** One call for each text is far cheaper than one for a list of mixed columns. */
function quote(text: string | null): string {
  return JSON.stringify(text)
}

/** What is hashed for one link: `SHA-256 hex` of it is the chain after these events. */
export function canonicalLink(previous: string, rows: readonly EventRow[]): string {
  return `${previous}\n${rows.map(canonicalEvent).join('')}`
}

/** What is hashed for an event's content. */
export function canonicalContent(salt: string, body: string): string {
  return `${salt}\n${body}`
}
