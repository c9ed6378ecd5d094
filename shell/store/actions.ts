/** The outbox. */
import { readOptional, readText } from './text.ts'
import type { ActionRow } from '../../core/ports/rows.ts'
import { SANCTIONS } from '../../core/chat/action.ts'
import type { ClaimedAction } from '../../core/ports/store.ts'

const action = `a.community_id AS community, a.seq AS seq, a.n AS n, a.kind AS kind, a.rule AS rule,
  a.group_id AS "group", a.member_id AS member, a.message AS message, a.amount AS amount, a.name AS name,
  a.due AS due, a.expires AS expires, a.status AS status, a.attempts AS attempts, a.code AS code,
  a.native AS native`
const text = `(SELECT c.body FROM content c
  WHERE c.community_id = a.community_id AND c.seq = a.seq AND c.part = a.n) AS text`
/** As in the index `actions_unfinished`, which the planner takes only when it reads the same words. */
const unfinished = "a.status <> 'sent' AND a.status <> 'done'"

const quoted = (words: Iterable<string>): string => [...words].map((word) => `'${word}'`).join(', ')

/** What waits for one another within a community, as `laneOf` says it. */
const lane = `CASE
  WHEN a.kind IN ('webhook', 'notify') THEN a.kind || ' ' || a.name
  WHEN a.kind = 'tell' OR a.group_id IS NULL THEN 'member ' || CAST(a.member_id AS TEXT)
  ELSE 'group ' || CAST(a.group_id AS TEXT) END`
const rank = `CASE WHEN a.kind IN (${quoted(SANCTIONS)}) THEN 0 ELSE 1 END`
/** How many of one lane a look at the outbox shows. */
const PER_LANE = 4

export const ACTIONS = {
  insert: `INSERT INTO actions (community_id, seq, n, kind, rule, group_id, member_id, message, amount, name,
      due, expires, status, attempts, code, native)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  byRef: `SELECT code, native, due FROM actions WHERE community_id = ? AND seq = ? AND n = ?`,
  update: `UPDATE actions SET status = ?, code = ?, native = ?, due = ?
    WHERE community_id = ? AND seq = ? AND n = ?`,
  withdraw: `UPDATE actions SET status = 'expired', code = 'rule-removed'
    WHERE community_id = ? AND rule = ? AND seq < ?
      AND status = 'queued' AND status <> 'sent' AND status <> 'done'`,
  /** Now, at most. */
  peek: `WITH heads AS (
      SELECT a.community_id, a.seq, a.n, ${rank} AS turn,
        ROW_NUMBER() OVER (PARTITION BY a.community_id, ${lane} ORDER BY ${rank}, a.seq, a.n) AS place
      FROM actions a WHERE a.status = 'queued' AND a.due <= ? AND ${unfinished})
    SELECT ${action} FROM heads
    JOIN actions a ON a.community_id = heads.community_id AND a.seq = heads.seq AND a.n = heads.n
    WHERE heads.place <= ${PER_LANE}
    ORDER BY heads.turn, heads.place, a.due, a.community_id, a.seq, a.n LIMIT ?`,
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
  waiting: `SELECT COUNT(*) AS n FROM actions a
    WHERE a.status IN ('queued', 'sending') AND ${unfinished} AND a.community_id = ?`,
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
