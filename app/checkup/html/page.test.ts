import fc from 'fast-check'
import { Parser } from 'htmlparser2'
import { describe, expect, it, test } from 'vitest'
import { harmless } from './markup.ts'
import { reportPage } from './page.ts'
import { reportWith } from './report-fixture.ts'

interface Parsed {
  /** Elements with the names of their attributes; the signs of a picture depend on the width of names. */
  readonly shape: readonly string[]
  readonly texts: readonly string[]
  readonly addresses: readonly string[]
  readonly ids: readonly string[]
}

function parsed(page: string): Parsed {
  const shape: string[] = []
  const texts: string[] = []
  const addresses: string[] = []
  const ids: string[] = []
  let style = false
  const parser = new Parser({
    onopentag: (name, attributes) => {
      style = name === 'style'
      if (name !== 'text') shape.push(`${name} ${Object.keys(attributes).join(' ')}`)
      const { href, src, id } = attributes
      for (const address of [href, src]) if (address !== undefined) addresses.push(address)
      if (id !== undefined) ids.push(id)
    },
    onprocessinginstruction: (name) => shape.push(name),
    oncomment: () => shape.push('comment'),
    onclosetag: () => (style = false),
    ontext: (text) => void (style || texts.push(text)),
  })
  parser.end(page)
  return { shape, texts, addresses, ids }
}

const NASTY = [
  '<script>alert(1)</script>',
  '</bdi></td></table><h1>owned</h1>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '</title></style><!--',
  ']]>--><svg onload=alert(1)>',
  '\u202Eright to left\u2066',
  '&lt;b&gt; &#x3C;i',
  'javascript:alert(1)',
  '\u0000\u0007\u009B31m',
  '\uD800 lone',
]
const hostile = fc
  .array(fc.oneof(fc.constantFrom(...NASTY), fc.string({ unit: 'binary', maxLength: 20 })), {
    minLength: 1,
    maxLength: 4,
  })
  .map((parts) => `x${parts.join('')}`)

describe.each(['zh-CN', 'en'] as const)('the page in %s', (language) => {
  const plain = parsed(reportPage(reportWith('x'), language))

  test('whatever people write, the page keeps its shape and shows their words', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const found = parsed(reportPage(reportWith(text), language))
        expect(found.shape).toEqual(plain.shape)
        expect(found.texts.join('')).toContain(harmless(text))
        expect(found.addresses).toEqual(plain.addresses)
      }),
      { numRuns: 15 },
    )
  })

  test('what steers the direction of writing reaches no reader', () => {
    expect(reportPage(reportWith('a\u202Eb\u2067c\u0000d'), language)).not.toMatch(
      /[\u202A-\u202E\u2066-\u2069\u0000]/,
    )
  })

  test('asks for nothing: every address is a place in the page that is there', () => {
    for (const address of plain.addresses) {
      expect(address).toMatch(/^#/)
      expect(plain.ids).toContain(address.slice(1))
    }
    expect(plain.shape.some((element) => /^(script|link|img|iframe|object) /.test(element))).toBe(false)
  })

  test('no two places have the same name', () => {
    expect(plain.ids).toHaveLength(new Set(plain.ids).size)
  })

  test('every picture has a title and words, and every chart a table', () => {
    const page = reportPage(reportWith('x'), language)
    const figures = page.match(/<figure /g) ?? []
    expect(figures.length).toBeGreaterThan(20)
    expect(page.match(/<details class="data"/g)).toHaveLength(figures.length)
    expect(page.match(/<svg\s+role="img"/g)?.length).toBe(
      page.match(/<svg\s+role="img"[^>]*>\s*<title/g)?.length,
    )
  })

  test('is written in one language', () => {
    const said = plain.texts.join(' ')
    if (language === 'en') expect(said.replaceAll('x', '')).not.toMatch(/[\u4e00-\u9fff，。：（）]/)
    else expect(said).not.toMatch(/[\u4e00-\u9fff][,:;!?]/)
  })
})

it('says what cannot be said of next to nothing', () => {
  const empty = reportWith('x', { problems: [], groups: [], caveats: [] })
  expect(parsed(reportPage(empty, 'en')).texts.join('')).toContain('too small to grade')
})

it('escapes what stands in attributes', () => {
  expect(reportPage(reportWith('q"><b>'), 'en').includes('q"><b>')).toBe(false)
})
