/** Brings a PostgreSQL database to this Folkmoot's schema. */
import pg from 'pg'
import { missingMigrations } from '../../migrations.ts'
import type { Migration } from '../../migrations.ts'
import { StoreRefusal } from '../../refusal.ts'
import { clientConfig, codeOf, placeOf, useSchema } from './client.ts'

const OLDEST = 15
const TABLES = `SELECT tablename AS name FROM pg_catalog.pg_tables WHERE schemaname = current_schema()
  ORDER BY tablename`
const CREATE = `CREATE TABLE IF NOT EXISTS migrations (
  number BIGINT NOT NULL PRIMARY KEY, name TEXT COLLATE "C" NOT NULL, applied BIGINT NOT NULL)`
/** Copies of tables as they were before a migration; the number is the schema's before it. */
const BACKUP = /^backup_\d{4}_/
/** Two that start at the same moment may both begin to create: the second then finds what the first made. */
const RACES = ['23505', '42710', '42P06', '42P07']
const TRIES = 5

export interface PrepareOptions {
  readonly now: () => number
  readonly schema?: string | undefined
}

/**
 * Refuses what is no database for this Folkmoot, then applies what is missing, each migration in a transaction
 * of its own. Others that start meanwhile wait.
 * @throws StoreRefusal `unreachable`, `unsuitable`, `newer` or `not-folkmoot`.
 */
export async function prepareDatabase(url: string, options: PrepareOptions): Promise<void> {
  await withClient(url, options.schema, async (client) => {
    const missing = missingMigrations(placeOf(url), await schemaVersion(client, url))
    if (missing.length === 0) return
    for (let tries = 1; ; tries += 1) {
      try {
        await createMigrations(client, options.schema)
        break
      } catch (error) {
        if (!RACES.includes(codeOf(error) ?? '') || tries === TRIES) throw error
      }
    }
    for (const migration of missing) {
      // One copy, of what was there before the first of them.
      const copied = migration !== missing[0]
      await apply(client, migration, { now: options.now, copied })
    }
  })
}

/** Connects for a look, or for migrations, and disconnects; refuses a server that is not reached or not suited. */
export async function withClient<Result>(
  url: string,
  schema: string | undefined,
  work: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const client = await connect(url)
  try {
    if (schema !== undefined) await client.query(useSchema(schema))
    return await work(client)
  } finally {
    await client.end()
  }
}

/** @throws StoreRefusal `unreachable` or `unsuitable`. */
export async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client(clientConfig(url))
  // What ends the connection also fails the statement that is under way.
  client.on('error', () => {})
  try {
    await client.connect()
  } catch (error) {
    throw unreachable(url, error)
  }
  try {
    await refuseUnsuited(client, url)
    return client
  } catch (error) {
    await client.end()
    throw error
  }
}

/**
 * The database's schema version: 0 for one without tables.
 * @throws StoreRefusal `not-folkmoot` when it holds tables of something else.
 */
export async function schemaVersion(client: pg.Client, url: string): Promise<number> {
  const tables = await tablesOf(client)
  if (tables.length === 0) return 0
  // Alone when one was ended before its first migration.
  const begun = tables.length === 1 || tables.includes('communities')
  if (tables.includes('migrations') && begun) return appliedOf(client)
  throw new StoreRefusal('not-folkmoot', {
    en: `${placeOf(url)} holds tables of another program. Give Folkmoot a database of its own.`,
    'zh-CN': `${placeOf(url)} 中有其他程序的数据表。请为 Folkmoot 单独建一个数据库。`,
  })
}

async function appliedOf(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ number: number | null }>(
    'SELECT MAX(number) AS number FROM migrations',
  )
  return rows[0]?.number ?? 0
}

export async function createMigrations(client: pg.Client, schema: string | undefined): Promise<void> {
  if (schema !== undefined) await client.query(`CREATE SCHEMA IF NOT EXISTS ${pg.escapeIdentifier(schema)}`)
  await client.query(CREATE)
}

