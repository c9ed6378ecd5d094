/**
 * The file of a projection holds nothing that the ledger does not: one that is missing, damaged or of another
 * version is made anew.
 */
import { rmSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'

export interface ProjectionSchema {
  /** Statements that make its tables and set `user_version`. */
  readonly tables: string
  readonly version: number
  /** Statements for each time that it is opened. */
  readonly pragmas?: string
}

/** Opens the file; one that cannot be used is removed and made anew. `use` may find it damaged as well. */
export function openProjectionFile<Opened>(
  file: string,
  schema: ProjectionSchema,
  use: (db: DatabaseSync) => Opened,
): Opened {
  try {
    return use(openDatabase(file, schema))
  } catch (error) {
    if (!isUseless(error)) throw error
    for (const suffix of ['', '-wal', '-shm']) rmSync(file + suffix, { force: true })
    return use(openDatabase(file, schema))
  }
}

/** Does all of the work, or nothing of it. */
export function transact(db: DatabaseSync, work: () => void): void {
  db.exec('BEGIN IMMEDIATE')
  try {
    work()
    db.exec('COMMIT')
  } catch (error) {
    if (db.isTransaction) db.exec('ROLLBACK')
    throw error
  }
}

/** A full disk, a lock or missing rights say nothing about the file itself. */
function isUseless(error: unknown): boolean {
  const code = error instanceof Error && 'errcode' in error ? Number(error.errcode) & 0xff : null
  return ![5, 6, 8, 10, 13, 14, 23].some((passing) => passing === code)
}

function openDatabase(file: string, { tables, version, pragmas = '' }: ProjectionSchema): DatabaseSync {
  const db = new DatabaseSync(file, { timeout: 5_000 })
  try {
    db.exec('PRAGMA journal_mode = WAL')
    // A lost page is read from the ledger again; the cursor is lost with it.
    db.exec('PRAGMA synchronous = NORMAL')
    db.exec(pragmas)
    const found = Number(db.prepare('PRAGMA user_version').get()?.['user_version'])
    const count = Number(db.prepare('SELECT COUNT(*) AS n FROM sqlite_schema').get()?.['n'])
    if (count === 0) db.exec(`BEGIN; ${tables} COMMIT;`)
    else if (found !== version) throw new Error(`${file} is of version ${found}.`)
    return db
  } catch (error) {
    db.close()
    throw error
  }
}
