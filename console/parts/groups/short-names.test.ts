import { expect, test } from 'vitest'
import { shortNames } from './short-names.ts'

test('what most share is left out of small tiles', () => {
  const short = shortNames(['光影共读 01 班', '光影共读 02 班', '光影共读 03 班', '新人大厅 1'])
  expect(short('光影共读 02 班')).toBe('02 班')
  expect(short('新人大厅 1')).toBe('新人大厅 1')
})

test('where few share a beginning, names stay whole', () => {
  expect(shortNames(['class 1', 'class 2', 'garden', 'kitchen', 'hall'])('class 1')).toBe('class 1')
  expect(shortNames([])('class 1')).toBe('class 1')
})
