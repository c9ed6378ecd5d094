import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ANY_SYNTAX, escapeValue } from './escape.ts'

const signs = fc.constantFrom('@', '/', '#', '$', '*', '_', '~', '`', '|', '[', ']', '<', '>', '\\')
const piece = fc.oneof(
  { weight: 3, arbitrary: signs },
  {
    weight: 2,
    arbitrary: fc.constantFrom('all', 'start', '群', ' ', '\n', 'a', '9', 'https://', 'x.org/a_b'),
  },
  fc.string({ maxLength: 3 }),
)
const value = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''))
const syntax = fc.record({ mentions: fc.boolean(), commands: fc.boolean(), styling: fc.boolean() })

test('no mention, command, tag or styling is left, and addresses stay', () => {
  fc.assert(
    fc.property(value, (text) => {
      const escaped = escapeValue(text, ANY_SYNTAX)
      expect(escaped).not.toContain('@')
      const rest = escaped.replaceAll(/https?:\/\/[^\s@*`|[\]<>\\$]+/gi, ' address ')
      expect(rest).not.toMatch(/[*_~`|[\]<>\\#]/)
      expect(rest).not.toMatch(/(?:^|[^\p{L}\p{N}])\//u)
      expect(rest).not.toMatch(/\$\p{L}/u)
    }),
  )
})

test('escaping twice is escaping once, and nothing but the signs changes', () => {
  fc.assert(
    fc.property(value, syntax, (text, some) => {
      const escaped = escapeValue(text, some)
      expect(escapeValue(escaped, some)).toBe(escaped)
      expect(escaped.normalize('NFKC')).toBe(text.normalize('NFKC'))
    }),
  )
})

test('only what the platform would act on is touched', () => {
  const text = '@all /start #sale *bold* he/him C# $USD'
  expect(escapeValue(text, {})).toBe(text)
  expect(escapeValue(text, { mentions: true })).toBe('＠all /start #sale *bold* he/him C# $USD')
  expect(escapeValue(text, { commands: true })).toBe('@all ／start ＃sale *bold* he/him C＃ ＄USD')
  expect(escapeValue(text, { styling: true })).toBe('@all /start ＃sale ＊bold＊ he/him C＃ $USD')
  expect(escapeValue('see https://example.org/a_b#c for *it*', ANY_SYNTAX)).toBe(
    'see https://example.org/a_b#c for ＊it＊',
  )
})
