/** Communities and accounts: who they are, which worker decides, and how far the chain has come. */
import { readText } from './text.ts'
import type { AccountRow, CommunityRow } from '../../core/ports/rows.ts'

export const COMMUNITIES = {
  insert: `INSERT INTO communities (community_id, name, created, epoch, head, chain, listed)
    VALUES (?, ?, ?, 0, 0, ?, 0)`,
  list: `SELECT community_id AS community, name, created, epoch, head, chain
    FROM communities ORDER BY community_id`,
  acquire: `UPDATE communities SET epoch = epoch + 1 WHERE community_id = ?
    RETURNING community_id AS community, epoch, head, chain`,
  lease: 'SELECT epoch, head, chain, listed FROM communities WHERE community_id = ?',
  advance: 'UPDATE communities SET head = ?, chain = ? WHERE community_id = ?',
  listed: 'UPDATE communities SET listed = ? WHERE community_id = ?',
  head: 'SELECT head FROM communities WHERE community_id = ?',
}

export const ACCOUNTS = {
  insert: `INSERT INTO accounts (community_id, account_id, platform, name, settings) VALUES (?, ?, ?, ?, ?)`,
  list: `SELECT community_id AS community, account_id AS account, platform, name, settings
    FROM accounts WHERE community_id = ? ORDER BY account_id`,
}

export function readCommunity(row: CommunityRow): CommunityRow {
  return { ...row, name: readText(row.name) }
}

export function readAccount(row: AccountRow): AccountRow {
  return {
    ...row,
    platform: readText(row.platform),
    name: readText(row.name),
    settings: readText(row.settings),
  }
}
