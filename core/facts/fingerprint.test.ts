import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fingerprint } from './fingerprint.ts'

test('values are frozen: windows in stored states hold them', () => {
  expect([
    fingerprint('加微信领取优惠'),
    fingerprint('join our channel today'),
    fingerprint('присоединяйтесь'),
  ]).toMatchInlineSnapshot(`
    [
      6797604549232142,
      113744170245213,
      7904811863800430,
    ]
  `)
})

test('digits, punctuation, spaces and emoji make no difference', () => {
  const noise = fc
    .array(fc.constantFrom(...Array.from('0123456789 ,.!?，。！-_\n😀🎉')), { maxLength: 5 })
    .map((all) => all.join(''))
  fc.assert(
    fc.property(fc.array(noise, { minLength: 7, maxLength: 7 }), (all) => {
      const disguised = Array.from('加微信领取优惠', (letter, i) => letter + (all[i] ?? '')).join('')
      expect(fingerprint(disguised)).toBe(fingerprint('加微信领取优惠'))
    }),
  )
})

test('other letters, another order or a repetition make one', () => {
  const all = [
    '加微信领取优惠',
    '微加信领取优惠',
    '加微信领取优惠券',
    '加微信领取优惠加微信领取优惠',
    'abcd',
    'abdc',
    'aaaa',
    'aaaaa',
  ]
  expect(new Set(all.map((text) => fingerprint(text))).size).toBe(all.length)
})

test('fewer than four letters have none', () => {
  expect(fingerprint('好的呀 666666!')).toBe(0)
  expect(fingerprint('')).toBe(0)
})

test('is a whole number below 2^53, and rarely the same by chance', () => {
  const seen = new Set<number>()
  for (let i = 0; i < 50_000; i++) {
    const value = fingerprint(
      `text ${i.toString(26).replaceAll(/\d/g, (digit) => 'qrstuvwxyz'.charAt(Number(digit)))}`,
    )
    if (!Number.isSafeInteger(value) || value < 1) expect.fail(String(value))
    seen.add(value)
  }
  expect(seen.size).toBeGreaterThan(49_990)
})
