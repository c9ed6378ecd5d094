/**
 * `search.db`: which words stand in which message, and who is who. It keeps its place in the ledger in the same
 * transaction.
 */
import type { DatabaseSync } from 'node:sqlite'
import { openProjectionFile, transact } from '../file.ts'
import { PEOPLE_SCHEMA, peopleOn } from './people-file.ts'
import type { PeopleFile } from './people-file.ts'

const VERSION = 2
/** Ranking looks at so many of the newest hits: a common word would otherwise be ranked over years. */
const NEWEST = 2_000

const SCHEMA = `
CREATE TABLE cursors (
  community_id INTEGER NOT NULL PRIMARY KEY,
  seq INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE documents (
  id INTEGER NOT NULL PRIMARY KEY,
  community_id INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  member_id INTEGER,
  UNIQUE (community_id, seq)
);
CREATE INDEX documents_by_member ON documents (community_id, member_id) WHERE member_id IS NOT NULL;
CREATE VIRTUAL TABLE words USING fts5 (community, text, tokenize = "unicode61 remove_diacritics 0 categories 'L* M* N* Co'");
-- What is erased leaves the index at once, not when it happens to be merged.
INSERT INTO words (words, rank) VALUES ('secure-delete', 1);
${PEOPLE_SCHEMA}
PRAGMA user_version = ${VERSION};
`

const PRAGMAS = 'PRAGMA secure_delete = ON; PRAGMA cache_size = -65536'

export interface Document {
  readonly seq: number
  readonly member: number | null
  /** Words with spaces between. */
  readonly words: string
}

export interface IndexFile {
  readonly cursor: (community: number) => number
  /** Takes documents in, forgets erased members' ones, and moves the cursor: all or nothing. */
  readonly write: (
    community: number,
    page: {
      readonly documents: readonly Document[]
      readonly erased: readonly number[]
      /** Members to be read anew. */
      readonly touched?: readonly number[]
      readonly to: number
    },
  ) => void
  readonly people: PeopleFile
  /** Forgets a community, to take it in again from its first event. */
  readonly reset: (community: number) => void
  /** Messages that hold all words, best first; of equal ones the newer first. */
  readonly find: (community: number, words: readonly string[], limit: number) => readonly number[]
  readonly close: () => void
}

/** Opens the file; one that cannot be used is removed and made anew. */
export function openIndexFile(file: string): IndexFile {
  return openProjectionFile(file, { tables: SCHEMA, version: VERSION, pragmas: PRAGMAS }, indexOn)
}

function indexOn(db: DatabaseSync): IndexFile {
  const cursor = db.prepare('SELECT seq FROM cursors WHERE community_id = ?')
  const move = db.prepare(
    'INSERT INTO cursors VALUES (?, ?) ON CONFLICT (community_id) DO UPDATE SET seq = excluded.seq',
  )
  const addDocument = db.prepare(
    'INSERT INTO documents (community_id, seq, member_id) VALUES (?, ?, ?) RETURNING id',
  )
  const addWords = db.prepare('INSERT INTO words (rowid, community, text) VALUES (?, ?, ?)')
  const find = db.prepare(`WITH newest AS MATERIALIZED (
      SELECT rowid AS id, bm25(words, 0.0, 1.0) AS score FROM words WHERE words MATCH ? ORDER BY rowid DESC LIMIT ${NEWEST}
    )
    SELECT d.seq AS seq FROM newest n JOIN documents d ON d.id = n.id AND d.community_id = ?
    ORDER BY n.score, d.seq DESC LIMIT ?`)
  const forget = (community: number, where: string, ...values: number[]): void => {
    db.prepare(
      `DELETE FROM words WHERE rowid IN (SELECT id FROM documents WHERE community_id = ? ${where})`,
    ).run(community, ...values)
    db.prepare(`DELETE FROM documents WHERE community_id = ? ${where}`).run(community, ...values)
  }
  const transaction = (work: () => void): void => transact(db, work)
  const people = peopleOn(db, transaction)
  return {
    people,
    cursor: (community) => Number(cursor.get(community)?.['seq'] ?? 0),
    write: (community, { documents, erased, touched = [], to }) => {
      transaction(() => {
        for (const { seq, member, words } of documents) {
          const id = Number(addDocument.get(community, seq, member)?.['id'])
          addWords.run(id, String(community), words)
        }
        for (const member of erased) forget(community, 'AND member_id = ?', member)
        people.erase(community, erased)
        people.markDue(community, touched)
        move.run(community, to)
      })
      if (erased.length > 0) db.exec('PRAGMA wal_checkpoint(TRUNCATE)')
    },
    reset: (community) =>
      transaction(() => {
        forget(community, '')
        people.forget(community)
        move.run(community, 0)
      }),
    find: (community, words, limit) => {
      if (words.length === 0) return []
      const text = words.map((word) => `"${word.replaceAll('"', '""')}"`).join(' AND ')
      const rows = find.all(`community : "${community}" AND text : (${text})`, community, limit)
      return rows.map(({ seq }) => Number(seq))
    },
    close: () => db.close(),
  }
}
