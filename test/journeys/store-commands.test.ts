/**
 * Commands on a ledger in a file: `backup` and `restore`, which a database server has of its own, and what `audit
 * verify` finds in a file that was tampered with. On PostgreSQL `audit verify` runs in `serve` and `serve-storage`.
 */
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { run as audit } from '../../app/commands/audit.ts'
import { run as backup } from '../../app/commands/backup.ts'
import { run as restore } from '../../app/commands/restore.ts'
import { message } from '../faults/pipeline-charter.ts'
import { seedFolder } from './seeded-folder.ts'
import type { SeededFolder } from './seeded-folder.ts'

let seeded: SeededFolder
let folder: string
let printed: string
let complained: string

beforeEach(async () => {
  seeded = await seedFolder(300)
  folder = seeded.folder
  printed = ''
  complained = ''
  vi.spyOn(console, 'log').mockImplementation((text: string) => void (printed += `${text}\n`))
  vi.spyOn(console, 'error').mockImplementation((text: string) => void (complained += `${text}\n`))
})

afterEach(async () => {
  vi.restoreAllMocks()
  await seeded.pipeline.close()
  rmSync(folder, { recursive: true, force: true })
})

const data = (where = folder) => ['--data', where, '--lang', 'en']

async function verify(where = folder): Promise<{ code: number; report: Report }> {
  printed = ''
  const code = await audit(['verify', ...data(where), '--json'])
  return { code, report: JSON.parse(printed) as Report }
}

interface Report {
  readonly ok: boolean
  readonly communities: readonly {
    readonly events: number
    readonly contents: number
    readonly faults: readonly { readonly code: string; readonly seq: number }[]
    readonly state: { readonly ok: boolean; readonly differingCount: number; readonly records: number }
  }[]
}

function tamper(sql: string): void {
  const db = new DatabaseSync(join(folder, 'folkmoot.db'))
  if (db.prepare(sql).run().changes === 0) throw new Error('Nothing was changed.')
  db.close()
}

describe('audit verify', () => {
  test('a ledger as it was written agrees, while the pipeline is open', async () => {
    const { code, report } = await verify()
    expect(report.communities[0]?.faults).toEqual([])
    expect(report.communities[0]?.state).toMatchObject({ ok: true, checked: true, differingCount: 0 })
    expect(report.communities[0]?.events).toBeGreaterThan(300)
    expect(report.communities[0]?.contents).toBeGreaterThanOrEqual(300)
    expect([code, report.ok]).toEqual([0, true])
  })

  test.each([
    ["UPDATE events SET decision = replace(decision, '1', '2') WHERE seq = 50", 'events-changed'],
    ['UPDATE events SET member_id = member_id + 1 WHERE seq = 50', 'events-changed'],
    ['DELETE FROM events WHERE seq = 50', 'events-missing'],
    [
      'DELETE FROM chain WHERE first_seq = (SELECT MIN(first_seq) FROM chain WHERE first_seq > 20)',
      'events-missing',
    ],
    ['DELETE FROM chain WHERE first_seq = (SELECT MAX(first_seq) FROM chain)', 'head-differs'],
    ["UPDATE content SET body = replace(body, 'message', 'massage') WHERE seq = 52", 'content-changed'],
    ["UPDATE content SET salt = 'x' WHERE seq = 52", 'content-changed'],
  ])('%s is noticed', async (sql, code) => {
    tamper(sql)
    const verified = await verify()
    expect(verified.code).toBe(1)
    expect(verified.report.communities[0]?.faults.map((fault) => fault.code)).toContain(code)
  })

  test('a state that the decisions did not leave behind is noticed', async () => {
    tamper(
      "DELETE FROM state WHERE scope = 'member' AND a = (SELECT MIN(a) FROM state WHERE scope = 'member')",
    )
    const { code, report } = await verify()
    expect(code).toBe(1)
    expect(report.communities[0]?.faults).toEqual([])
    expect(report.communities[0]?.state).toMatchObject({ ok: false, differingCount: 1 })
  })

  test('the report reads as sentences in both languages', async () => {
    expect(await audit(['verify', '--data', folder, '--lang', 'zh-CN'])).toBe(0)
    expect(printed).toMatch(
      /✓ 测试社 Test club（\d+）：\d+ 个事件，\d+ 段哈希链，核对了 \d+ 份内容\n {2}✓ \d+ 条状态记录相符/,
    )
    tamper('DELETE FROM events WHERE seq = 50')
    printed = ''
    expect(await audit(['verify', ...data()])).toBe(1)
    expect(printed).toContain('event 50: events are missing')
  })

  test('called wrongly, or on nothing, it says so', async () => {
    expect(await audit([...data()])).toBe(2)
    expect(await audit(['verify', '--wrong'])).toBe(2)
    expect(complained).toContain('folkmoot audit verify')
    expect(await audit(['verify', ...data(join(folder, 'nowhere'))])).toBe(1)
    expect(complained).toContain('There is no Folkmoot database')
  })
})

