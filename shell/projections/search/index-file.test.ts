import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openIndexFile } from './index-file.ts'
import type { IndexFile } from './index-file.ts'

let folder: string
let file: string
let index: IndexFile

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'folkmoot-index-'))
  file = join(folder, 'search.db')
  index = openIndexFile(file)
})

afterEach(() => {
  index.close()
  rmSync(folder, { recursive: true, force: true })
})

const document = (seq: number, words: string, member: number | null = 21) => ({ seq, member, words })

test('all words have to be found, in the community that asks', () => {
  index.write(1, { documents: [document(1, 'red apple'), document(2, 'red pear')], erased: [], to: 5 })
  index.write(2, { documents: [document(1, 'red apple pear')], erased: [], to: 1 })
  expect(index.find(1, ['red'], 9)).toEqual([2, 1])
  expect(index.find(1, ['red', 'apple'], 9)).toEqual([1])
  expect(index.find(1, ['apple', 'pear'], 9)).toEqual([])
  expect(index.find(2, ['apple', 'pear'], 9)).toEqual([1])
  expect(index.find(3, ['red'], 9)).toEqual([])
  expect(index.find(1, [], 9)).toEqual([])
  expect([index.cursor(1), index.cursor(2), index.cursor(3)]).toEqual([5, 1, 0])
})

test('the better hit comes first, of equal ones the newer', () => {
  index.write(1, {
    documents: [document(1, 'apple'), document(2, 'one apple among many other words'), document(3, 'apple')],
    erased: [],
    to: 3,
  })
  expect(index.find(1, ['apple'], 9)).toEqual([3, 1, 2])
  expect(index.find(1, ['apple'], 1)).toEqual([3])
})

test('a common word is ranked over its newest two thousand hits', () => {
  const documents = Array.from({ length: 2_100 }, (_, place) =>
    document(place + 1, place === 0 ? 'apple' : 'apple and something'),
  )
  index.write(1, { documents, erased: [], to: 2_100 })
  const found = index.find(1, ['apple'], 5_000)
  expect(found).toHaveLength(2_000)
  expect(Math.min(...found)).toBe(101)
})

test.each(['"', 'a" OR "b', '*', 'NEAR(', 'text:', '-'])('%s is a word like any other', (word) => {
  index.write(1, { documents: [document(1, 'apple')], erased: [], to: 1 })
  expect(index.find(1, [word, 'apple'], 9).length).toBeLessThanOrEqual(1)
})

test('an erased member’s words leave the index and the file', () => {
  index.write(1, {
    documents: [document(1, 'zanzibar apple', 21), document(2, 'apple', 22)],
    erased: [],
    to: 2,
  })
  index.write(2, { documents: [document(1, 'apple', 21)], erased: [], to: 1 })
  index.write(1, { documents: [document(3, 'zanzibar again', 21)], erased: [21], to: 4 })
  expect(index.find(1, ['apple'], 9)).toEqual([2])
  expect(index.find(1, ['zanzibar'], 9)).toEqual([])
  expect(index.find(2, ['apple'], 9)).toEqual([1])
  const db = new DatabaseSync(file)
  db.exec("CREATE VIRTUAL TABLE temp.terms USING fts5vocab(main, words, 'row')")
  const terms = db.prepare('SELECT term FROM temp.terms').all()
  db.close()
  expect(terms.map(({ term }) => term)).toEqual(['1', '2', 'apple'])
})

test('a page that fails changes nothing', () => {
  index.write(1, { documents: [document(1, 'apple')], erased: [], to: 1 })
  const twice = [document(2, 'pear'), document(2, 'pear')]
  expect(() => index.write(1, { documents: twice, erased: [21], to: 2 })).toThrow('UNIQUE')
  expect(index.cursor(1)).toBe(1)
  expect(index.find(1, ['apple'], 9)).toEqual([1])
  expect(index.find(1, ['pear'], 9)).toEqual([])
})

test('a community that is reset starts anew, the others stay', () => {
  index.write(1, { documents: [document(1, 'apple')], erased: [], to: 1 })
  index.write(2, { documents: [document(1, 'apple')], erased: [], to: 1 })
  index.reset(1)
  expect([index.cursor(1), index.cursor(2)]).toEqual([0, 1])
  expect([index.find(1, ['apple'], 9), index.find(2, ['apple'], 9)]).toEqual([[], [1]])
})

test.each([
  ['a damaged file', () => writeFileSync(file, 'no database '.repeat(1_000))],
  ['a file of another version', () => new DatabaseSync(file).exec('PRAGMA user_version = 99')],
])('%s is made anew', (_, damage) => {
  index.write(1, { documents: [document(1, 'apple')], erased: [], to: 1 })
  index.close()
  damage()
  index = openIndexFile(file)
  expect(index.cursor(1)).toBe(0)
  expect(existsSync(file)).toBe(true)
})
