/** What waits for a person, what comes back by itself, and the lines of points accounts. */
import { readOptional, readText } from './text.ts'
import type { CaseRow, EntryRow, MarkRow, TimerRow } from '../../core/ports/rows.ts'

const columns = `community_id AS community, seq, n, key, kind, rule, group_id AS "group", member_id AS member,
  message, opened, times AS count, status`

export const CASES = {
  open: `INSERT INTO cases (community_id, seq, n, key, kind, rule, group_id, member_id, message, opened, times,
      status)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (community_id, key) WHERE status = 'open'
    DO UPDATE SET times = cases.times + excluded.times`,
  close: 'UPDATE cases SET status = ? WHERE community_id = ? AND seq = ? AND n = ?',
  settle: "UPDATE cases SET status = 'closed' WHERE community_id = ? AND key = ? AND status = 'open'",
  /** Not while another case of its key is open: there is one at most. */
  reopen: `UPDATE cases SET status = 'open' WHERE community_id = ? AND seq = ? AND n = ? AND NOT EXISTS (
    SELECT 1 FROM cases o WHERE o.community_id = cases.community_id AND o.key = cases.key AND o.status = 'open')`,
  select: `SELECT ${columns} FROM cases WHERE community_id = ?`,
  byPlace: `SELECT ${columns} FROM cases WHERE community_id = ? AND seq = ? AND n = ?`,
  allOpen: `SELECT ${columns} FROM cases WHERE community_id = ? AND status = 'open' ORDER BY seq, n`,
  countOpen: "SELECT COUNT(*) AS n FROM cases WHERE community_id = ? AND status = 'open'",
}

export const MARKS = {
  assign: `INSERT INTO inbox_marks (community_id, item, assignee, snoozed, turn) VALUES (?, ?, ?, NULL, 0)
    ON CONFLICT (community_id, item) DO UPDATE SET assignee = excluded.assignee`,
  snooze: `INSERT INTO inbox_marks (community_id, item, assignee, snoozed, turn) VALUES (?, ?, NULL, ?, 0)
    ON CONFLICT (community_id, item) DO UPDATE SET snoozed = excluded.snoozed`,
  again: `INSERT INTO inbox_marks (community_id, item, assignee, snoozed, turn) VALUES (?, ?, NULL, NULL, 1)
    ON CONFLICT (community_id, item) DO UPDATE SET turn = inbox_marks.turn + 1`,
  select: `SELECT community_id AS community, item, assignee, snoozed, turn FROM inbox_marks
    WHERE community_id = ? ORDER BY item`,
}

export const TIMERS = {
  upsert: `INSERT INTO timers (community_id, key, due, group_id, payload) VALUES (?, ?, ?, ?, ?)
    ON CONFLICT (community_id, key) DO UPDATE
    SET due = excluded.due, group_id = excluded.group_id, payload = excluded.payload`,
  cancel: 'DELETE FROM timers WHERE community_id = ? AND key = ?',
  due: `SELECT community_id AS community, key, due, group_id AS "group", payload FROM timers
    WHERE due <= ? ORDER BY due, community_id, key LIMIT ?`,
  next: 'SELECT MIN(due) AS due FROM timers',
}

export const ENTRIES = {
  insert: `INSERT INTO entries (community_id, member_id, seq, n, amount, rule, at) VALUES (?, ?, ?, ?, ?, ?, ?)`,
  columns: `e.community_id AS community, e.seq AS seq, e.n AS n, e.member_id AS member, e.amount AS amount,
    e.rule AS rule, e.at AS at`,
}

export function readCase(row: CaseRow): CaseRow {
  return { ...row, key: readText(row.key), kind: readText(row.kind), rule: readOptional(row.rule) }
}

export function readMark(row: MarkRow): MarkRow {
  return { ...row, item: readText(row.item), assignee: readOptional(row.assignee) }
}

export function readTimer(row: TimerRow): TimerRow {
  return { ...row, key: readText(row.key) }
}

export function readEntry(row: EntryRow): EntryRow {
  return { ...row, rule: readText(row.rule) }
}
