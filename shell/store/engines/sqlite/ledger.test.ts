import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { commitOf, eventsAfter, write } from '../../../../test/laws/store-rows.ts'
import { listMigrations } from '../../migrations.ts'
import { StoreRefusal } from '../../refusal.ts'
import { writeCommit } from './commit.ts'
import { openWriter } from './connection.ts'
import { openSqliteLedger } from './ledger.ts'
import { listCommunities } from './lookups.ts'
import { migrate, pendingMigrations } from './migrate.ts'
import { openSqliteReader } from './reader.ts'

const now = () => Date.UTC(2026, 10, 22, 8, 30)
let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'folkmoot-ledger-'))
})

afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

async function refusal(work: Promise<unknown>): Promise<StoreRefusal> {
  const error: unknown = await work.then(
    () => null,
    (reason: unknown) => reason,
  )
  if (!(error instanceof StoreRefusal)) throw new Error(`refused was expected, not ${String(error)}`)
  return error
}

async function seed(count: number): Promise<void> {
  const ledger = await openSqliteLedger(folder, { now })
  await ledger.createCommunity({ community: 1, name: 'Club', created: 1 })
  const lease = await ledger.acquire(1)
  await write(ledger, lease, { events: eventsAfter(lease, count) })
  await ledger.close()
}

