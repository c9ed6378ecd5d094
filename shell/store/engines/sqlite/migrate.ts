/** Brings an SQLite database to this Folkmoot's schema. */
import { existsSync, mkdirSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { join } from 'node:path'
import { missingMigrations } from '../../migrations.ts'
import { StoreRefusal } from '../../refusal.ts'
import type { Migration } from '../../migrations.ts'
import type { Connection } from './connection.ts'
import { backupFolder, ledgerFile } from './files.ts'

const CREATE = `CREATE TABLE IF NOT EXISTS migrations (
  number BIGINT NOT NULL PRIMARY KEY, name TEXT NOT NULL, applied BIGINT NOT NULL)`

/**
 * The schema version of a database file: 0 for one that does not exist or is empty.
 * @throws StoreRefusal when the file is no database of Folkmoot, or a damaged one.
 */
export function schemaVersion(file: string): number {
  if (!existsSync(file)) return 0
  let db: DatabaseSync | null = null
  try {
    db = new DatabaseSync(file, { readOnly: true, timeout: 5_000 })
    const tables = db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").all()
    if (tables.length === 0) return 0
    const row = db.prepare('SELECT MAX(number) AS number FROM migrations').get()
    return Number(row?.['number'] ?? 0)
  } catch (error) {
    const cause = error instanceof Error ? error.message : String(error)
    throw new StoreRefusal('not-folkmoot', {
      en: `${file} cannot be read as a Folkmoot database (${cause}). Give another folder, or restore a backup.`,
      'zh-CN': `无法将 ${file} 作为 Folkmoot 数据库读取（${cause}）。请换一个目录，或从备份恢复。`,
    })
  } finally {
    db?.close()
  }
}

/** What is missing in the folder's database; refuses a newer one before anything is written. */
export function pendingMigrations(folder: string): { applied: number; missing: readonly Migration[] } {
  const file = ledgerFile(folder)
  const applied = schemaVersion(file)
  return { applied, missing: missingMigrations(file, applied) }
}

/** Applies each migration in a transaction of its own; an existing database is copied to `backups/` first. */
export function migrate(
  connection: Connection,
  folder: string,
  pending: { readonly applied: number; readonly missing: readonly Migration[] },
  now: () => number,
): void {
  if (pending.missing.length === 0) return
  if (pending.applied > 0) backupBefore(connection, folder, pending.applied, now())
  applyMigrations(connection, pending.missing, now)
}

/** Without a backup: for a database that is just being made. */
export function applyMigrations(
  connection: Connection,
  migrations: readonly Migration[],
  now: () => number,
): void {
  connection.db.exec(CREATE)
  for (const migration of migrations) {
    connection.transaction(() => {
      connection.db.exec(clustered(migration.sql))
      connection.run(
        'INSERT INTO migrations (number, name, applied) VALUES (?, ?, ?)',
        migration.number,
        migration.name,
        now(),
      )
    })
  }
}

function clustered(sql: string): string {
  return sql.replaceAll(') /* clustered */;', ') WITHOUT ROWID;')
}

function backupBefore(connection: Connection, folder: string, applied: number, now: number): void {
  mkdirSync(backupFolder(folder), { recursive: true })
  const time = new Date(now).toISOString().replaceAll(':', '-')
  const file = join(backupFolder(folder), `${String(applied).padStart(4, '0')}-${time}.db`)
  connection.db.prepare('VACUUM INTO ?').run(file)
}
