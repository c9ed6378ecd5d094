/** A ledger as the lines of a dump. */
import { createHash } from 'node:crypto'
import { SECRETS_TABLE, tablesAt } from '../../shell/store/tables.ts'
import type { Row, Table, TableReader } from '../../shell/store/tables.ts'
import { FORMAT, FORMAT_VERSION } from './format.ts'
import type { DumpHeader, DumpTrailer } from './format.ts'

export interface DumpOptions {
  readonly withSecrets: boolean
  readonly folkmoot: string
  readonly created: number
  /** Told how many rows have been written. */
  readonly onRows?: (count: number) => void
}

/** Text that ends with a line's end, some rows at a time; memory does not grow with the ledger. */
export async function* dumpLines(
  reader: TableReader,
  { withSecrets, folkmoot, created, onRows }: DumpOptions,
): AsyncGenerator<string, void, undefined> {
  const tables = tablesAt(reader.schema).filter(({ name }) => withSecrets || name !== SECRETS_TABLE.name)
  const hash = createHash('sha256')
  const counts: Record<string, number> = {}
  const hashed = (text: string): string => {
    hash.update(text)
    return text
  }
  yield hashed(
    lineOf({
      format: FORMAT,
      version: FORMAT_VERSION,
      schema: reader.schema,
      folkmoot,
      created,
      communities: await countCommunities(reader, tables),
      secrets: withSecrets,
    } satisfies DumpHeader),
  )
  for (const table of tables) {
    yield hashed(lineOf({ table: table.name, columns: table.columns.map(({ name }) => name) }))
    counts[table.name] = 0
    for await (const rows of reader.rows(table)) {
      counts[table.name] = (counts[table.name] ?? 0) + rows.length
      onRows?.(rows.length)
      yield hashed(rows.map(lineOf).join(''))
    }
  }
  yield lineOf({ end: true, rows: counts, sha256: hash.digest('hex') } satisfies DumpTrailer)
}

async function countCommunities(reader: TableReader, tables: readonly Table[]): Promise<number> {
  let count = 0
  for (const table of tables.filter(({ name }) => name === 'communities')) {
    for await (const rows of reader.rows(table)) count += rows.length
  }
  return count
}

function lineOf(value: Row | Readonly<Record<string, unknown>>): string {
  return `${JSON.stringify(value)}\n`
}
