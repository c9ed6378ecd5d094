/**
 * `figures.db`: a projection that holds nothing that the ledger does not. It keeps its place in the ledger in the
 * same transaction, and is made anew when it is missing, damaged or of another version.
 */
import { rmSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { createAnswers } from './answers.ts'
import type { Answers } from './answers.ts'
import { SCHEMA, TABLES, VERSION } from './schema.ts'
import { createWriter } from './write-tally.ts'
import type { Known } from './fold.ts'
import type { Tally } from './tally.ts'

export interface FiguresFile extends Answers {
  /** Last event taken in, and the zone in which its days were counted; null before the first. */
  readonly cursor: (community: number) => { readonly seq: number; readonly zone: string } | null
  readonly known: (community: number) => Known
  /** Adds the tally and moves the cursor: all or nothing. */
  readonly write: (community: number, tally: Tally, to: number, zone: string) => void
  /** Forgets a community, to fold it from its first event. */
  readonly reset: (community: number) => void
  readonly close: () => void
}

/** Opens the file; one that cannot be used is removed and made anew. */
export function openFiguresFile(file: string): FiguresFile {
  try {
    return figuresOn(openDatabase(file))
  } catch (error) {
    if (!isUseless(error)) throw error
    for (const suffix of ['', '-wal', '-shm']) rmSync(file + suffix, { force: true })
    return figuresOn(openDatabase(file))
  }
}

/** A full disk, a lock or missing rights say nothing about the file itself. */
function isUseless(error: unknown): boolean {
  const code = error instanceof Error && 'errcode' in error ? Number(error.errcode) & 0xff : null
  return ![5, 6, 8, 10, 13, 14, 23].some((passing) => passing === code)
}

function openDatabase(file: string): DatabaseSync {
  const db = new DatabaseSync(file, { timeout: 5_000 })
  try {
    db.exec('PRAGMA journal_mode = WAL')
    // A lost page is read from the ledger again; the cursor is lost with it.
    db.exec('PRAGMA synchronous = NORMAL')
    const version = Number(db.prepare('PRAGMA user_version').get()?.['user_version'])
    const tables = Number(db.prepare('SELECT COUNT(*) AS n FROM sqlite_schema').get()?.['n'])
    if (tables === 0) db.exec(`BEGIN; ${SCHEMA} COMMIT;`)
    else if (version !== VERSION) throw new Error(`${file} is of version ${version}.`)
    return db
  } catch (error) {
    db.close()
    throw error
  }
}

function figuresOn(db: DatabaseSync): FiguresFile {
  const cursor = db.prepare('SELECT seq, zone FROM cursors WHERE community_id = ?')
  const writer = createWriter(db)
  const transaction = (work: () => void): void => {
    db.exec('BEGIN IMMEDIATE')
    try {
      work()
      db.exec('COMMIT')
    } catch (error) {
      if (db.isTransaction) db.exec('ROLLBACK')
      writer.forget()
      throw error
    }
  }
  return {
    ...createAnswers(db),
    cursor: (community) => {
      const row = cursor.get(community)
      return row === undefined ? null : { seq: Number(row['seq']), zone: String(row['zone']) }
    },
    known: writer.known,
    write: (community, tally, to, zone) => transaction(() => writer.write(community, tally, to, zone)),
    reset: (community) => {
      writer.forget()
      transaction(() => {
        for (const table of TABLES) db.prepare(`DELETE FROM ${table} WHERE community_id = ?`).run(community)
      })
    },
    close: () => db.close(),
  }
}
