/** What decisions remember: one JSON record a key. */
export const STATE = {
  upsert: `INSERT INTO state (community_id, scope, a, b, value) VALUES (?, ?, ?, ?, ?)
    ON CONFLICT (community_id, scope, a, b) DO UPDATE SET value = excluded.value`,
  remove: 'DELETE FROM state WHERE community_id = ? AND scope = ? AND a = ? AND b = ?',
  scan: `SELECT scope, a, b, value FROM state
    WHERE community_id = ? AND scope = ? AND a > ? ORDER BY a, b LIMIT ?`,
  byKey: 'SELECT value FROM state WHERE community_id = ? AND scope = ? AND a = ? AND b = ?',
}
