/** An erased member is found nowhere: in no column, file, log, index or dump of the data folder. */
import { readFileSync, readdirSync, statSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Incoming } from '../../core/chat/incoming.ts'
import { openSearch } from '../../shell/projections/search/search.ts'
import type { Search } from '../../shell/projections/search/search.ts'
import { copyDatabase } from '../../shell/store/engines/sqlite/backup.ts'
import { tablesAt } from '../../shell/store/tables.ts'
import { openTables } from '../../app/storage.ts'
import { seedFolder } from '../journeys/seeded-folder.ts'
import type { SeededFolder } from '../journeys/seeded-folder.ts'
import { auditLedger } from './ledger-audit.ts'

const MARKERS = ['zqxname', 'zqxtext', 'zqxnative', '璎珞旖旎']

let seeded: SeededFolder
let search: Search

beforeEach(async () => {
  seeded = await seedFolder(400)
  search = await openSearch({
    folder: seeded.folder,
    entry: new URL('../../app/search-worker.ts', import.meta.url),
    ledger: seeded.home.storage,
    pollOn: 50,
  })
})

afterEach(async () => {
  await search.close()
  await seeded.pipeline.close()
  await seeded.home.remove()
})

const person = { native: 'zqxnative', name: 'Zqxname 璎珞旖旎' }

function said(id: number, text: string): Incoming {
  return {
    kind: 'message.sent',
    at: seeded.now() + 2_000,
    source: 'live',
    group: { native: 'g1' },
    person,
    native: `erase-${id}`,
    data: {},
    content: { parts: [{ type: 'text', text }], name: person.name },
  }
}

/** Everything that the member leaves behind: a join, a welcome, messages, answers to them, a new name. */
async function live(): Promise<void> {
  const at = seeded.now() + 1_000
  const joined = { kind: 'member.joined', at, source: 'live', native: 'join-1' } as const
  await seeded.deliver([
    { ...joined, group: { native: 'g1' }, person, data: {}, content: { name: person.name } },
  ])
  for (let id = 0; id < 60; id += 1) {
    const text = id % 7 === 0 ? `buy now zqxtext ${id}` : `zqxtext ${'璎珞旖旎'.repeat(id * 10)}`
    await seeded.deliver([said(id, text)])
  }
  const renamed = {
    kind: 'member.renamed',
    at: seeded.now() + 1,
    source: 'live',
    native: 'rename-1',
  } as const
  await seeded.deliver([
    { ...renamed, group: { native: 'g1' }, person, data: {}, content: { name: 'zqxname again' } },
  ])
}

function* files(folder: string): Generator<string> {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name)
    if (statSync(path).isDirectory()) yield* files(path)
    else yield path
  }
}

/** Where in the folder's files a marker stands, as bytes, whatever their case. */
function inFiles(): string[] {
  return [...files(seeded.folder)].flatMap((path) => {
    const text = readFileSync(path).toString('latin1').toLowerCase()
    return MARKERS.filter((marker) => text.includes(Buffer.from(marker).toString('latin1'))).map(
      (marker) => `${path} ${marker}`,
    )
  })
}

/** Where a marker stands in any column of any table of the ledger. */
async function inLedger(): Promise<string[]> {
  const ledger = await openTables(seeded.home.storage)
  const found: string[] = []
  for (const table of tablesAt(ledger.schema)) {
    for await (const rows of ledger.rows(table)) {
      const texts = rows.map((row) => `${table.name} ${JSON.stringify(row).toLowerCase()}`)
      found.push(...texts.filter((text) => MARKERS.some((marker) => text.includes(marker))))
    }
  }
  await ledger.close()
  return found
}

/** Where a marker stands in any column of any table of an SQLite file. */
function inColumns(file: string): string[] {
  const db = new DatabaseSync(file, { readOnly: true })
  const tables = db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").all()
  const found = tables.flatMap(({ name }) =>
    db
      .prepare(`SELECT * FROM "${String(name)}"`)
      .all()
      .map((row) => JSON.stringify(row).toLowerCase())
      .filter((row) => MARKERS.some((marker) => row.includes(marker)))
      .map((row) => `${String(name)} ${row}`),
  )
  db.close()
  return found
}

test('erasing a member leaves no trace of their names and texts', async () => {
  const { home, folder, community, pipeline } = seeded
  await live()
  await vi.waitFor(async () => expect(await search.lag()).toBe(0), { timeout: 20_000 })
  expect(await search.search(community, 'zqxtext', { limit: 99 })).not.toEqual([])
  expect(inFiles()).not.toEqual([])
  expect((await inLedger()).join('\n')).toContain('welcome zqxname')

  const read = await home.reader()
  const [handle] = await read.members(community, { limit: 1, name: 'qxname' })
  const member = handle?.member ?? 0
  const before = await auditLedger(read, community)
  await pipeline.record([
    { community, kind: 'erased', group: null, member, data: { operator: 'anna' }, content: null },
  ])
  await vi.waitFor(async () => expect(await search.lag()).toBe(0), { timeout: 20_000 })

  expect(await inLedger()).toEqual([])
  expect(inColumns(join(folder, 'search.db'))).toEqual([])
  expect(await search.search(community, 'zqxtext', { limit: 99 })).toEqual([])
  expect(await search.search(community, '璎珞旖旎', { limit: 99 })).toEqual([])
  if (home.storage.engine === 'sqlite') await copyDatabase(folder, join(folder, 'dump.db'))
  await vi.waitFor(() => expect(inFiles()).toEqual([]), { timeout: 5_000 })

  const after = await auditLedger(read, community)
  await read.close()
  expect(after.events).toHaveLength(before.events.length + 1)
  expect(before.faults).toEqual([])
  // What is gone has no hash to compare with; the chain over the hashes stands.
  expect(after.faults.filter((fault) => !fault.startsWith('the content of'))).toEqual([])
})
