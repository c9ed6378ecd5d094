/** A dump into an empty ledger: read once, judged to its last byte, and only then made the ledger. */
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { listMigrations } from '../../shell/store/migrations.ts'
import type { StoreRefusal } from '../../shell/store/refusal.ts'
import { SECRETS_TABLE, tablesAt } from '../../shell/store/tables.ts'
import type { Cell, Column, Row, Table, TableWriter } from '../../shell/store/tables.ts'
import { dumpFileLines } from './dump-bytes.ts'
import { FORMAT_VERSION, headerSchema, tableSchema, trailerSchema } from './format.ts'
import type { DumpHeader, DumpTrailer } from './format.ts'
import { broken, missingDump, newerDump, noDump } from './refusals.ts'

export interface LoadedDump {
  readonly header: DumpHeader
  readonly rows: DumpTrailer['rows']
}

/** What is held before it is written: rows, and bytes of their lines, since one row may be long. */
const ROWS_AT_ONCE = 500
const BYTES_AT_ONCE = 8 * 1024 * 1024
const OPENING_BRACKET = 0x5b

/**
 * Loads `file` through the writer that `open` gives for the dump's schema. A dump of an older Folkmoot is
 * loaded as it was then and brought up by the migrations that came after it.
 * @throws StoreRefusal `missing`, `not-folkmoot`, `newer`, `damaged`, or what `open` refuses; then nothing was
 * changed.
 */
export async function loadDump(
  file: string,
  open: (schema: number) => Promise<TableWriter>,
): Promise<LoadedDump> {
  const header = await readHeader(file)
  const writer = await open(header.schema)
  try {
    const rows = await fill(file, header, writer)
    await writer.finish()
    return { header, rows }
  } catch (error) {
    await writer.abandon()
    throw error
  }
}

async function readHeader(file: string): Promise<DumpHeader> {
  if (!existsSync(file)) throw missingDump(file)
  for await (const [line] of dumpFileLines(file)) {
    const read = headerSchema.safeParse(parse(line))
    if (!read.success) throw noDump(file)
    const { version, schema, folkmoot } = read.data
    if (version > FORMAT_VERSION || schema > listMigrations().length) throw newerDump(file, folkmoot)
    return read.data
  }
  throw noDump(file)
}

async function fill(file: string, header: DumpHeader, writer: TableWriter): Promise<DumpTrailer['rows']> {
  const reading = startReading(file, header, writer)
  for await (const lines of dumpFileLines(file)) {
    for (const line of lines) {
      if (reading.take(line)) await reading.write()
    }
  }
  return reading.end()
}

interface Reading {
  /** Takes one line in; true when rows wait to be written. */
  readonly take: (line: Buffer) => boolean
  readonly write: () => Promise<void>
  /** @throws StoreRefusal `damaged` when the trailer is missing or says something else. */
  readonly end: () => DumpTrailer['rows']
}

function startReading(file: string, { schema, secrets }: DumpHeader, writer: TableWriter): Reading {
  const ahead = tablesAt(schema).filter(({ name }) => secrets || name !== SECRETS_TABLE.name)
  const hash = createHash('sha256')
  const counts: Record<string, number> = {}
  let waiting: { readonly table: Table; readonly rows: Row[] }[] = []
  let trailer: DumpTrailer | null = null
  let number = 0
  let bytes = 0

  const unexpected = (): StoreRefusal =>
    broken(file, `line ${number} is not what belongs there`, `第 ${number} 行不是该处应有的内容`)
  const takeRow = (line: Buffer): boolean => {
    const current = waiting.at(-1)
    const row: unknown = parse(line)
    if (current === undefined || !isRow(row, current.table.columns)) throw unexpected()
    counts[current.table.name] = (counts[current.table.name] ?? 0) + 1
    bytes += line.length
    return current.rows.push(row) >= ROWS_AT_ONCE || bytes >= BYTES_AT_ONCE
  }
  const takeTable = (value: unknown): boolean => {
    const said = tableSchema.safeParse(value)
    const table = ahead.shift()
    if (!said.success || table === undefined || !isDescribed(said.data, table)) throw unexpected()
    waiting.push({ table, rows: [] })
    counts[table.name] = 0
    return waiting.length > 1
  }
  return {
    take: (line) => {
      number += 1
      if (trailer !== null) throw unexpected()
      if (line[0] === OPENING_BRACKET) {
        hash.update(line)
        return takeRow(line)
      }
      const value = parse(line)
      const end = trailerSchema.safeParse(value)
      if (end.success) trailer = end.data
      else hash.update(line)
      return end.success || number === 1 ? end.success : takeTable(value)
    },
    write: async () => {
      bytes = 0
      const current = waiting.at(-1)
      for (const { table, rows } of waiting)
        if (rows.length > 0) await inserted(writer, table, rows, unexpected)
      waiting = current === undefined ? [] : [{ table: current.table, rows: [] }]
    },
    end: () => {
      if (trailer === null || ahead.length > 0) throw broken(file, 'its end is missing', '缺少结尾')
      if (trailer.sha256 !== hash.digest('hex'))
        throw broken(file, 'it was changed after it was written', '写出之后被改动过')
      if (JSON.stringify(trailer.rows) !== JSON.stringify(counts))
        throw broken(file, 'rows are missing', '缺少一些行')
      return trailer.rows
    },
  }
}

/** A row that the engine refuses, as one whose key is there twice, is a fault of the dump. */
async function inserted(
  writer: TableWriter,
  table: Table,
  rows: readonly Row[],
  unexpected: () => StoreRefusal,
): Promise<void> {
  try {
    await writer.insert(table, rows)
  } catch (error) {
    if (writer.isFaultOfRows(error)) throw unexpected()
    throw error
  }
}

function parse(line: Buffer | undefined): unknown {
  try {
    return JSON.parse(line?.toString('utf8') ?? '') as unknown
  } catch {
    return null
  }
}

function isDescribed(said: { table: string; columns: readonly string[] }, { name, columns }: Table): boolean {
  return said.table === name && said.columns.join() === columns.map((column) => column.name).join()
}

function isRow(row: unknown, columns: readonly Column[]): row is Cell[] {
  if (!Array.isArray(row) || row.length !== columns.length) return false
  return columns.every(({ type, nullable }, index) => {
    const cell: unknown = row[index]
    if (cell === null) return nullable
    return type === 'text' ? typeof cell === 'string' : Number.isSafeInteger(cell)
  })
}
