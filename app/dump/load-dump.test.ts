import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { listMigrations } from '../../shell/store/migrations.ts'
import type { Row, Table, TableReader } from '../../shell/store/tables.ts'
import { loadDump } from './load-dump.ts'
import { dumpLines } from './write-dump.ts'

const MEGABYTE = 1024 * 1024
let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'folkmoot-load-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const rowOf = ({ columns }: Table, long: string): Row =>
  columns.map(({ type }, place) => (type === 'text' ? long : place))

test('long rows are written before they fill the memory', async () => {
  const long = 'x'.repeat(MEGABYTE)
  const reader: TableReader = {
    schema: listMigrations().length,
    rows: async function* (table) {
      if (table.name === 'content') for (let row = 0; row < 30; row += 1) yield [rowOf(table, long)]
    },
    close: async () => {},
  }
  const lines: string[] = []
  const options = { withSecrets: false, folkmoot: '0.0.0', created: 0 }
  for await (const line of dumpLines(reader, options)) lines.push(line)
  const file = join(folder, 'long.dump')
  writeFileSync(file, lines.join(''))

  const written: number[] = []
  const { rows } = await loadDump(file, async () => ({
    insert: async (_table, some) => void written.push(some.length),
    isFaultOfRows: () => false,
    finish: async () => {},
    abandon: async () => {},
  }))
  expect(rows['content']).toBe(30)
  expect(written.reduce((sum, count) => sum + count, 0)).toBe(30)
  expect(Math.max(...written)).toBeLessThan(10)
})
