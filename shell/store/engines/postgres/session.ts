/** The writer's one connection: what is asked of it happens in the order in which it was asked. */
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { numbered } from '../../placeholders.ts'
import { StoreRefusal } from '../../refusal.ts'
import { clientConfig, codeOf, placeOf, useSchema } from './client.ts'
import type { Value } from './client.ts'
import { copyIn } from './copy.ts'
import { createTenure } from './tenure.ts'

/** The connection was lost, or there is none: nothing was written, and a later call may succeed. */
export class DatabaseUnreachable extends Error {
  override readonly name = 'DatabaseUnreachable'
}

/** The connection was lost while a commit was on its way: it may stand in the database or not. */
export class CommitUnknown extends Error {
  override readonly name = 'CommitUnknown'
}

/** Statements on the connection; what is asked without waiting is sent without waiting, and answered in order. */
export interface Statements {
  /** Rows as the statement names their columns; the type is the caller's word for it. */
  readonly all: <Row>(sql: string, ...values: Value[]) => Promise<readonly Row[]>
  readonly one: <Row>(sql: string, ...values: Value[]) => Promise<Row | null>
  /** How many rows changed. */
  readonly run: (sql: string, ...values: Value[]) => Promise<number>
  /** Adds rows by COPY, as lines of its text format; answers how many. */
  readonly add: (sql: string, lines: string) => Promise<number>
  /** Statements without values, several at once; answers the name of the last command. */
  readonly exec: (sql: string) => Promise<string>
  /** Whether `error` means that the connection is lost, and not that a statement was wrong. */
  readonly isLost: (error: unknown) => boolean
}

export interface Session {
  /** Gives `work` the connection for itself; `renewed` makes a new one when this one was lost meanwhile. */
  readonly alone: <Result>(
    work: (statements: Statements, renewed: () => Promise<Statements>) => Promise<Result>,
  ) => Promise<Result>
  /** Reads, which may be done again: once more when the connection turns out to be lost. */
  readonly read: <Result>(work: (statements: Statements) => Promise<Result>) => Promise<Result>
  readonly close: () => Promise<void>
}

/** How long one call waits for a server that is restarting. */
const PATIENCE_MS = 5_000
const FIRST_PAUSE_MS = 50
const LONGEST_PAUSE_MS = 1_000

/** The server ends the connection: it is told to, it crashed, it is starting, or we were idle in a transaction. */
const ENDED = new Set(['57P01', '57P02', '57P03', '25P03'])

// A worker that vanished must not keep a community's row locked; one that waits must not wait for ever.
const SETTINGS = `SET synchronous_commit = on; SET idle_in_transaction_session_timeout = '30s';
  SET lock_timeout = '15s'; SET plan_cache_mode = force_generic_plan; SET jit = off;`

export interface SessionOptions {
  readonly schema?: string | undefined
  /** Every connection of this session holds the tenure; called when another Folkmoot has taken it meanwhile. */
  readonly onTaken?: ((refusal: StoreRefusal) => void) | undefined
}

/** Connects at the first use, and again after every loss. */
export function openSession(url: string, { schema, onTaken }: SessionOptions = {}): Session {
  const tenure = onTaken === undefined ? null : createTenure(url, schema)
  let live: pg.Client | null = null
  let last: Promise<unknown> = Promise.resolve()
  let closed = false

  const connect = async (): Promise<pg.Client> => {
    const client = new pg.Client({ ...clientConfig(url), pipeline: true })
    client.on('error', () => {
      if (live === client) live = null
    })
    client.on('end', () => {
      if (live === client) live = null
    })
    await client.connect()
    try {
      await client.query(SETTINGS + useSchema(schema))
      await tenure?.take(client)
    } catch (error) {
      await client.end().catch(() => {})
      throw error
    }
    return client
  }
  const connected = async (): Promise<pg.Client> => {
    const until = performance.now() + PATIENCE_MS
    for (let wait = FIRST_PAUSE_MS; ; wait = Math.min(wait * 2, LONGEST_PAUSE_MS)) {
      if (live !== null) return live
      try {
        return (live = await connect())
      } catch (error) {
        if (performance.now() + wait > until) {
          if (!(error instanceof StoreRefusal)) throw unreachable(url, error)
          onTaken?.(error)
          throw error
        }
        await pause(wait)
      }
    }
  }
  const renewed = async (): Promise<Statements> => {
    const client = await connected()
    const isLost = (error: unknown): boolean => {
      if (ENDED.has(codeOf(error) ?? '') && live === client) live = null
      return live !== client
    }
    return { ...statementsOn(client), isLost }
  }
  const alone: Session['alone'] = (work) => {
    if (closed) return Promise.reject(new Error('The ledger is closed.'))
    const result = last.then(async () => work(await renewed(), renewed))
    last = result.catch(() => {})
    return result
  }
  return {
    alone,
    read: (work) =>
      alone(async (statements) => {
        try {
          return await work(statements)
        } catch (error) {
          if (!statements.isLost(error)) throw error
          return work(await renewed())
        }
      }),
    close: async () => {
      if (closed) return
      closed = true
      await last
      await live?.end()
    },
  }
}

function statementsOn(client: pg.Client): Omit<Statements, 'isLost'> {
  const query = (sql: string, values: Value[]) => {
    const text = numbered(sql)
    return client.query({ name: nameOf(text), text, values })
  }
  return {
    all: async <Row>(sql: string, ...values: Value[]) => (await query(sql, values)).rows as Row[],
    one: async <Row>(sql: string, ...values: Value[]) =>
      ((await query(sql, values)).rows[0] ?? null) as Row | null,
    run: async (sql, ...values) => (await query(sql, values)).rowCount ?? 0,
    add: (sql, lines) => copyIn(client, sql, lines),
    exec: async (sql) => {
      const result: pg.QueryResult | pg.QueryResult[] = await client.query(sql)
      return (Array.isArray(result) ? result.at(-1)?.command : result.command) ?? ''
    },
  }
}

const names = new Map<string, string>()

/** Every text is prepared once a connection, under a short name of its own. */
function nameOf(text: string): string {
  let name = names.get(text)
  if (name === undefined) names.set(text, (name = `s${names.size + 1}`))
  return name
}

export function unreachable(url: string, cause: unknown): DatabaseUnreachable {
  const reason = cause instanceof Error ? cause.message : String(cause)
  return new DatabaseUnreachable(`${placeOf(url)} does not answer: ${reason}`, { cause })
}
