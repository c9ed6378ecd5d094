/** Transactions of the writer: all of it or nothing, and an answer to be trusted though a connection was lost. */
import { setTimeout as pause } from 'node:timers/promises'
import { Conflict } from '../../../../core/ports/store.ts'
import { codeOf, isDuplicate } from './client.ts'
import type { Value } from './client.ts'
import { CommitUnknown } from './session.ts'
import type { Session, Statements } from './session.ts'

/** One statement that writes. */
export interface Write {
  readonly sql: string
  readonly values: readonly Value[]
  /** Rows it has to change, and what it means when it changes fewer. */
  readonly changes?: { readonly rows: number; readonly otherwise: string }
}

const TRANSACTION = 'SELECT CAST(pg_current_xact_id() AS TEXT) AS id'
const STATUS = 'SELECT pg_xact_status(CAST(CAST(? AS TEXT) AS xid8)) AS status'
/** How often the server is asked about a transaction that it still works on. */
const LOOKS = 50
const BETWEEN_LOOKS_MS = 100

/**
 * One transaction alone on the connection: `open` reads, locks and refuses; what `writes` names is then sent
 * in one go. When the connection breaks while the commit is on its way, the server is asked afterwards what
 * became of it.
 * @throws CommitUnknown when nobody can say.
 */
export function transact<Opened>(
  session: Session,
  open: (statements: Statements) => Promise<Opened>,
  writes: (opened: Opened) => readonly Write[],
): Promise<Opened> {
  return session.alone(async (statements, renewed) => {
    const begun = Promise.all([statements.exec('BEGIN'), statements.one<{ id: string }>(TRANSACTION)])
    let opened: Opened
    let id: string
    try {
      const [[, transaction], first] = await Promise.all([begun, open(statements)])
      opened = first
      id = transaction?.id ?? ''
      await writeAll(statements, writes(opened))
    } catch (error) {
      await statements.exec('ROLLBACK').catch(() => {})
      throw isDuplicate(error)
        ? new Conflict('A row of this commit is already stored.', { cause: error })
        : error
    }
    try {
      await statements.exec('COMMIT')
    } catch (error) {
      if (!(await isCommitted(id, renewed, error))) throw error
    }
    return opened
  })
}

async function writeAll(statements: Statements, writes: readonly Write[]): Promise<void> {
  const counts = await Promise.all(writes.map(({ sql, values }) => statements.run(sql, ...values)))
  writes.forEach(({ changes }, index) => {
    if (changes !== undefined && counts[index] !== changes.rows) throw new Conflict(changes.otherwise)
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
