import { DatabaseSync } from 'node:sqlite'
import { expect, test } from 'vitest'
import { listMigrations } from './migrations.ts'
import { TABLES, tablesAt } from './tables.ts'

interface Described {
  readonly name: string
  readonly columns: readonly { readonly name: string; readonly type: string; readonly nullable: boolean }[]
  readonly key: readonly string[]
}

/** What the first `count` migrations really make. */
function schemaAfter(count: number): readonly Described[] {
  const db = new DatabaseSync(':memory:')
  for (const { sql } of listMigrations().slice(0, count)) db.exec(sql)
  const names = db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").all()
  const tables = names.map(({ name }) => {
    const columns = db.prepare('SELECT * FROM pragma_table_info(?) ORDER BY cid').all(String(name))
    const key = columns.filter(({ pk }) => Number(pk) > 0)
    return {
      name: String(name),
      columns: columns.map((column) => ({
        name: String(column['name']),
        type: column['type'] === 'BIGINT' ? 'number' : String(column['type']).toLowerCase(),
        nullable: column['notnull'] === 0,
      })),
      key: key.toSorted((a, b) => Number(a['pk']) - Number(b['pk'])).map((column) => String(column['name'])),
    }
  })
  db.close()
  return tables
}

function describedAt(schema: number): readonly Described[] {
  return tablesAt(schema)
    .map(({ name, columns, key }) => ({
      name,
      columns: columns.map((column) => ({ name: column.name, type: column.type, nullable: column.nullable })),
      key,
    }))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
}

const numbers = listMigrations().map(({ number }) => number)

test.each(numbers)('after migration %i every table, column and key is described as it is', (number) => {
  expect(describedAt(number)).toEqual(schemaAfter(number))
})

test('nothing is described that no migration brings', () => {
  const latest = numbers.length
  expect(tablesAt(latest)).toEqual(TABLES)
})