describe('one writer', () => {
  test('a second one in the same process is refused, until the first is closed', async () => {
    const first = await openSqliteLedger(folder, { now })
    const { code, text } = await refusal(openSqliteLedger(folder, { now }))
    expect(code).toBe('in-use')
    expect(text.en).toContain(folder)
    expect(text['zh-CN']).toContain(folder)
    await first.close()
    await (await openSqliteLedger(folder, { now })).close()
  })

  test('one in another process is refused, and the lock ends with its holder', async () => {
    const source = new URL('./ledger.ts', import.meta.url).href
    const script = `import { openSqliteLedger } from ${JSON.stringify(source)}
      await openSqliteLedger(${JSON.stringify(folder)}, { now: Date.now })
      process.stdout.write('open')
      setInterval(() => 1, 1000)`
    const holder = spawn(process.execPath, ['--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    await new Promise((resolve) => holder.stdout.once('data', resolve))
    expect((await refusal(openSqliteLedger(folder, { now }))).code).toBe('in-use')
    const ended = new Promise((resolve) => holder.once('exit', resolve))
    holder.kill('SIGKILL')
    await ended
    await (await openSqliteLedger(folder, { now })).close()
  })
})

describe('what is no database of this version', () => {
  test('a newer one is refused before anything is written', async () => {
    await seed(1)
    const file = join(folder, 'folkmoot.db')
    const db = new DatabaseSync(file)
    db.exec("INSERT INTO migrations VALUES (999, '0999-later.sql', 1)")
    db.close()
    const before = readFileSync(file)
    const { code, message } = await refusal(openSqliteLedger(folder, { now }))
    expect(code).toBe('newer')
    expect(message).toMatch(/newer Folkmoot[\s\S]*更新/)
    expect((await refusal(openSqliteReader(folder))).code).toBe('newer')
    expect(readFileSync(file).equals(before)).toBe(true)
    expect(existsSync(join(folder, 'backups'))).toBe(false)
  })

  test.each([
    ['a text file', () => writeFileSync(join(folder, 'folkmoot.db'), 'hello '.repeat(500))],
    ['a strange database', () => new DatabaseSync(join(folder, 'folkmoot.db')).exec('CREATE TABLE x (y)')],
  ])('%s is refused and left alone', async (_, plant) => {
    plant()
    const before = readFileSync(join(folder, 'folkmoot.db'))
    expect((await refusal(openSqliteLedger(folder, { now }))).code).toBe('not-folkmoot')
    expect(readFileSync(join(folder, 'folkmoot.db')).equals(before)).toBe(true)
  })

  test('a reader of an empty folder is told where it looked', async () => {
    const { code, message } = await refusal(openSqliteReader(folder))
    expect(code).toBe('missing')
    expect(message).toContain(join(folder, 'folkmoot.db'))
  })
})

describe('migrations', () => {
  test('are numbered without gaps and applied once', async () => {
    await seed(1)
    await (await openSqliteLedger(folder, { now })).close()
    const db = new DatabaseSync(join(folder, 'folkmoot.db'), { readOnly: true })
    const rows = db.prepare('SELECT number, name, applied FROM migrations').all()
    db.close()
    expect(rows).toEqual(listMigrations().map(({ number, name }) => ({ number, name, applied: now() })))
  })

  test('of an existing database are preceded by a backup, and one that fails changes nothing', async () => {
    await seed(3)
    const { applied } = pendingMigrations(folder)
    const next = { number: applied + 1, name: 'next.sql', sql: 'CREATE TABLE later (x BIGINT)' }
    const broken = { number: applied + 2, name: 'broken.sql', sql: 'CREATE TABLE half (x BIGINT); nonsense' }
    const connection = openWriter(join(folder, 'folkmoot.db'))
    expect(() => migrate(connection, folder, { applied, missing: [next, broken] }, now)).toThrow('nonsense')
    const tables = connection.all<{ name: string }>('SELECT name FROM sqlite_schema').map(({ name }) => name)
    expect([tables.includes('later'), tables.includes('half')]).toEqual([true, false])
    connection.close()

    const [backup = ''] = readdirSync(join(folder, 'backups'))
    expect(backup).toBe(`${String(applied).padStart(4, '0')}-2026-11-22T08-30-00.000Z.db`)
    const copy = new DatabaseSync(join(folder, 'backups', backup), { readOnly: true })
    expect(copy.prepare('SELECT COUNT(*) AS n FROM events').get()).toEqual({ n: 3 })
    expect(copy.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'later'").get()).toBeUndefined()
    copy.close()
  })
})

test('a commit that does not fit is rolled back, and the same connection commits again when there is room', async () => {
  await seed(3)
  const connection = openWriter(join(folder, 'folkmoot.db'))
  const [row] = listCommunities(connection)
  const lease = { community: 1, epoch: row?.epoch ?? 0, head: 3, chain: row?.chain ?? '' }
  const big = commitOf(lease, { events: eventsAfter(lease, 50, () => ({ data: `"${'x'.repeat(20_000)}"` })) })
  const pages = Number(connection.one<{ page_count: number }>('PRAGMA page_count')?.page_count)
  connection.db.exec(`PRAGMA max_page_count = ${pages + 20}`)
  const attempt = () => connection.transaction(() => writeCommit(connection, big))
  expect(attempt).toThrow('full')
  expect(listCommunities(connection)).toEqual([row])
  connection.db.exec('PRAGMA max_page_count = 1000000')
  attempt()
  expect(listCommunities(connection)[0]?.head).toBe(53)
  connection.close()
})

describe('backups', () => {
  test('are whole while commits go on, and never replace a file', async () => {
    await seed(10)
    const ledger = await openSqliteLedger(folder, { now })
    const lease = await ledger.acquire(1)
    const file = join(folder, 'copy.db')
    const copying = ledger.backup(file)
    await write(ledger, lease, { events: eventsAfter(lease, 1_000) })
    await copying
    expect((await refusal(ledger.backup(file))).code).toBe('exists')
    await ledger.close()

    const other = join(folder, 'other')
    mkdirSync(other)
    writeFileSync(join(other, 'folkmoot.db'), readFileSync(file))
    const read = await openSqliteReader(other)
    const { events } = await read.counts(1)
    expect([10, 1_010]).toContain(events)
    expect(await read.ledger(1, 0, 5_000)).toHaveLength(events)
    await read.close()
    expect(readdirSync(folder).filter((name) => name.endsWith('.partial'))).toEqual([])
  })
})
