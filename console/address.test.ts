import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readSearch, writeSearch } from './address.ts'

test('ids stand plainly', () => {
  expect(writeSearch({ event: '65', why: undefined, since: 3 })).toBe('?event=65&since=3')
  expect(writeSearch({ q: undefined })).toBe('')
  expect(readSearch('?event=65&q=%2265%22')).toEqual({ event: '65', q: '"65"' })
})

test('any texts come back as they were', () => {
  const names = fc.string({ minLength: 1 }).filter((name) => name !== '__proto__')
  fc.assert(
    fc.property(fc.dictionary(names, fc.string({ unit: 'grapheme' })), (search) => {
      expect(readSearch(writeSearch(search))).toEqual({ ...search })
    }),
  )
})
