/**
 * One writing Folkmoot a database: its writer's connection holds a lock of the server's, so that nothing is ever
 * written without it. However the holder ends, the server gives the lock back; no clock is asked.
 */
import { setTimeout as pause } from 'node:timers/promises'
import type pg from 'pg'
import { StoreRefusal } from '../../refusal.ts'
import { placeOf } from './client.ts'

export interface Tenure {
  /**
   * Takes it for this connection.
   * @throws StoreRefusal `in-use` when another connection has it.
   */
  readonly take: (client: pg.Client) => Promise<void>
}

const NAME = 0x666d
const KEY = `${NAME}, hashtext(COALESCE($1::text, current_schema()))`
const TAKE = `SELECT pg_try_advisory_lock(${KEY}) AS taken, pg_backend_pid() AS process`
const GIVE_BACK = `SELECT pg_advisory_unlock(${KEY})`
/** Our own connection from before, which the server may not know to be lost. */
const END_EARLIER = `SELECT pg_terminate_backend(pid) FROM pg_locks
  WHERE locktype = 'advisory' AND granted AND pid = $2 AND classid = ${NAME}
    AND objid::bigint = (hashtext(COALESCE($1::text, current_schema()))::bigint & 4294967295)
    AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`

/** A machine that vanished is given up after half a minute; on a socket of this machine these mean nothing. */
const WATCH = `SET tcp_keepalives_idle = 10; SET tcp_keepalives_interval = 5; SET tcp_keepalives_count = 4;
  SET tcp_user_timeout = '30s'`

const PATIENCE_MS = 5_000
const BETWEEN_TRIES_MS = 100

export function createTenure(url: string, schema: string | undefined): Tenure {
  const values = [schema ?? null]
  let earlier: number | null = null
  return {
    take: async (client) => {
      await client.query(WATCH)
      const { rows } = await client.query<{ taken: boolean; process: number }>(TAKE, values)
      if (rows[0]?.taken === true) {
        earlier = rows[0].process
        return
      }
      if (earlier !== null) await client.query(END_EARLIER, [...values, earlier])
      throw inUse(url)
    },
  }
}

/**
 * Makes sure that nobody writes to the database now, before anything in it is changed. A Folkmoot that has just
 * ended is waited for.
 * @throws StoreRefusal `in-use`.
 */
export async function refuseTaken(client: pg.Client, url: string, schema: string | undefined): Promise<void> {
  const tenure = createTenure(url, schema)
  for (const until = performance.now() + PATIENCE_MS; ; await pause(BETWEEN_TRIES_MS)) {
    try {
      await tenure.take(client)
      await client.query(GIVE_BACK, [schema ?? null])
      return
    } catch (error) {
      if (!(error instanceof StoreRefusal) || performance.now() > until) throw error
    }
  }
}

function inUse(url: string): StoreRefusal {
  return new StoreRefusal('in-use', {
    en: `Another Folkmoot is running on ${placeOf(url)}. One database is served by one Folkmoot: stop the other first, or give this one a database of its own in DATABASE_URL.`,
    'zh-CN': `另一个 Folkmoot 正在使用 ${placeOf(url)}。一个数据库同时只能由一个 Folkmoot 使用：请先停止另一个，或在 DATABASE_URL 中为本次运行指定另一个数据库。`,
  })
}
