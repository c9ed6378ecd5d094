/** Whole tables in and out of an SQLite ledger: what `folkmoot dump` and `folkmoot load` work on. */
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { listMigrations, missingMigrations } from '../../migrations.ts'
import { StoreRefusal } from '../../refusal.ts'
import { insertOne, selectAll } from '../../tables.ts'
import type { Row, TableReader, TableWriter } from '../../tables.ts'
import { isDuplicate, openReadOnly, openScratch } from './connection.ts'
import type { Connection } from './connection.ts'
import { ledgerFile } from './files.ts'
import { lockFolder } from './lock.ts'
import { applyMigrations, schemaVersion } from './migrate.ts'
import { refuseMissing } from './reader.ts'

const ROWS_AT_ONCE = 500

/**
 * Holds the ledger as it is now, also while another process writes to it.
 * @throws StoreRefusal `missing`, `newer` or `not-folkmoot`
 */
export async function openSqliteTableReader(folder: string): Promise<TableReader> {
  refuseMissing(folder)
  const file = ledgerFile(folder)
  const schema = schemaVersion(file)
  missingMigrations(file, schema)
  const connection = openReadOnly(file)
  connection.db.exec('BEGIN')
  return {
    schema,
    rows: async function* rows(table) {
      const statement = connection.db.prepare(selectAll(table))
      statement.setReturnArrays(true)
      let batch: Row[] = []
      for (const row of statement.iterate()) {
        // With arrays asked for, each row is one; the type of `iterate` knows only objects.
        if (batch.push(row as unknown as Row) < ROWS_AT_ONCE) continue
        yield batch
        batch = []
      }
      if (batch.length > 0) yield batch
    },
    close: async () => connection.close(),
  }
}

/**
 * A new ledger of this schema beside the folder's, which takes its place at the end.
 * @throws StoreRefusal `in-use`, or `not-empty` when the folder's ledger has communities
 */
export async function openSqliteTableWriter(
  folder: string,
  { schema, now }: { readonly schema: number; readonly now: () => number },
): Promise<TableWriter> {
  mkdirSync(folder, { recursive: true })
  const unlock = lockFolder(folder)
  const partial = `${ledgerFile(folder)}.partial`
  try {
    refuseUsed(folder)
    rmSync(partial, { force: true })
    const connection = openScratch(partial)
    applyMigrations(connection, listMigrations().slice(0, schema), now)
    connection.db.exec('BEGIN')
    return writerOn(connection, { folder, partial, schema, now, unlock })
  } catch (error) {
    unlock()
    throw error
  }
}

interface Scratch {
  readonly folder: string
  readonly partial: string
  readonly schema: number
  readonly now: () => number
  readonly unlock: () => void
}

function writerOn(connection: Connection, { folder, partial, schema, now, unlock }: Scratch): TableWriter {
  return {
    insert: async (table, rows) => {
      const statement = connection.prepare(insertOne(table))
      for (const row of rows) statement.run(...row)
    },
    isFaultOfRows: isDuplicate,
    finish: async () => {
      connection.db.exec('COMMIT')
      applyMigrations(connection, listMigrations().slice(schema), now)
      connection.close()
      takePlace(folder, partial)
      unlock()
    },
    abandon: async () => {
      if (connection.db.isOpen) connection.close()
      rmSync(partial, { force: true })
      unlock()
    },
  }
}

function refuseUsed(folder: string): void {
  const file = ledgerFile(folder)
  if (schemaVersion(file) === 0) return
  const connection = openReadOnly(file)
  try {
    if (connection.one('SELECT community_id FROM communities LIMIT 1') === null) return
  } finally {
    connection.close()
  }
  throw new StoreRefusal('not-empty', {
    en: `${file} already holds communities. Name another folder with --data.`,
    'zh-CN': `${file} 里已经有社群。请用 --data 指定另一个目录。`,
  })
}

/** The ledger that was there holds no community: it goes, with its log, and the projections made from it. */
function takePlace(folder: string, partial: string): void {
  sync(partial)
  const gone = ['folkmoot.db-wal', 'folkmoot.db-shm', 'search.db', 'search.db-wal', 'search.db-shm']
  for (const name of gone) rmSync(join(folder, name), { force: true })
  renameSync(partial, ledgerFile(folder))
  sync(folder)
}

function sync(path: string): void {
  if (!existsSync(path)) return
  const handle = openSync(path, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
