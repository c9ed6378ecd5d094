/** The ledger: events with their decisions, their chain, and the lists by which a feed is filtered. */
import { readOptional, readText } from './text.ts'
import type { EventRow } from '../../core/ports/rows.ts'

const event = `e.community_id AS community, e.seq AS seq, e.kind AS kind, e.at AS at, e.received AS received,
  e.decided AS now, e.source AS source, e.account_id AS account, e.group_id AS "group", e.member_id AS member,
  e.native AS native, e.revision AS revision, e.dedupe AS dedupe, e.data AS data, e.decision AS decision,
  e.content_hash AS "contentHash"`

/** A few thousand: as many pages are then changed once as row by row would be changed each time. */
export const LIST_EVERY = 2_048

export const EVENTS = {
  insert: `INSERT INTO events (community_id, seq, kind, at, received, decided, source, account_id, group_id,
      member_id, native, revision, dedupe, data, decision, content_hash)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  seen: 'SELECT 1 AS found FROM events WHERE community_id = ? AND dedupe = ?',
  keysFrom: `SELECT dedupe FROM events WHERE community_id = ? AND dedupe >= ? ORDER BY dedupe LIMIT ?`,
  bySeq: `SELECT ${event} FROM events e WHERE e.community_id = ? AND e.seq = ?`,
  ascending: `SELECT ${event} FROM events e WHERE e.community_id = ? AND e.seq > ? ORDER BY e.seq LIMIT ?`,
  between: `SELECT ${event} FROM events e WHERE e.community_id = ? AND e.seq > ? AND e.seq < ?`,
  columns: event,
}

export const CHAIN = {
  insert: 'INSERT INTO chain (community_id, first_seq, last_seq, hash) VALUES (?, ?, ?, ?)',
  ascending: `SELECT community_id AS community, first_seq AS "from", last_seq AS "to", hash
    FROM chain WHERE community_id = ? AND first_seq > ? ORDER BY first_seq LIMIT ?`,
}

/** Each takes the community and the first and last event that are to be listed. */
export const LISTS = {
  groups: `INSERT INTO group_events (community_id, group_id, seq)
    SELECT community_id, group_id, seq FROM events
    WHERE community_id = ?1 AND seq BETWEEN ?2 AND ?3 AND group_id IS NOT NULL
    ORDER BY group_id, seq`,
  members: `INSERT INTO member_events (community_id, member_id, seq)
    SELECT community_id, member_id, seq FROM events
      WHERE community_id = ?1 AND seq BETWEEN ?2 AND ?3 AND member_id IS NOT NULL
    UNION SELECT community_id, member_id, seq FROM content
      WHERE community_id = ?1 AND seq BETWEEN ?2 AND ?3 AND member_id IS NOT NULL
    UNION SELECT community_id, member_id, seq FROM entries
      WHERE community_id = ?1 AND seq BETWEEN ?2 AND ?3
    ORDER BY 2, 3`,
}

export function readEvent(row: EventRow): EventRow {
  return {
    ...row,
    kind: readText(row.kind),
    native: readOptional(row.native),
    dedupe: readText(row.dedupe),
  }
}
