/** Communities and accounts: who they are, which worker decides, and how far the chain has come. */
import { readText } from './text.ts'
import type { AccountRow, CommunityRow, SecretRow } from '../../core/ports/rows.ts'

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
  list: `SELECT community_id AS community, account_id AS account, platform, name, settings, closed
    FROM accounts WHERE community_id = ? ORDER BY account_id`,
  update: `UPDATE accounts SET name = ?, settings = ?, closed = ?
    WHERE community_id = ? AND account_id = ? AND platform = ?`,
}

const secretColumns = 'community_id AS community, account_id AS account, name, sealed'

export const SECRETS = {
  upsert: `INSERT INTO secrets (community_id, account_id, name, sealed) VALUES (?, ?, ?, ?)
    ON CONFLICT (community_id, account_id, name) DO UPDATE SET sealed = excluded.sealed`,
  remove: 'DELETE FROM secrets WHERE community_id = ? AND account_id = ? AND name = ?',
  reseal: `UPDATE secrets SET sealed = ?
    WHERE community_id = ? AND account_id = ? AND name = ? AND sealed = ?`,
  ofAccount: `SELECT ${secretColumns} FROM secrets WHERE community_id = ? AND account_id = ? ORDER BY name`,
  all: `SELECT ${secretColumns} FROM secrets ORDER BY community_id, account_id, name`,
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

export function readSecret(row: SecretRow): SecretRow {
  return { ...row, name: readText(row.name), sealed: readText(row.sealed) }
}
