/**
 * Dumps of a ledger in a file, compared with the file itself, byte for byte and damage by damage.
 * Between the engines they go in `dump-engines` and `serve-storage`.
 */
import { execFileSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { createHash } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { fileURLToPath } from 'node:url'
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { run as audit } from '../../app/commands/audit.ts'
import { run as dump } from '../../app/commands/dump.ts'
import { run as load } from '../../app/commands/load.ts'
import { openSqliteLedger } from '../../shell/store/engines/sqlite/ledger.ts'
import { TABLES, selectAll } from '../../shell/store/tables.ts'
import { message } from '../faults/pipeline-charter.ts'
import { seedFolder } from './seeded-folder.ts'
import type { SeededFolder } from './seeded-folder.ts'

const GOLDEN = fileURLToPath(new URL('../fixtures/versions/0.1.0/data/', import.meta.url))

let seeded: SeededFolder
let place: string
let printed: string
let complained: string

beforeEach(async () => {
  seeded = await seedFolder(300)
  place = mkdtempSync(join(tmpdir(), 'folkmoot-dump-'))
  printed = ''
  complained = ''
  vi.spyOn(console, 'log').mockImplementation((text: string) => void (printed += `${text}\n`))
  vi.spyOn(console, 'error').mockImplementation((text: string) => void (complained += `${text}\n`))
})

afterEach(async () => {
  vi.restoreAllMocks()
  await seeded.pipeline.close()
  for (const folder of [seeded.folder, place]) rmSync(folder, { recursive: true, force: true })
})

const data = (where = seeded.folder) => ['--data', where, '--lang', 'en']

async function dumped(name: string, folder = seeded.folder, ...flags: string[]): Promise<string> {
  const file = join(place, name)
  expect(await dump([file, ...data(folder), ...flags])).toBe(0)
  return file
}

/** All but the header, which says when it was made, and the trailer, which has the hash of that. */
function rowsOf(file: string): readonly string[] {
  const bytes = readFileSync(file)
  const text = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8')
  return text.split('\n').slice(1, -2)
}

function allRows(folder: string): readonly unknown[] {
  const db = new DatabaseSync(join(folder, 'folkmoot.db'), { readOnly: true })
  const rows = TABLES.map((table) => [table.name, db.prepare(selectAll(table)).all()])
  db.close()
  return rows
}

describe('a dump', () => {
  test('made while the pipeline runs, it loads, verifies and says the same again', async () => {
    const file = await dumped('a.jsonl')
    const before = allRows(seeded.folder)
    await seeded.deliver([message(900, seeded.now() + 1_000)])
    const other = join(place, 'other')
    printed = ''
    expect(await load([file, ...data(other)])).toBe(0)
    expect(printed).toContain('✓ The hash chain verifies')
    expect(allRows(other)).toEqual(before)
    const again = await dumped('b.jsonl.gz', other)
    expect(rowsOf(again)).toEqual(rowsOf(file))
    expect(rowsOf(await dumped('later.jsonl')).length).toBeGreaterThan(rowsOf(file).length)
    expect(await audit(['verify', ...data(other)])).toBe(0)
    expect(await load([again, ...data(join(place, 'third'))])).toBe(0)
    expect(allRows(join(place, 'third'))).toEqual(before)
  })

  test('on an installation that was loaded, life goes on', async () => {
    const file = await dumped('a.jsonl')
    const other = join(place, 'other')
    await load([file, ...data(other)])
    const ledger = await openSqliteLedger(other, { now: () => 1 })
    const [community] = await ledger.listCommunities()
    const lease = await ledger.acquire(community?.community ?? 0)
    expect(lease).toMatchObject({ head: community?.head, chain: community?.chain })
    await ledger.close()
  })

  test('is a stream of lines on standard output, its hash covers all before the last', async () => {
    const bin = fileURLToPath(new URL('../../bin/folkmoot.js', import.meta.url))
    const bytes = execFileSync(process.execPath, [bin, 'dump', ...data()], { maxBuffer: 2 ** 28 })
    const lines = bytes.toString('utf8').split('\n')
    const last = lines.at(-2) ?? ''
    const before = bytes.subarray(0, bytes.length - Buffer.byteLength(last) - 1)
    expect(JSON.parse(last)).toMatchObject({
      end: true,
      sha256: createHash('sha256').update(before).digest('hex'),
    })
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ format: 'folkmoot-dump', version: 1, communities: 1 })
  })

  test('holds secrets only when they are asked for', async () => {
    await seeded.pipeline.putSecret({
      community: seeded.community,
      account: 1,
      name: 'password',
      sealed: 'SEALED',
    })
    const without = await dumped('without.jsonl')
    expect(readFileSync(without, 'utf8')).not.toContain('SEALED')
    const withThem = await dumped('with.jsonl', seeded.folder, '--with-secrets')
    expect(readFileSync(withThem, 'utf8')).toContain('SEALED')
    const other = join(place, 'other')
    printed = ''
    expect(await load([withThem, ...data(other)])).toBe(0)
    expect(printed).toContain('former key')
    expect(allRows(other)).toEqual(allRows(seeded.folder))
    printed = ''
    expect(await load([without, ...data(join(place, 'third'))])).toBe(0)
    expect(printed).toContain('folkmoot secrets set')
  })

  test('never replaces a file, leaves no half of one, and is for its owner alone', async () => {
    const file = await dumped('a.jsonl')
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(await dump([file, ...data()])).toBe(1)
    expect(complained).toContain('already exists')
    expect(await dump([join(place, 'no', 'folder.jsonl'), ...data()])).toBe(1)
    expect(await dump([join(place, 'x.jsonl'), ...data(join(place, 'nowhere'))])).toBe(1)
    expect(await dump(['a', 'b', ...data()])).toBe(2)
    expect(readdirSync(place)).toEqual(['a.jsonl'])
  })
})

