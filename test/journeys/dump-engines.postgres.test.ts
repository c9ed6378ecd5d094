/** A dump carries an installation from SQLite to PostgreSQL and back, to the byte, and its chain verifies on each. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { verifyChain } from '../../app/audit/verify-chain.ts'
import { verifyState } from '../../app/audit/verify-state.ts'
import { run as load } from '../../app/commands/load.ts'
import { loadDump } from '../../app/dump/load-dump.ts'
import { dumpLines } from '../../app/dump/write-dump.ts'
import { fillTables, openReader, openTables } from '../../app/storage.ts'
import type { Storage } from '../../app/storage.ts'
import { message } from '../faults/pipeline-charter.ts'
import { sharedCluster } from '../services/shared-postgres.ts'
import type { FreshDatabase } from '../services/postgres.ts'
import { seedFolder } from './seeded-folder.ts'
import type { SeededFolder } from './seeded-folder.ts'

/** Names whose order differs from language to language, and characters that databases do not take as they are. */
const AWKWARD = ['Z', 'a', 'Ä', 'ß', '文', '😀', 'nul \0', 'half \ud800', 'esc \u001b0000', '"\\\n\t', '']

let seeded: SeededFolder
let place: string
let database: FreshDatabase

beforeEach(async () => {
  seeded = await seedFolder(400)
  const { community, pipeline, deliver, now } = seeded
  await deliver(
    AWKWARD.map((text, index) => {
      const incoming = message(1_000 + index, now() + index)
      return { ...incoming, person: { native: `u-${text}`, name: text } }
    }),
  )
  for (const name of AWKWARD) await pipeline.putSecret({ community, account: 7, name, sealed: `of ${name}` })
  await pipeline.createCommunity({ name: 'empty \0 社群' })
  await pipeline.close()
  place = mkdtempSync(join(tmpdir(), 'folkmoot-engines-'))
  database = await (await sharedCluster()).freshDatabase()
})

afterEach(async () => {
  vi.restoreAllMocks()
  await database.drop()
  for (const folder of [seeded.folder, place]) rmSync(folder, { recursive: true, force: true })
})

async function dumpOf(storage: Storage): Promise<string> {
  const reader = await openTables(storage)
  let text = ''
  for await (const lines of dumpLines(reader, { withSecrets: true, folkmoot: 'x', created: 1 })) text += lines
  await reader.close()
  return text
}

async function expectSound(storage: Storage): Promise<void> {
  const read = await openReader(storage)
  const communities = await read.listCommunities()
  expect(communities).toHaveLength(2)
  for (const community of communities) {
    expect((await verifyChain(read, community)).faults).toEqual([])
    expect(await verifyState(read, community)).toMatchObject({ differing: [], busy: false })
  }
  await read.close()
}

test('from SQLite to PostgreSQL and back it says the same, and verifies', async () => {
  const here: Storage = { engine: 'sqlite', folder: seeded.folder }
  const server: Storage = { engine: 'postgres', folder: join(place, 'aside'), url: database.url }
  const back: Storage = { engine: 'sqlite', folder: join(place, 'back') }
  const first = await dumpOf(here)
  const file = join(place, 'dump.jsonl')
  writeFileSync(file, first)
  for (const storage of [server, back]) {
    const { rows } = await loadDump(file, (schema) => fillTables(storage, { schema, now: () => 1 }))
    expect(rows['events']).toBeGreaterThan(400)
    await expectSound(storage)
    const again = await dumpOf(storage)
    expect(again === first).toBe(true)
    writeFileSync(file, again)
  }
})

test('a broken dump leaves the database as it was', async () => {
  const server: Storage = { engine: 'postgres', folder: join(place, 'aside'), url: database.url }
  const file = join(place, 'dump.jsonl')
  const text = await dumpOf({ engine: 'sqlite', folder: seeded.folder })
  const before = await dumpOf(server)
  const fill = (schema: number) => fillTables(server, { schema, now: () => 1 })
  for (const broken of [text.slice(0, -10), text.replace('"message.sent"', '"massage.sent"')]) {
    writeFileSync(file, broken)
    await expect(loadDump(file, fill)).rejects.toMatchObject({ code: 'damaged' })
    expect(await dumpOf(server)).toBe(before)
  }
  writeFileSync(file, text)
  await loadDump(file, fill)
  await expect(loadDump(file, fill)).rejects.toMatchObject({ code: 'not-empty' })
  expect((await dumpOf(server)) === text).toBe(true)
})

test('DATABASE_URL is where the command loads into', async () => {
  const file = join(place, 'dump.jsonl')
  const text = await dumpOf({ engine: 'sqlite', folder: seeded.folder })
  writeFileSync(file, text)
  vi.stubEnv('DATABASE_URL', database.url)
  let printed = ''
  vi.spyOn(console, 'log').mockImplementation((line: string) => void (printed += line))
  expect(await load([file, '--data', join(place, 'none'), '--lang', 'en'])).toBe(0)
  vi.unstubAllEnvs()
  expect(printed).toContain('✓ The hash chain verifies')
  expect(readFileSync(file, 'utf8') === text).toBe(true)
})
