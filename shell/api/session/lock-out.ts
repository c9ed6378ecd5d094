/**
 * Pauses after wrong passwords, longer each time, by the name that was given: whether somebody has that name or
 * not makes no difference, so that names cannot be found out. Kept, so that a restart opens nothing.
 */
import { createHmac } from 'node:crypto'
import type { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'
import { nameKey } from './names.ts'

/** Tries that cost nothing. */
const FREE = 5
const FIRST_PAUSE = 30_000
const LONGEST_PAUSE = 3_600_000
/** After so long without a try all is forgotten. */
const FORGOTTEN = 24 * 3_600_000

/** Milliseconds to wait after so many failures in a row. */
export function pauseAfter(failures: number): number {
  return failures < FREE ? 0 : Math.min(FIRST_PAUSE * 2 ** (failures - FREE), LONGEST_PAUSE)
}

export interface LockOut {
  /**
   * Counts a try as failed, before it is looked at, so that many at once count as many: null when it may be
   * looked at, else the time until which it may not.
   */
  readonly attempt: (name: string, now: number) => number | null
  /** Until when no other try will be looked at; null when the next one may come. */
  readonly until: (name: string, now: number) => number | null
  /** It was right. */
  readonly forget: (name: string) => void
}

const Row = z.object({ failures: z.number().int(), last: z.number(), until: z.number() })

/** Kept in the table `sign_in_lock`, by a mark of the name: people type passwords where names belong. */
export function openLockOut(database: DatabaseSync, secret: string): LockOut {
  database.exec(`CREATE TABLE IF NOT EXISTS sign_in_lock (
    mark TEXT PRIMARY KEY,
    failures BIGINT NOT NULL,
    last BIGINT NOT NULL,
    until BIGINT NOT NULL
  )`)
  const select = database.prepare('SELECT failures, last, until FROM sign_in_lock WHERE mark = ?')
  const put = database.prepare(
    'INSERT INTO sign_in_lock (mark, failures, last, until) VALUES (?, ?, ?, ?) ON CONFLICT (mark) ' +
      'DO UPDATE SET failures = excluded.failures, last = excluded.last, until = excluded.until',
  )
  const remove = database.prepare('DELETE FROM sign_in_lock WHERE mark = ?')
  const sweep = database.prepare('DELETE FROM sign_in_lock WHERE last < ?')
  const markOf = (name: string) =>
    createHmac('sha256', secret)
      .update(`lock\n${nameKey(name)}`)
      .digest('base64url')
  const find = (mark: string, now: number) => {
    const row = select.get(mark)
    const known = row === undefined ? null : Row.parse(row)
    return known !== null && now - known.last < FORGOTTEN ? known : null
  }
  const until: LockOut['until'] = (name, now) => {
    const known = find(markOf(name), now)
    return known !== null && known.until > now ? known.until : null
  }
  return {
    until,
    attempt: (name, now) => {
      const closed = until(name, now)
      if (closed !== null) return closed
      const mark = markOf(name)
      const failures = (find(mark, now)?.failures ?? 0) + 1
      sweep.run(now - FORGOTTEN)
      put.run(mark, failures, now, now + pauseAfter(failures))
      return null
    },
    forget: (name) => {
      remove.run(markOf(name))
    },
  }
}
