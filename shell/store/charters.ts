/** Published charters, and where each account's connector stands. */
import { readOptional, readText } from './text.ts'
import type { CharterRow } from '../../core/ports/rows.ts'

const columns = 'community_id AS community, version, source, files, published, operator, reason'

export const CHARTERS = {
  insert: `INSERT INTO charters (community_id, version, source, files, published, operator, reason)
    VALUES (?, ?, ?, ?, ?, ?, ?)`,
  list: `SELECT ${columns} FROM charters WHERE community_id = ? ORDER BY version`,
  byVersion: `SELECT ${columns} FROM charters WHERE community_id = ? AND version = ?`,
  latest: `SELECT ${columns} FROM charters WHERE community_id = ? ORDER BY version DESC LIMIT 1`,
}

export const CURSORS = {
  upsert: `INSERT INTO cursors (community_id, account_id, cursor) VALUES (?, ?, ?)
    ON CONFLICT (community_id, account_id) DO UPDATE SET cursor = excluded.cursor`,
  get: 'SELECT cursor FROM cursors WHERE community_id = ? AND account_id = ?',
}

export type StoredCharter = Omit<CharterRow, 'files'> & { readonly files: string | null }

export function readCharter({ files, ...row }: StoredCharter): CharterRow {
  const texts = readOptional(files)
  return {
    ...row,
    source: readText(row.source),
    ...(texts === null ? {} : { files: texts }),
    operator: readText(row.operator),
    reason: readText(row.reason),
  }
}
