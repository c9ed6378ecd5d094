/** How each operator goes on the round: the order of the groups, and what was seen. Kept in `auth.db`. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'
import type { RoundBook } from '../parts.ts'

const TABLES = `
  CREATE TABLE IF NOT EXISTS round_choice (
    operator TEXT NOT NULL,
    community BIGINT NOT NULL,
    groups TEXT NOT NULL,
    seen BIGINT,
    PRIMARY KEY (operator, community)
  );
`
const READ = 'SELECT groups, seen FROM round_choice WHERE operator = ? AND community = ?'
const SET_GROUPS = `INSERT INTO round_choice (operator, community, groups) VALUES (?, ?, ?)
  ON CONFLICT (operator, community) DO UPDATE SET groups = excluded.groups`
const SET_SEEN = `INSERT INTO round_choice (operator, community, groups, seen) VALUES (?, ?, '[]', ?)
  ON CONFLICT (operator, community) DO UPDATE SET seen = MAX(COALESCE(seen, 0), excluded.seen)`

const Choice = z.object({ groups: z.string(), seen: z.number().nullable() })
const Groups = z.array(z.number()).catch([])

/** Opens the table in `auth.db` of this folder, on a connection of its own. */
export function openRoundBook(folder: string): RoundBook & { readonly close: () => void } {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const database = new DatabaseSync(join(folder, 'auth.db'))
  database.exec('PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL')
  database.exec(TABLES)
  const read = database.prepare(READ)
  const setGroups = database.prepare(SET_GROUPS)
  const setSeen = database.prepare(SET_SEEN)
  return {
    choice: (operator, community) => {
      const row = read.get(operator, community)
      if (row === undefined) return { groups: [], seen: null }
      const { groups, seen } = Choice.parse(row)
      return { groups: Groups.parse(JSON.parse(groups)), seen }
    },
    setOrder: (operator, community, groups) => {
      setGroups.run(operator, community, JSON.stringify(groups))
    },
    markSeen: (operator, community, until) => {
      setSeen.run(operator, community, until)
    },
    close: () => database.close(),
  }
}
