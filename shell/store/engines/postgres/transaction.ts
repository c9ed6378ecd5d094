/** Transactions of the writer: all of it or nothing, and an answer to be trusted though a connection was lost. */
import { setTimeout as pause } from 'node:timers/promises'
import { Conflict } from '../../../../core/ports/store.ts'
import { codeOf, isDuplicate } from './client.ts'
import type { Value } from './client.ts'
import { CommitUnknown } from './session.ts'
import type { Session, Statements } from './session.ts'

/** One statement that writes. */
export interface Change {
  readonly sql: string
  readonly values: readonly Value[]
  /** Rows it has to change, and what it means when it changes fewer. */
  readonly changes?: { readonly rows: number; readonly otherwise: string }
}

/** Rows that are added as lines of COPY. */
export interface Addition {
  readonly sql: string
  readonly lines: string
}

export type Write = Change | Addition

const TRANSACTION = 'SELECT CAST(pg_current_xact_id() AS TEXT) AS id'
const STATUS = 'SELECT pg_xact_status(CAST(CAST(? AS TEXT) AS xid8)) AS status'
/** How often the server is asked about a transaction that it still works on. */
const LOOKS = 50
const BETWEEN_LOOKS_MS = 100

/**
 * One transaction alone on the connection: `open` reads, locks and refuses; what `writes` names is then sent
 * in one go. When the connection breaks before the commit, all is done again on a new one; when it breaks while
 * the commit is on its way, the server is asked afterwards what became of it.
 * @throws CommitUnknown when nobody can say.
 */
export function transact<Opened>(
  session: Session,
  open: (statements: Statements) => Promise<Opened>,
  writes: (opened: Opened) => readonly Write[],
): Promise<Opened> {
  return session.alone(async (first, renewed) => {
    let statements = first
    let prepared: Prepared<Opened>
    try {
      prepared = await prepare(statements, open, writes)
    } catch (error) {
      if (!statements.isLost(error)) throw error
      statements = await renewed()
      prepared = await prepare(statements, open, writes)
    }
    try {
      await statements.exec('COMMIT')
    } catch (error) {
      // The connection is given up when it is dying, and what became of the commit is asked on the next one.
      statements.isLost(error)
      if (!(await isCommitted(prepared.id, renewed, error))) throw error
    }
    return prepared.opened
  })
}

interface Prepared<Opened> {
  readonly opened: Opened
  /** The server's name of the transaction. */
  readonly id: string
}

/** Everything but the commit; nothing is left of it when it fails. */
async function prepare<Opened>(
  statements: Statements,
  open: (statements: Statements) => Promise<Opened>,
  writes: (opened: Opened) => readonly Write[],
): Promise<Prepared<Opened>> {
  try {
    const begun = Promise.all([statements.exec('BEGIN'), statements.one<{ id: string }>(TRANSACTION)])
    const [[, transaction], opened] = await Promise.all([begun, open(statements)])
    await writeAll(statements, writes(opened))
    return { opened, id: transaction?.id ?? '' }
  } catch (error) {
    await statements.exec('ROLLBACK').catch(() => {})
    throw isDuplicate(error)
      ? new Conflict('A row of this commit is already stored.', { cause: error })
      : error
  }
}

async function writeAll(statements: Statements, writes: readonly Write[]): Promise<void> {
  const counts = await Promise.all(
    writes.map((write) =>
      'lines' in write ? statements.add(write.sql, write.lines) : statements.run(write.sql, ...write.values),
    ),
  )
  writes.forEach((write, index) => {
    if (!('changes' in write) || write.changes === undefined) return
    if (counts[index] !== write.changes.rows) throw new Conflict(write.changes.otherwise)
  })
}

/** Whether the transaction came through although its answer did not. */
async function isCommitted(id: string, renewed: () => Promise<Statements>, cause: unknown): Promise<boolean> {
  try {
    const statements = await renewed()
    for (let look = 0; look < LOOKS; look += 1) {
      const found = await statements.one<{ status: string | null }>(STATUS, id)
      if (found?.status === 'committed') return true
      if (found?.status === 'aborted') return false
      await pause(BETWEEN_LOOKS_MS)
    }
  } catch (error) {
    throw new CommitUnknown(
      `Nobody can say whether a commit was stored (${codeOf(error) ?? 'no connection'}).`,
      {
        cause,
      },
    )
  }
  throw new CommitUnknown('The server did not say in time whether a commit was stored.', { cause })
}
