/** Whole tables in and out of a PostgreSQL ledger: what `folkmoot dump` and `folkmoot load` work on. */
import pg from 'pg'
import { listMigrations, missingMigrations } from '../../migrations.ts'
import { StoreRefusal } from '../../refusal.ts'
import { selectAll } from '../../tables.ts'
import type { Cell, Row, Table, TableReader, TableWriter } from '../../tables.ts'
import { arraysOf } from './arrays.ts'
import type { Column } from './arrays.ts'
import { isDuplicate, placeOf } from './client.ts'
import { applyNow, connect, createMigrations, schemaVersion, tablesOf } from './migrate.ts'

const ROWS_AT_ONCE = 1_000

export interface TablesOptions {
  readonly schema: number
  readonly now: () => number
}

/**
 * One moment of the database, also while others write to it.
 * @throws StoreRefusal `unreachable`, `unsuitable`, `missing`, `newer` or `not-folkmoot`
 */
export async function openPostgresTableReader(url: string): Promise<TableReader> {
  const client = await connect(url)
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
    const schema = await schemaVersion(client, url)
    missingMigrations(placeOf(url), schema)
    if (schema === 0) throw missing(url)
    return {
      schema,
      rows: (table) => rowsOf(client, table),
      close: () => client.end(),
    }
  } catch (error) {
    await client.end()
    throw error
  }
}

async function* rowsOf(client: pg.Client, table: Table): AsyncGenerator<readonly Row[]> {
  await client.query(`DECLARE whole NO SCROLL CURSOR FOR ${selectAll(table)}`)
  for (;;) {
    const text = `FETCH ${ROWS_AT_ONCE} FROM whole`
    const { rows } = await client.query<Cell[]>({ text, rowMode: 'array' })
    if (rows.length === 0) break
    yield rows
  }
  await client.query('CLOSE whole')
}

/**
 * Tables of this schema in one transaction that ends with `finish`. Tables without any community, as a first
 * start leaves them, make way.
 * @throws StoreRefusal `unreachable`, `unsuitable`, `newer`, `not-folkmoot`, or `not-empty` when there are communities
 */
export async function openPostgresTableWriter(
  url: string,
  { schema, now }: TablesOptions,
): Promise<TableWriter> {
  const client = await connect(url)
  const apply = async (from: number, to: number): Promise<void> => {
    for (const migration of listMigrations().slice(from, to)) await applyNow(client, migration, now)
  }
  try {
    missingMigrations(placeOf(url), await schemaVersion(client, url))
    await client.query('BEGIN')
    await makeWay(client, url)
    await createMigrations(client, undefined)
    await apply(0, schema)
  } catch (error) {
    await client.end()
    throw error
  }
  return {
    insert: async (table, rows) => {
      const columns = columnsOf(table)
      await client.query(insertAll(table, columns), arraysOf(columns, rows))
    },
    isFaultOfRows: isDuplicate,
    finish: async () => {
      await apply(schema, Infinity)
      await client.query('COMMIT')
      await client.end()
    },
    abandon: () => client.end(),
  }
}

/** In the transaction: what is dropped is there again when it is abandoned. */
async function makeWay(client: pg.Client, url: string): Promise<void> {
  const tables = await tablesOf(client)
  if (tables.includes('communities')) {
    await client.query('LOCK TABLE communities IN ACCESS EXCLUSIVE MODE')
    const { rows } = await client.query('SELECT 1 FROM communities LIMIT 1')
    if (rows.length > 0) throw notEmpty(url)
  }
  for (const table of tables) await client.query(`DROP TABLE ${pg.escapeIdentifier(table)}`)
}

function columnsOf(table: Table): readonly Column<Row>[] {
  return table.columns.map(({ name, type }, index) => ({
    name,
    type: type === 'number' ? 'bigint' : 'text',
    of: (row) => row[index] ?? null,
  }))
}

function insertAll({ name }: Table, columns: readonly Column<Row>[]): string {
  const names = columns.map((column) => column.name).join(', ')
  const arrays = columns.map(({ type }, index) => `$${index + 1}::${type}[]`).join(', ')
  return `INSERT INTO ${name} (${names}) SELECT * FROM unnest(${arrays})`
}

function missing(url: string): StoreRefusal {
  return new StoreRefusal('missing', {
    en: `${placeOf(url)} holds no data of Folkmoot.`,
    'zh-CN': `${placeOf(url)} 中没有 Folkmoot 的数据。`,
  })
}

function notEmpty(url: string): StoreRefusal {
  return new StoreRefusal('not-empty', {
    en: `${placeOf(url)} already holds communities. Name another database in DATABASE_URL.`,
    'zh-CN': `${placeOf(url)} 里已经有社群。请在 DATABASE_URL 中换一个数据库。`,
  })
}
