/** Connections for reading: each question sees one moment of the database, and ends at the time limit. */
import pg from 'pg'
import { numbered } from '../../placeholders.ts'
import { TimeLimitExceeded } from '../../time-limit.ts'
import { clientConfig, isTimeout, useSchema } from './client.ts'
import type { Ask } from './lookups.ts'

export interface Snapshots {
  /** Gives `work` a connection whose statements all see the same moment. */
  readonly look: <Result>(method: string, work: (ask: Ask) => Promise<Result>) => Promise<Result>
  readonly close: () => Promise<void>
}

export interface SnapshotOptions {
  /** Questions answered at the same time, at most. */
  readonly connections: number
  /** Milliseconds that one answer may take, waiting for a free connection not counted. */
  readonly timeLimit: number
  readonly schema?: string | undefined
}

export function openSnapshots(url: string, { connections, timeLimit, schema }: SnapshotOptions): Snapshots {
  const begin =
    'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SET LOCAL jit = off;' +
    `SET LOCAL statement_timeout = ${timeLimit};` +
    `SET LOCAL idle_in_transaction_session_timeout = '30s';${useSchema(schema)}`
  const pool = new pg.Pool({ ...clientConfig(url), max: connections })
  // A connection that is lost fails the question it answers, if any, and is replaced at the next one.
  pool.on('error', () => {})
  pool.on('connect', (client) => void client.on('error', () => {}))
  return {
    look: async (method, work) => {
      const client = await pool.connect()
      let lost = true
      try {
        const result = await within(client, begin, { method, timeLimit }, work)
        lost = false
        return result
      } catch (error) {
        lost = !(await client.query('ROLLBACK').then(
          () => true,
          () => false,
        ))
        throw isTimeout(error) ? new TimeLimitExceeded(method, timeLimit) : error
      } finally {
        client.release(lost)
      }
    },
    close: () => pool.end(),
  }
}

async function within<Result>(
  client: pg.PoolClient,
  begin: string,
  { method, timeLimit }: { readonly method: string; readonly timeLimit: number },
  work: (ask: Ask) => Promise<Result>,
): Promise<Result> {
  const until = performance.now() + timeLimit
  await client.query(begin)
  const ask: Ask = {
    all: async <Row>(sql: string, ...values: (string | number | null)[]) => {
      if (performance.now() > until) throw new TimeLimitExceeded(method, timeLimit)
      return (await client.query(numbered(sql), values)).rows as Row[]
    },
  }
  const result = await work(ask)
  await client.query('COMMIT')
  return result
}
