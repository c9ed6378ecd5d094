import { expect, test } from 'vitest'
import { refuseServer } from './migrate.ts'

test('a server that is too old, or stores no UTF-8, is refused in both languages', () => {
  expect(() => refuseServer('postgresql://db/club', 14, 'UTF8')).toThrow(
    /PostgreSQL 15 or newer[^]*需要 PostgreSQL 15/,
  )
  expect(() => refuseServer('postgresql://db/club', 15, 'SQL_ASCII')).toThrow(/ENCODING 'UTF8'/)
  expect(() => refuseServer('postgresql://db/club', 18, 'UTF8')).not.toThrow()
})
