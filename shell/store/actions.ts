/** The outbox. */
import { readOptional, readText } from './text.ts'
import type { ActionRow } from '../../core/ports/rows.ts'
import type { ClaimedAction } from '../../core/ports/store.ts'

const action = `a.community_id AS community, a.seq AS seq, a.n AS n, a.kind AS kind, a.rule AS rule,
  a.group_id AS "group", a.member_id AS member, a.message AS message, a.amount AS amount, a.name AS name,
  a.due AS due, a.expires AS expires, a.status AS status, a.attempts AS attempts, a.code AS code,
  a.native AS native`
const text = `(SELECT c.body FROM content c
  WHERE c.community_id = a.community_id AND c.seq = a.seq AND c.part = a.n) AS text`
/** As in the index `actions_unfinished`, which the planner takes only when it reads the same words. */
const unfinished = "a.status <> 'sent' AND a.status <> 'done'"

/**
 * The key of an action's lane, see `LedgerStore.peekActions`. As in the index `actions_lanes`, which the planner
 * takes only when it reads the same words.
 */
const lane = `(CASE WHEN a.kind IN ('warn', 'mute', 'recall', 'remove', 'block') THEN '0 ' ELSE '1 ' END
  || CAST(a.community_id AS TEXT)
  || CASE WHEN a.kind IN ('webhook', 'notify') THEN ' ' || a.kind || ' ' || SUBSTR(COALESCE(a.name, ''), 1, 200)
    WHEN a.kind = 'tell' OR a.group_id IS NULL THEN ' member ' || COALESCE(CAST(a.member_id AS TEXT), '')
    ELSE ' group ' || CAST(a.group_id AS TEXT) END)`
/** How many of one lane a look at the outbox shows. */
const PER_LANE = 2

export const ACTIONS = {
  insert: `INSERT INTO actions (community_id, seq, n, kind, rule, group_id, member_id, message, amount, name,
      due, expires, status, attempts, code, native)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  byRef: `SELECT status, code, native, due, expires FROM actions WHERE community_id = ? AND seq = ? AND n = ?`,
  update: `UPDATE actions SET status = ?, code = ?, native = ?, due = ?, expires = ?
    WHERE community_id = ? AND seq = ? AND n = ?`,
  withdraw: `UPDATE actions SET status = 'expired', code = 'rule-removed'
    WHERE community_id = ? AND rule = ? AND seq < ?
      AND status = 'queued' AND status <> 'sent' AND status <> 'done'`,
  /** Of a member who was taken over: what is not over goes to who was kept. */
  adopt: `UPDATE actions SET member_id = ? WHERE community_id = ? AND member_id = ?
    AND status IN ('queued', 'sending', 'handed', 'unknown') AND status <> 'sent' AND status <> 'done'`,
  /** Keys of lanes in order, after the first parameter, at most the second: one step of the index for each. */
  lanes: `WITH RECURSIVE lanes (lane) AS (
      SELECT MIN(${lane}) FROM actions a WHERE a.status = 'queued' AND ${lane} > ?
      UNION ALL
      SELECT (SELECT MIN(${lane}) FROM actions a WHERE a.status = 'queued' AND ${lane} > lanes.lane)
      FROM lanes WHERE lanes.lane IS NOT NULL)
    SELECT lane FROM lanes WHERE lane IS NOT NULL LIMIT ?`,
  /** The first few of one lane that are due. */
  ofLane: `SELECT ${action} FROM actions a WHERE a.status = 'queued' AND ${lane} = ? AND a.due <= ?
    ORDER BY a.seq, a.n LIMIT ${PER_LANE}`,
  /** Changes nothing, and so counts none, when it is not queued any more. */
  claim: `UPDATE actions SET status = 'sending', attempts = attempts + 1
    WHERE community_id = ? AND seq = ? AND n = ? AND status = 'queued'`,
  byRefWithText: `SELECT ${action}, ${text} FROM actions a
    WHERE a.community_id = ? AND a.seq = ? AND a.n = ?`,
  overdue: `SELECT ${action} FROM actions a WHERE a.status = 'handed' AND a.due <= ? AND ${unfinished}
    ORDER BY a.due, a.community_id, a.seq, a.n LIMIT ?`,
  next: `SELECT MIN(a.due) AS due FROM actions a WHERE a.status = ? AND a.due > ? AND ${unfinished}`,
  stranded: `SELECT ${action} FROM actions a WHERE a.status = 'sending' AND ${unfinished}
    ORDER BY a.due, a.community_id, a.seq, a.n`,
  count: `SELECT COUNT(*) AS n FROM actions a WHERE a.status = ? AND ${unfinished}`,
  byState: `SELECT a.status AS status, COUNT(*) AS count, MIN(a.due) AS first FROM actions a
    WHERE ${unfinished} GROUP BY a.status ORDER BY a.status`,
  waiting: `SELECT COUNT(*) AS n FROM actions a
    WHERE a.status IN ('queued', 'sending') AND ${unfinished} AND a.community_id = ?`,
  unfinishedByStatus: `SELECT a.status AS status, COUNT(*) AS n FROM actions a
    WHERE ${unfinished} AND a.community_id = ? GROUP BY a.status`,
  sentUpTo: `SELECT 'sent' AS status, COUNT(*) AS n FROM (SELECT 1 AS one FROM actions a
    WHERE a.community_id = ? AND a.status = 'sent' LIMIT ?) counted`,
  ofEvent: `SELECT ${action}, ${text} FROM actions a WHERE a.community_id = ? AND a.seq = ? ORDER BY a.n`,
  select: `SELECT ${action}, ${text} FROM actions a WHERE a.community_id = ?`,
}

/** Names in platforms' words what a claimed action is about. */
export const TARGETS = {
  group: `SELECT account_id AS account, platform, native FROM chat_groups WHERE community_id = ? AND group_id = ?`,
  person: `SELECT platform, native FROM handles WHERE community_id = ? AND member_id = ?
    ORDER BY platform, native`,
  account: `SELECT account_id AS account FROM accounts WHERE community_id = ? AND platform = ?
    ORDER BY account_id LIMIT 1`,
  message: 'SELECT native FROM events WHERE community_id = ? AND seq = ?',
}

export interface StatusCount {
  readonly status: ActionRow['status']
  readonly n: number
}

/** Counts by status, none above `most`. */
export function countsOf(
  rows: readonly StatusCount[],
  most: number,
): Partial<Record<ActionRow['status'], number>> {
  return Object.fromEntries(rows.map(({ status, n }) => [status, Math.min(n, most)]))
}

export type ActionWithText = ActionRow & { readonly text: string | null }

export function readAction<Row extends ActionRow>(row: Row): Row {
  return {
    ...row,
    rule: readText(row.rule),
    name: readOptional(row.name),
    code: readOptional(row.code),
    native: readOptional(row.native),
  }
}

export function readActionWithText(row: ActionWithText): ActionWithText {
  return { ...readAction(row), text: readOptional(row.text) }
}

export type Target = Omit<ClaimedAction, 'action' | 'text'>
