/**
 * `figures.db`: how much was said and done, by day. It keeps its place in the ledger in the same transaction.
 */
import type { DatabaseSync } from 'node:sqlite'
import { openProjectionFile, transact } from '../file.ts'
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
  return openProjectionFile(file, { tables: SCHEMA, version: VERSION }, figuresOn)
}

function figuresOn(db: DatabaseSync): FiguresFile {
  const cursor = db.prepare('SELECT seq, zone FROM cursors WHERE community_id = ?')
  const writer = createWriter(db)
  const transaction = (work: () => void): void => {
    try {
      transact(db, work)
    } catch (error) {
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
