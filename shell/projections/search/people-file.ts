/**
 * Everyone of a community by name, native id, role and tag, in `search.db`: what finds one among hundreds of
 * thousands at once, whichever engine keeps the ledger. Whoever an event touched is due, and is read anew from
 * handles and state; who has no handle any more is forgotten.
 */
import type { DatabaseSync } from 'node:sqlite'
import { normalise } from '../../../core/facts/normalise.ts'
import type { FoundPeople, PeopleQuery, PersonSort } from '../../../core/ports/people.ts'

export const PEOPLE_SCHEMA = `
CREATE TABLE people (
  community_id INTEGER NOT NULL,
  member_id INTEGER NOT NULL,
  -- Lower case, for the order by name.
  name TEXT NOT NULL,
  -- Everything by which the person is found, one a line.
  found_by TEXT NOT NULL,
  -- Each between two line ends.
  roles TEXT NOT NULL,
  tags TEXT NOT NULL,
  points INTEGER NOT NULL,
  last INTEGER NOT NULL,
  PRIMARY KEY (community_id, member_id)
) WITHOUT ROWID;
CREATE INDEX people_by_last ON people (community_id, last, member_id);
CREATE INDEX people_by_points ON people (community_id, points, member_id);
CREATE INDEX people_by_name ON people (community_id, name, member_id);
CREATE TABLE people_due (
  community_id INTEGER NOT NULL,
  member_id INTEGER NOT NULL,
  PRIMARY KEY (community_id, member_id)
) WITHOUT ROWID;
`

export interface PersonRow {
  readonly member: number
  readonly names: readonly string[]
  readonly natives: readonly string[]
  readonly roles: readonly string[]
  readonly tags: readonly string[]
  readonly points: number
  readonly last: number
}

export interface PeopleFile {
  /** Within the transaction that moves the cursor. */
  readonly markDue: (community: number, members: readonly number[]) => void
  /** Within the transaction as well: gone at once. */
  readonly erase: (community: number, members: readonly number[]) => void
  readonly due: (community: number, limit: number) => readonly number[]
  readonly countDue: () => number
  /** Takes these in as they are now; members of `due` that are not in `rows` are forgotten. */
  readonly write: (community: number, due: readonly number[], rows: readonly PersonRow[]) => void
  readonly forget: (community: number) => void
  readonly find: (community: number, query: PeopleQuery) => FoundPeople
}

const ORDER: Readonly<Record<PersonSort, string>> = {
  last: 'last DESC, member_id DESC',
  points: 'points DESC, member_id DESC',
  name: 'name, member_id',
}

/** `transaction` is that of the file which the tables lie in. */
export function peopleOn(db: DatabaseSync, transaction: (work: () => void) => void): PeopleFile {
  const mark = db.prepare('INSERT INTO people_due VALUES (?, ?) ON CONFLICT DO NOTHING')
  const due = db.prepare('SELECT member_id AS member FROM people_due WHERE community_id = ? LIMIT ?')
  const settle = db.prepare('DELETE FROM people_due WHERE community_id = ? AND member_id = ?')
  const remove = db.prepare('DELETE FROM people WHERE community_id = ? AND member_id = ?')
  const put = db.prepare('INSERT OR REPLACE INTO people VALUES (?, ?, ?, ?, ?, ?, ?, ?)')
  const count = db.prepare('SELECT COUNT(*) AS n FROM people_due')
  return {
    markDue: (community, members) => {
      for (const member of members) mark.run(community, member)
    },
    erase: (community, members) => {
      for (const member of members) remove.run(community, member)
    },
    due: (community, limit) => due.all(community, limit).map(({ member }) => Number(member)),
    countDue: () => Number(count.get()?.['n'] ?? 0),
    write: (community, members, rows) =>
      transaction(() => {
        const known = new Set(rows.map(({ member }) => member))
        for (const member of members) {
          if (!known.has(member)) remove.run(community, member)
          settle.run(community, member)
        }
        for (const row of rows) put.run(...valuesOf(community, row))
      }),
    forget: (community) => {
      db.prepare('DELETE FROM people WHERE community_id = ?').run(community)
      db.prepare('DELETE FROM people_due WHERE community_id = ?').run(community)
    },
    find: (community, query) => find(db, community, query),
  }
}

function valuesOf(community: number, row: PersonRow): (string | number)[] {
  const { member, names, natives, roles, tags, points, last } = row
  const name = normalise(names[0] ?? natives[0] ?? '')
  const foundBy = [...names, ...natives, ...roles, ...tags].map((word) => normalise(word)).join('\n')
  return [community, member, name, foundBy, lines(roles), lines(tags), points, last]
}

const lines = (labels: readonly string[]): string => ['', ...labels, ''].join('\n')

function find(db: DatabaseSync, community: number, query: PeopleQuery): FoundPeople {
  const { text, role, tag, sort, offset, limit } = query
  const where = ['community_id = ?']
  const values: (string | number)[] = [community]
  const holds = (column: string, part: string) => {
    where.push(`instr(${column}, ?) > 0`)
    values.push(part)
  }
  for (const word of normalise(text).split(/\s+/u).filter(Boolean)) holds('found_by', word)
  if (role !== null) holds('roles', `\n${role}\n`)
  if (tag !== null) holds('tags', `\n${tag}\n`)
  const condition = where.join(' AND ')
  const total = Number(
    db.prepare(`SELECT COUNT(*) AS n FROM people NOT INDEXED WHERE ${condition}`).get(...values)?.['n'] ?? 0,
  )
  const rows = db.prepare(pageOf(condition, ORDER[sort], where.length === 1)).all(...values, limit, offset)
  return { total, members: rows.map(({ member }) => Number(member)) }
}

/**
 * Everyone in order is a walk along an index. Some of them are looked for in one pass over the table and then
 * put in order: along an index each miss would cost a look at the table.
 */
function pageOf(condition: string, order: string, everyone: boolean): string {
  if (everyone)
    return `SELECT member_id AS member FROM people WHERE ${condition} ORDER BY ${order} LIMIT ? OFFSET ?`
  return `WITH hits AS MATERIALIZED (SELECT member_id, name, points, last FROM people NOT INDEXED WHERE ${condition})
    SELECT member_id AS member FROM hits ORDER BY ${order} LIMIT ? OFFSET ?`
}
