import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fitsPattern, proposedKind } from './name-pattern.ts'

test.each([
  ['读书会*', '读书会三班', true],
  ['读书会*', '光影读书会', false],
  ['*班', '读书会三班', true],
  ['Camp * 2026', 'camp ７ 2026', true],
  ['a*a', 'a', false],
  ['a*b*a', 'abba', true],
  ['a*b*a', 'aba', true],
  ['a*ba*a', 'aba', false],
  ['*', '', true],
  ['', '', true],
  ['.*', 'abc', false],
  ['读书会', '读书会', true],
])('%s and %s', (pattern, name, fits) => {
  expect(fitsPattern(pattern, name)).toBe(fits)
})

test('a pattern means what the expression with “anything” in place of each star means', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', '*'), maxLength: 8 })
  fc.assert(
    fc.property(text, fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 10 }), (pattern, name) => {
      const expression = new RegExp(`^${pattern.replaceAll(/\*+/g, '.*')}$`)
      expect(fitsPattern(pattern, name)).toBe(expression.test(name))
    }),
  )
})

test('a kind is proposed when it is the only one that fits', () => {
  const kind = (id: string, match: readonly string[]) =>
    [id, { id, purpose: '', capacity: null, private: false, values: [], match, language: null }] as const
  const kinds = new Map([kind('club', ['读书会*']), kind('lobby', ['*大厅', '*新人*'])])
  expect(proposedKind({ kinds }, '读书会三班')).toBe('club')
  expect(proposedKind({ kinds }, '读书会新人群')).toBeNull()
  expect(proposedKind({ kinds }, '值班')).toBeNull()
  expect(proposedKind({ kinds }, null)).toBeNull()
})
