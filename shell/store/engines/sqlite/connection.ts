/** One connection to an SQLite file, with its statements prepared once. */
import { DatabaseSync } from 'node:sqlite'
import type { StatementSync } from 'node:sqlite'

export type Value = string | number | null

export interface Connection {
  readonly db: DatabaseSync
  readonly prepare: (sql: string) => StatementSync
  /** Rows as the statement names their columns; the type is the caller's word for it. */
  readonly all: <Row>(sql: string, ...values: Value[]) => readonly Row[]
  readonly one: <Row>(sql: string, ...values: Value[]) => Row | null
  /** How many rows changed. */
  readonly run: (sql: string, ...values: Value[]) => number
  /** All of it or nothing, also when the disk is full. */
  readonly transaction: <Result>(work: () => Result) => Result
  readonly close: () => void
}

const BUSY_MS = 5_000

/** Opens the file for writing, durable at every commit, and creates it if need be. */
export function openWriter(file: string): Connection {
  const db = new DatabaseSync(file, { timeout: BUSY_MS, enableForeignKeyConstraints: false })
  db.exec('PRAGMA journal_mode = WAL')
  db.exec('PRAGMA synchronous = FULL')
  db.exec('PRAGMA wal_autocheckpoint = 4000')
  db.exec('PRAGMA cache_size = -32768')
  // Erased text must not stay in free parts of pages.
  db.exec('PRAGMA secure_delete = ON')
  return connect(db)
}

/** Opens a new file that is thrown away unless it is filled to the end: nothing is kept to undo a crash. */
export function openScratch(file: string): Connection {
  const db = new DatabaseSync(file, { enableForeignKeyConstraints: false })
  db.exec('PRAGMA journal_mode = OFF')
  db.exec('PRAGMA synchronous = OFF')
  db.exec('PRAGMA cache_size = -32768')
  return connect(db)
}

/** Opens an existing file for reading only. */
export function openReadOnly(file: string): Connection {
  const db = new DatabaseSync(file, { readOnly: true, timeout: BUSY_MS })
  db.exec('PRAGMA cache_size = -32768')
  return connect(db)
}

function connect(db: DatabaseSync): Connection {
  const statements = new Map<string, StatementSync>()
  const prepare = (sql: string): StatementSync => {
    const known = statements.get(sql)
    if (known !== undefined) return known
    const statement = db.prepare(sql)
    statements.set(sql, statement)
    return statement
  }
  return {
    db,
    prepare,
    all: <Row>(sql: string, ...values: Value[]) => prepare(sql).all(...values) as Row[],
    one: <Row>(sql: string, ...values: Value[]) => (prepare(sql).get(...values) ?? null) as Row | null,
    run: (sql, ...values) => Number(prepare(sql).run(...values).changes),
    transaction: (work) => inTransaction(db, work),
    close: () => db.close(),
  }
}

function inTransaction<Result>(db: DatabaseSync, work: () => Result): Result {
  db.exec('BEGIN IMMEDIATE')
  try {
    const result = work()
    db.exec('COMMIT')
    return result
  } catch (error) {
    // SQLite may have rolled back by itself, as it does on a full disk.
    if (db.isTransaction) db.exec('ROLLBACK')
    throw error
  }
}

/** Whether SQLite refused a row because its key is already there. */
export function isDuplicate(error: unknown): boolean {
  const code = error instanceof Error && 'errcode' in error ? error.errcode : null
  return code === 1555 || code === 2067
}