describe('an older dump', () => {
  test('of 0.1.0 is loaded as it was and brought up to date', async () => {
    const golden = join(place, 'golden')
    cpSync(GOLDEN, golden, { recursive: true })
    const file = await dumped('golden.jsonl', golden)
    expect(JSON.parse(readFileSync(file, 'utf8').split('\n', 1)[0] ?? '')).toMatchObject({ schema: 2 })
    const other = join(place, 'other')
    expect(await load([file, ...data(other)])).toBe(0)
    await (await openSqliteLedger(golden, { now: () => 1 })).close()
    expect(allRows(other)).toEqual(allRows(golden))
    expect(await audit(['verify', ...data(other)])).toBe(0)
  })
})

describe('nothing is loaded', () => {
  const damages: readonly (readonly [string, (text: string) => string | Buffer, string])[] = [
    ['is cut off within a row', (text) => text.slice(0, text.length / 2), 'damaged'],
    ['lacks its trailer', (text) => text.replace(/\{"end".*\n$/, ''), 'its end is missing'],
    ['lacks a row', (text) => text.replace(/\n\[[^\n]*\n\{"table":"chain"/, '\n{"table":"chain"'), 'changed'],
    ['has a changed value', (text) => text.replace('"message.sent"', '"massage.sent"'), 'changed'],
    ['has a row that does not fit', (text) => text.replace(/\n\[/, '\n[null,'), 'line 3'],
    ['goes on after its end', (text) => `${text}[1]\n`, 'damaged'],
    ['has a table that is unknown', (text) => text.replace('{"table":"accounts"', '{"table":"x"'), 'damaged'],
    ['has half of its gzip data', (text) => gzipSync(text).subarray(0, 4_000), 'gzip'],
    ['is of something else', () => '{"hello":1}\n', 'no dump'],
    ['is empty', () => '', 'no dump'],
    ['is of a newer Folkmoot', (text) => text.replace(/"schema":\d+/, '"schema":999'), 'newer'],
    ['is of a newer form', (text) => text.replace('"version":1', '"version":2'), 'newer'],
  ]

  test.each(damages)('from a dump that %s', async (_, damage, said) => {
    const text = readFileSync(await dumped('a.jsonl'), 'utf8')
    const file = join(place, 'damaged.jsonl')
    writeFileSync(file, damage(text))
    const other = join(place, 'other')
    expect(await load([file, ...data(other)])).toBe(1)
    expect(complained).toContain(said)
    expect(complained).toContain(file)
    if (existsSync(other)) expect(readdirSync(other).filter((name) => name !== 'lock.db')).toEqual([])
  })

  test('from a dump that has a row twice, although its hash is right', async () => {
    const lines = readFileSync(await dumped('a.jsonl'), 'utf8').split('\n')
    const at = lines.findIndex((line) => line.startsWith('{"table":"events"')) + 1
    lines.splice(at, 0, lines[at] ?? '')
    const text = resealed(lines)
    const file = join(place, 'twice.jsonl')
    writeFileSync(file, text)
    expect(await load([file, ...data(join(place, 'other'))])).toBe(1)
    expect(complained).toContain('damaged')
    expect(readdirSync(join(place, 'other')).filter((name) => name !== 'lock.db')).toEqual([])
  })

  test('into a ledger that holds communities, that is in use, or without a file', async () => {
    const file = await dumped('a.jsonl')
    const before = allRows(seeded.folder)
    expect(await load([file, ...data()])).toBe(1)
    expect(complained).toContain('Another Folkmoot is running')
    await seeded.pipeline.close()
    complained = ''
    expect(await load([file, ...data()])).toBe(1)
    expect(complained).toContain('already holds communities')
    expect(allRows(seeded.folder)).toEqual(before)
    expect(await load([join(place, 'none'), ...data(join(place, 'other'))])).toBe(1)
    expect(await load([...data()])).toBe(2)
  })

  test('but a ledger without communities, and what was made from it, gives way', async () => {
    const file = await dumped('a.jsonl')
    const other = join(place, 'other')
    await (await openSqliteLedger(other, { now: () => 1 })).close()
    writeFileSync(join(other, 'search.db'), 'index')
    expect(await load([file, ...data(other)])).toBe(0)
    expect(existsSync(join(other, 'search.db'))).toBe(false)
    expect(allRows(other)).toEqual(allRows(seeded.folder))
  })
})

test('a chain that did not verify before the dump is named after the load', async () => {
  await seeded.pipeline.close()
  const db = new DatabaseSync(join(seeded.folder, 'folkmoot.db'))
  db.exec('UPDATE events SET data = \'{"x":1}\' WHERE seq = 50')
  db.close()
  const file = await dumped('a.jsonl')
  expect(await load([file, ...data(join(place, 'other'))])).toBe(1)
  expect(printed).toContain('✗ The hash chain does not verify: 测试社 Test club')
})

/** The lines with a trailer that is true of them. */
function resealed(lines: readonly string[]): string {
  const before = `${lines.slice(0, -2).join('\n')}\n`
  const trailer = JSON.parse(lines.at(-2) ?? '') as { rows: Record<string, number> }
  const rows = { ...trailer.rows, events: (trailer.rows['events'] ?? 0) + 1 }
  return `${before}${JSON.stringify({ end: true, rows, sha256: createHash('sha256').update(before).digest('hex') })}\n`
}
