import { expect, test } from 'vitest'
import { numbered } from './placeholders.ts'

test('placeholders are numbered in their order, and numbered ones keep their number', () => {
  expect(numbered('SELECT a FROM t WHERE b = ? AND c > ? LIMIT ?')).toBe(
    'SELECT a FROM t WHERE b = $1 AND c > $2 LIMIT $3',
  )
  expect(numbered('DELETE FROM t WHERE a = ?1 AND b IN (SELECT b FROM u WHERE a = ?1 AND c = ?2)')).toBe(
    'DELETE FROM t WHERE a = $1 AND b IN (SELECT b FROM u WHERE a = $1 AND c = $2)',
  )
})
