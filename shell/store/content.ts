/** What may be erased: texts and names, by event and member. */
import { readText } from './text.ts'
import type { ContentRow } from '../../core/ports/rows.ts'

export const CONTENT = {
  insert: `INSERT INTO content (community_id, seq, part, member_id, salt, body) VALUES (?, ?, ?, ?, ?, ?)`,
  ofEvent: `SELECT community_id AS community, seq, part, member_id AS member, salt, body
    FROM content WHERE community_id = ? AND seq = ? ORDER BY part`,
  body: 'SELECT body FROM content WHERE community_id = ? AND seq = ? AND part = ?',
  eraseListed: `DELETE FROM content WHERE community_id = ?1 AND member_id = ?2
    AND seq IN (SELECT seq FROM member_events WHERE community_id = ?1 AND member_id = ?2)`,
  insertName: `INSERT INTO content_names (community_id, member_id, seq, part) VALUES (?, ?, ?, ?)
    ON CONFLICT (community_id, member_id, seq, part) DO NOTHING`,
  eraseNaming: `DELETE FROM content WHERE community_id = ?1 AND EXISTS (
    SELECT 1 FROM content_names n WHERE n.community_id = content.community_id AND n.member_id = ?2
      AND n.seq = content.seq AND n.part = content.part)
    AND seq IN (SELECT seq FROM content_names WHERE community_id = ?1 AND member_id = ?2)`,
  eraseNames: 'DELETE FROM content_names WHERE community_id = ? AND member_id = ?',
  eraseUnlisted: 'DELETE FROM content WHERE community_id = ? AND member_id = ? AND seq > ?',
}

export function readContent(row: ContentRow): ContentRow {
  return { ...row, salt: readText(row.salt), body: readText(row.body) }
}
