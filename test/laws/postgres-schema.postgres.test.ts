/** What happens to a PostgreSQL database before the first commit: made, brought up to date, or left alone. */
import pg from 'pg'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openPostgresLedger } from '../../shell/store/engines/postgres/ledger.ts'
import { applyNow, createMigrations, withClient } from '../../shell/store/engines/postgres/migrate.ts'
import { openPostgresReader } from '../../shell/store/engines/postgres/reader.ts'
import { listMigrations } from '../../shell/store/migrations.ts'
import { StoreRefusal } from '../../shell/store/refusal.ts'
import { administer } from '../services/postgres.ts'
import type { FreshDatabase } from '../services/postgres.ts'
import { sharedCluster } from '../services/shared-postgres.ts'
import { eventsAfter, write } from './store-rows.ts'

const now = () => 1
let database: FreshDatabase

beforeEach(async () => {
  database = await (await sharedCluster()).freshDatabase('bare')
})

afterEach(() => database.drop())

async function refusal(work: Promise<unknown>): Promise<StoreRefusal> {
  const error: unknown = await work.then(
    () => null,
    (reason: unknown) => reason,
  )
  if (!(error instanceof StoreRefusal)) throw new Error(`refused was expected, not ${String(error)}`)
  return error
}

async function tables(): Promise<string[]> {
  const client = new pg.Client({ connectionString: database.url })
  await client.connect()
  const { rows } = await client.query<{ name: string }>(
    "SELECT schemaname || '.' || tablename AS name FROM pg_tables WHERE schemaname NOT LIKE 'pg_%' ORDER BY 1",
  )
  await client.end()
  return rows.map(({ name }) => name).filter((name) => !name.startsWith('information_schema.'))
}

/** A database as an older Folkmoot left it, with one community. */
async function older(applied: number): Promise<void> {
  await withClient(database.url, undefined, async (client) => {
    await createMigrations(client, undefined)
    for (const migration of listMigrations().slice(0, applied)) await applyNow(client, migration, now)
  })
  await administer(
    database.url,
    `INSERT INTO communities VALUES (1, 'Club', 5, 0, 0, '${'0'.repeat(64)}', 0)`,
  )
}

test('several that start at the same moment on an empty database all get it, made once', async () => {
  const ledgers = await Promise.all([1, 2, 3, 4].map(() => openPostgresLedger(database.url, { now })))
  await ledgers[0]?.createCommunity({ community: 1, name: 'Club', created: 1 })
  expect(await ledgers[3]?.listCommunities()).toHaveLength(1)
  for (const ledger of ledgers) await ledger.close()
  const client = new pg.Client({ connectionString: database.url })
  await client.connect()
  const { rows } = await client.query('SELECT number FROM migrations ORDER BY number')
  await client.end()
  expect(rows).toHaveLength(listMigrations().length)
})

test('an older database is copied table by table, then brought up to date', async () => {
  await older(2)
  expect((await refusal(openPostgresReader(database.url, { timeLimit: 1_000 }))).code).toBe('older')
  const ledger = await openPostgresLedger(database.url, { now })
  expect(await ledger.listCommunities()).toMatchObject([{ name: 'Club' }])
  expect(await ledger.listAccounts(1)).toEqual([])
  await ledger.close()
  const copies = (await tables()).filter((name) => name.includes('backup_'))
  expect(copies).toContain('public.backup_0002_communities')
  expect(copies).toContain('public.backup_0002_migrations')
  expect(copies.every((name) => name.startsWith('public.backup_0002_'))).toBe(true)
  await (await openPostgresLedger(database.url, { now })).close()
  expect((await tables()).filter((name) => name.includes('backup_'))).toEqual(copies)
})

test('a migration that fails leaves the database as it was', async () => {
  await older(2)
  await administer(database.url, 'CREATE TABLE backup_0002_events (taken integer)')
  const before = await tables()
  await expect(openPostgresLedger(database.url, { now })).rejects.toThrow('backup_0002_events')
  expect(await tables()).toEqual(before)
})

test('a database of a newer Folkmoot is refused, and nothing is written', async () => {
  await (await openPostgresLedger(database.url, { now })).close()
  await administer(database.url, "INSERT INTO migrations VALUES (999, '0999-later.sql', 1)")
  const before = await tables()
  expect((await refusal(openPostgresLedger(database.url, { now }))).code).toBe('newer')
  expect((await refusal(openPostgresReader(database.url, { timeLimit: 1_000 }))).code).toBe('newer')
  expect(await tables()).toEqual(before)
})

test('a database of another program is refused, and nothing is written', async () => {
  await administer(database.url, 'CREATE TABLE orders (id integer)')
  expect((await refusal(openPostgresLedger(database.url, { now }))).code).toBe('not-folkmoot')
  expect(await tables()).toEqual(['public.orders'])
})

test('a schema of its own stands beside other tables', async () => {
  await administer(database.url, 'CREATE TABLE orders (id integer)')
  const schema = 'Folk moot'
  const ledger = await openPostgresLedger(database.url, { now, schema })
  await ledger.createCommunity({ community: 1, name: 'Club', created: 1 })
  const lease = await ledger.acquire(1)
  await write(ledger, lease, { events: eventsAfter(lease, 3) })
  const reader = await openPostgresReader(database.url, { timeLimit: 5_000, schema })
  expect(await reader.ledger(1, 0, 10)).toHaveLength(3)
  await reader.close()
  await ledger.close()
  expect((await tables()).filter((name) => name.startsWith('public.'))).toEqual(['public.orders'])
})

test('a reader of an empty database says that there is nothing yet', async () => {
  expect((await refusal(openPostgresReader(database.url, { timeLimit: 1_000 }))).code).toBe('missing')
})

test('a server that does not answer is named, its password is not', async () => {
  const url = 'postgresql://ann:open-sesame@127.0.0.1:1/club'
  const { code, message } = await refusal(openPostgresLedger(url, { now }))
  expect(code).toBe('unreachable')
  expect(message).toContain('127.0.0.1:1/club')
  expect(message).not.toContain('open-sesame')
})

test('a question that takes too long is ended, and the next one is answered', async () => {
  const ledger = await openPostgresLedger(database.url, { now })
  await ledger.createCommunity({ community: 1, name: 'Club', created: 1 })
  const lease = await ledger.acquire(1)
  await write(ledger, lease, { events: eventsAfter(lease, 5_000) })
  const reader = await openPostgresReader(database.url, { timeLimit: 1 })
  const slow = Array.from({ length: 20 }, () => reader.events(1, { limit: 5_000 }, { rule: 'none' }))
  const ended = (await Promise.allSettled(slow)).filter(({ status }) => status === 'rejected')
  expect(ended).not.toEqual([])
  expect(ended[0]).toMatchObject({ reason: { name: 'TimeLimitExceeded' } })
  await reader.close()
  const patient = await openPostgresReader(database.url, { timeLimit: 60_000 })
  expect(await patient.events(1, { limit: 3 })).toHaveLength(3)
  await patient.close()
  await ledger.close()
})
