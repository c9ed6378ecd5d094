import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cut, foldWidth, normalise } from './normalise.ts'

const AWKWARD = fc.constantFrom(
  ...Array.from(
    'aAＡａİßſΣςάАаеЁѐK①⑩㎏ﬁ½ﾊﾞﾟ가ᄀ\u1161\u11a8裡裏乾國臺①❶🅐🅰ᴀ\u200b\u200d\u202e\ufe0f\u0301\u0336\u3099\u0345\ufdfa',
  ),
  '\ud83d',
  '\ud800',
  '\udc00',
  '😀',
  '𝐀',
  '🇨🇳',
  '𠵾',
  ' ',
  '\n',
)
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.array(AWKWARD, { maxLength: 30 }).map((letters) => letters.join('')),
)

describe('normalise', () => {
  test.each([
    ['Ｈｅｌｌｏ　Ｗｏｒｌｄ！', 'hello world!'],
    ['加\u200b微\u2060信', '加微信'],
    ['加薇信①②③', '加薇信123'],
    ['免費領取優惠', '免费领取优惠'],
    ['這裡有臺灣老師', '这里有台湾老师'],
    ['pаypаl', 'paypal'],
    ['зapaбoтoк в чате', 'заработок в чате'],
    ['𝓕𝓻𝓮𝓮 🅵🆁🅴🅴 ꜰʀᴇᴇ ⓕⓡⓔⓔ', 'free free free free'],
    ['f\u0336r\u0336e\u0336e\u0336', 'free'],
    ['❶❸❽', '138'],
    ['Café', 'café'],
  ])('%s → %s', (from, to) => expect(normalise(from)).toBe(to))

  test.each(['где оса и рука?', 'καλημέρα κόσμε', 'привет, всем', '한국어 텍스트', 'これはテストです'])(
    'leaves a text in one script alone: %s',
    (same) => expect(normalise(same)).toBe(same),
  )

  test('keeps spaces and line ends, so that lines stay lines', () => {
    expect(normalise('加 微 信\r\n好')).toBe('加 微 信\r\n好')
  })

  test('is idempotent', () => {
    fc.assert(
      fc.property(text, (given) => {
        const once = normalise(given)
        expect(normalise(once)).toBe(once)
      }),
      { numRuns: 2_000 },
    )
  })

  test('agrees with itself on every single unit, in whatever way it was found', () => {
    for (let unit = 0; unit < 0x10000; unit++) {
      const once = normalise(String.fromCharCode(unit))
      // A complex neighbour sends the same unit through the long way.
      const beside = normalise(`${String.fromCharCode(unit)} \u200b`)
      if (beside !== `${once} `) expect.fail(`U+${unit.toString(16)}: ${once} but ${beside}`)
    }
  })

  test('a heap of combining marks is thrown off', () => {
    const heap = `a${'\u0323\u0301'.repeat(10_000)}b`
    expect(normalise(heap).length).toBeLessThan(20)
  })

  test('lone halves of surrogate pairs stay', () => {
    expect(normalise('A\ud800b\udc00')).toBe('a\ud800b\udc00')
  })
})

describe('foldWidth', () => {
  test('keeps case', () => expect(foldWidth('ｈｔｔｐ：／／Ａ\u200b.com')).toBe('http://A.com'))
})

describe('cut', () => {
  test('never leaves half a pair', () => {
    expect(cut('ab😀', 3)).toBe('ab')
    expect(cut('ab😀', 4)).toBe('ab😀')
  })
})
