import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readText, storeText } from './text.ts'

test('any text comes back, and what is stored is well-formed and free of NUL', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary' }),
      fc.array(fc.constantFrom('\0', '\u001b', '\ud800', '\udc00', 'a', '001b')),
      (text, odd) => {
        const whole = text + odd.join('')
        const stored = storeText(whole)
        expect(readText(stored)).toBe(whole)
        expect(stored.isWellFormed() && !stored.includes('\0')).toBe(true)
      },
    ),
  )
})

test('ordinary text and JSON are stored as they are', () => {
  for (const text of ['', 'plain', '光影读书会 😀', JSON.stringify('\0\u001b\ud800')]) {
    expect(storeText(text)).toBe(text)
  }
})
