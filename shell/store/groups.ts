/** Groups of platforms and handles of members: Folkmoot's ids for the platforms' own. */
import { readOptional, readText } from './text.ts'
import type { GroupRow, HandleRow } from '../../core/ports/rows.ts'

const group = `g.community_id AS community, g.group_id AS "group", g.account_id AS account,
  g.platform AS platform, g.native AS native, g.name AS name`
const handle = 'community_id AS community, member_id AS member, platform, native, name'

export const GROUPS = {
  upsert: `INSERT INTO chat_groups (community_id, group_id, account_id, platform, native, name)
    VALUES (?, ?, ?, ?, ?, ?)
    ON CONFLICT (community_id, group_id) DO UPDATE
    SET account_id = excluded.account_id, platform = excluded.platform, native = excluded.native,
      name = excluded.name`,
  byNative: `SELECT ${group} FROM chat_groups g WHERE g.community_id = ? AND g.platform = ? AND g.native = ?`,
  byId: `SELECT ${group} FROM chat_groups g WHERE g.community_id = ? AND g.group_id = ?`,
  list: `SELECT ${group}, s.value AS state FROM chat_groups g
    LEFT JOIN state s ON s.community_id = g.community_id AND s.scope = 'group' AND s.a = g.group_id AND s.b = 0
    WHERE g.community_id = ? ORDER BY g.group_id`,
  count: 'SELECT COUNT(*) AS n FROM chat_groups WHERE community_id = ?',
}

export const HANDLES = {
  upsert: `INSERT INTO handles (community_id, platform, native, member_id, name) VALUES (?, ?, ?, ?, ?)
    ON CONFLICT (community_id, platform, native) DO UPDATE
    SET member_id = excluded.member_id, name = excluded.name`,
  byNative: `SELECT ${handle} FROM handles WHERE community_id = ? AND platform = ? AND native = ?`,
  ofMember: `SELECT ${handle} FROM handles WHERE community_id = ? AND member_id = ? ORDER BY platform, native`,
  members: `SELECT DISTINCT member_id AS member FROM handles
    WHERE community_id = ? AND member_id > ? ORDER BY member_id LIMIT ?`,
  /** The pattern is made by `namedLike`. */
  membersNamed: `SELECT DISTINCT member_id AS member FROM handles
    WHERE community_id = ? AND member_id > ? AND LOWER(name) LIKE ? ESCAPE '!' ORDER BY member_id LIMIT ?`,
  erase: 'DELETE FROM handles WHERE community_id = ? AND member_id = ?',
  countMembers: 'SELECT COUNT(DISTINCT member_id) AS n FROM handles WHERE community_id = ?',
}

export function readGroup<Row extends GroupRow>(row: Row): Row {
  return {
    ...row,
    platform: readText(row.platform),
    native: readText(row.native),
    name: readOptional(row.name),
  }
}

export function readHandle(row: HandleRow): HandleRow {
  return {
    ...row,
    platform: readText(row.platform),
    native: readText(row.native),
    name: readOptional(row.name),
  }
}

/**
 * A pattern for names in small letters. Only A to Z are taken as the same in both cases: no more than that is
 * the same in every engine.
 */
export function namedLike(part: string): string {
  return containing(part.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase()))
}

/** A pattern for LIKE that finds `part` anywhere, with `!` as its escape. */
export function containing(part: string): string {
  return `%${part.replaceAll(/[!%_]/g, (sign) => `!${sign}`)}%`
}
