/** Between the event that decisions see and the row that the ledger keeps. */
import { EVENTS, isKnownKind, type Event } from '../chat/event.ts'
import type { EventRow } from './rows.ts'

/**
 * An event of a kind that this version does not know, written by a newer one. It is kept, shown by its kind,
 * and never decided about.
 */
export interface FutureEvent {
  readonly kind: '#future'
  readonly row: EventRow
  readonly data: unknown
  readonly content: unknown
}

/**
 * Reads an event back from its row. `content` is the JSON of its content, or null when it has none or was
 * erased. Fields that this version does not know are kept.
 * @throws Error naming the event when its JSON does not fit the schema of its kind.
 */
export function eventOfRow(row: EventRow, content: string | null): Event | FutureEvent {
  const data: unknown = JSON.parse(row.data)
  const body: unknown = content === null ? null : JSON.parse(content)
  if (!isKnownKind(row.kind)) return { kind: '#future', row, data, content: body }
  const schema = EVENTS[row.kind]
  const checked = schema.data.safeParse(data)
  const checkedBody = body === null ? null : schema.content.safeParse(body)
  if (!checked.success || checkedBody?.success === false) {
    throw new Error(
      `Event ${row.seq} of community ${row.community} does not fit the schema of ${row.kind}: the ledger was changed by hand or damaged. Run "folkmoot audit verify".`,
    )
  }
  return {
    community: row.community,
    seq: row.seq,
    at: row.at,
    received: row.received,
    now: row.now,
    source: row.source,
    account: row.account,
    group: row.group,
    member: row.member,
    native: row.native,
    revision: row.revision,
    kind: row.kind,
    data: checked.data,
    content: checkedBody?.data ?? null,
  } as Event
}