async function apply(
  client: pg.Client,
  migration: Migration,
  { now, copied }: { readonly now: () => number; readonly copied: boolean },
): Promise<void> {
  await client.query('BEGIN')
  try {
    await client.query('LOCK TABLE migrations IN ACCESS EXCLUSIVE MODE')
    const applied = await appliedOf(client)
    if (applied < migration.number) {
      if (applied > 0 && !copied) await copyTables(client, applied)
      await applyNow(client, migration, now)
    }
    await client.query('COMMIT')
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {})
    throw error
  }
}

/** Rows that are written again and again find room beside themselves, so that no index changes with them. */
const ROOMY = 'ALTER TABLE state SET (fillfactor = 70); ALTER TABLE communities SET (fillfactor = 10)'

/** Within a transaction of the caller's, and without a copy. */
export async function applyNow(client: pg.Client, migration: Migration, now: () => number): Promise<void> {
  await client.query(translated(migration.sql))
  if (migration.number === 1) await client.query(ROOMY)
  await client.query('INSERT INTO migrations (number, name, applied) VALUES ($1, $2, $3)', [
    migration.number,
    migration.name,
    now(),
  ])
}

/** Names of the tables of the schema; copies that were made before migrations are not among them. */
export async function tablesOf(client: pg.Client): Promise<readonly string[]> {
  const { rows } = await client.query<{ name: string }>(TABLES)
  return rows.map(({ name }) => name).filter((name) => !BACKUP.test(name))
}

/** Every table as it was, in the transaction of the migration; a fresh database has nothing to keep. */
async function copyTables(client: pg.Client, applied: number): Promise<void> {
  const { rows: filled } = await client.query('SELECT 1 FROM communities LIMIT 1')
  if (filled.length === 0) return
  for (const name of await tablesOf(client)) {
    const copy = `backup_${String(applied).padStart(4, '0')}_${name}`
    await client.query(`CREATE TABLE ${pg.escapeIdentifier(copy)} AS TABLE ${pg.escapeIdentifier(name)}`)
  }
}

/** Text is compared and ordered by its bytes, as SQLite does, whatever the database's own order. */
function translated(sql: string): string {
  return sql
    .replaceAll(/--.*$/gm, '')
    .replaceAll(' /* clustered */', '')
    .replaceAll(/(^\s+\w+|ADD COLUMN \w+) TEXT\b/gm, '$1 TEXT COLLATE "C"')
}

async function refuseUnsuited(client: pg.Client, url: string): Promise<void> {
  const { rows } = await client.query<{ version: number; encoding: string }>(
    `SELECT current_setting('server_version_num')::integer AS version,
      current_setting('server_encoding') AS encoding`,
  )
  const { version = 0, encoding = '' } = rows[0] ?? {}
  refuseServer(placeOf(url), Math.floor(version / 10_000), encoding)
}

/** @throws StoreRefusal `unsuitable` when Folkmoot cannot work on such a server. */
export function refuseServer(place: string, major: number, encoding: string): void {
  if (major < OLDEST) {
    throw new StoreRefusal('unsuitable', {
      en: `${place} is PostgreSQL ${major}. Folkmoot needs PostgreSQL ${OLDEST} or newer: upgrade the server, or name another one in DATABASE_URL.`,
      'zh-CN': `${place} 是 PostgreSQL ${major}。Folkmoot 需要 PostgreSQL ${OLDEST} 或更新的版本：请升级服务器，或在 DATABASE_URL 中换一个。`,
    })
  }
  if (encoding !== 'UTF8') {
    throw new StoreRefusal('unsuitable', {
      en: `${place} stores text as ${encoding}. Create the database with ENCODING 'UTF8'.`,
      'zh-CN': `${place} 的文本编码是 ${encoding}。请用 ENCODING 'UTF8' 建立数据库。`,
    })
  }
}

function unreachable(url: string, error: unknown): StoreRefusal {
  const code = error instanceof Error && 'code' in error ? error.code : null
  const reason = error instanceof Error && error.message !== '' ? error.message : String(code ?? error)
  return new StoreRefusal('unreachable', {
    en: `${placeOf(url)} cannot be used (${reason}). Check DATABASE_URL and whether PostgreSQL runs.`,
    'zh-CN': `无法使用 ${placeOf(url)}（${reason}）。请检查 DATABASE_URL，并确认 PostgreSQL 正在运行。`,
  })
}
