import { expect, test } from 'vitest'
import { markOf } from './mark.ts'

test('a person has one mark, another one another, and no mark shows the address', () => {
  expect(markOf('ann@example.org')).toBe(markOf('ann@example.org'))
  expect(markOf('ann@example.org')).not.toBe(markOf('bob@example.org'))
  expect(markOf('ann@example.org')).toMatch(/^[\w-]{16}$/)
})