describe('backup and restore', () => {
  test('what was backed up while the pipeline ran comes back and verifies', async () => {
    const file = join(folder, 'copy.db')
    expect(await backup([file, ...data()])).toBe(0)
    expect(printed).toContain(file)
    await seeded.deliver([message(900, seeded.now() + 1_000)])
    const other = join(folder, 'other')
    expect(await restore([file, ...data(other)])).toBe(0)
    const { code, report } = await verify(other)
    expect(code).toBe(0)
    expect((await verify()).report.communities[0]?.events).toBeGreaterThan(report.communities[0]?.events ?? 0)
  })

  test('a file is never replaced by a backup', async () => {
    const file = join(folder, 'copy.db')
    writeFileSync(file, 'mine')
    expect(await backup([file, ...data()])).toBe(1)
    expect(complained).toContain('already exists')
    expect(readFileSync(file, 'utf8')).toBe('mine')
    expect(await backup([join(folder, 'no', 'such', 'folder.db'), ...data(), '--json'])).toBe(1)
    expect(printed).toContain('"error"')
  })

  test('a folder in use, or with anything in it, is left alone', async () => {
    const file = join(folder, 'copy.db')
    await backup([file, ...data()])
    expect(await restore([file, ...data()])).toBe(1)
    expect(complained).toContain('not empty')
    expect(await restore([file, ...data(), '--force'])).toBe(1)
    expect(complained).toContain('Another Folkmoot is running')
    const other = join(folder, 'other')
    mkdirSync(other)
    writeFileSync(join(other, 'note.txt'), 'mine')
    expect(await restore([file, ...data(other)])).toBe(1)
    expect(existsSync(join(other, 'folkmoot.db'))).toBe(false)
  })

  test('with --force the database that was there is kept, with what its log still holds', async () => {
    const file = join(folder, 'copy.db')
    await backup([file, ...data()])
    await seeded.deliver([message(901, seeded.now() + 1_000)])
    const before = (await verify()).report.communities[0]?.events
    await seeded.pipeline.close()
    writeFileSync(join(folder, 'search.db'), 'index')
    expect(await restore([file, ...data(), '--force', '--json'])).toBe(0)
    expect(existsSync(join(folder, 'search.db'))).toBe(false)
    expect((await verify()).report.communities[0]?.events).toBeLessThan(before ?? 0)
    const [kept = ''] = readdirSync(join(folder, 'backups'))
    const again = join(folder, 'again')
    expect(await restore([join(folder, 'backups', kept), ...data(again)])).toBe(0)
    expect((await verify(again)).report.communities[0]?.events).toBe(before)
  })

  test.each([
    ['is cut in half', (file: string) => writeFileSync(file, readFileSync(file).subarray(0, 60_000))],
    ['is no database', (file: string) => writeFileSync(file, 'hello')],
    ['is of something else', (file: string) => emptyTable(file)],
    ['is of a newer Folkmoot', (file: string) => makeNewer(file)],
    ['does not exist', (file: string) => rmSync(file)],
  ])('a backup that %s is refused and changes nothing', async (_, damage) => {
    const file = join(folder, 'copy.db')
    await backup([file, ...data()])
    damage(file)
    const other = join(folder, 'other')
    expect(await restore([file, ...data(other)])).toBe(1)
    expect(complained).toContain(file)
    expect(existsSync(other)).toBe(false)
  })
})

function emptyTable(file: string): void {
  rmSync(file)
  const db = new DatabaseSync(file)
  db.exec('CREATE TABLE x (y)')
  db.close()
}

function makeNewer(file: string): void {
  const db = new DatabaseSync(file)
  db.exec("INSERT INTO migrations VALUES (999, '0999-later.sql', 1)")
  db.close()
}
