import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { scanXml } from './import-xml.ts'

function seen(xml: string): string[] {
  const lines: string[] = []
  scanXml(xml, {
    open: (path, attributes) => {
      if (attributes.size > 0) lines.push(`${path} ${JSON.stringify([...attributes])}`)
    },
    close: (path, text) => lines.push(`${path}=${text}`),
  })
  return lines
}

describe('elements', () => {
  test.each([
    ['<a>x<b>y</b>z</a>', ['a/b=y', 'a=xz']],
    ['<?xml version="1.0"?><!-- c --><a/>', ['a=']],
    ['<a k="v &amp; &#x4e00;" l=\'>\'>&lt;b&gt;</a>', ['a [["k","v & 一"],["l",">"]]', 'a=<b>']],
    ['<a><![CDATA[<b>&amp;</b>]]></a>', ['a=<b>&amp;</b>']],
    ['<a>1 < 2</a>', ['a=1 < 2']],
    ['<a>&unknown; &#0; &#x110000;</a>', ['a=&unknown; &#0; &#x110000;']],
    ['<a><b></a>', []],
    ['<a', []],
    ['</a>', []],
  ])('%s', (xml, lines) => expect(seen(xml)).toEqual(lines))
})

test('entities of a document type stay unread', () => {
  const xml = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hosts">]><a>&x;</a>'
  expect(seen(xml)).toEqual(['a=&x;'])
})

test('depth has an end', () => {
  const deep = `${'<a>'.repeat(100_000)}x${'</a>'.repeat(100_000)}`
  expect(seen(deep).length).toBeLessThanOrEqual(32)
})

test('texts survive being written as XML', () => {
  const escaped = (text: string) =>
    text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (text, value) => {
      let found: (string | undefined)[] = []
      scanXml(`<m><t v="${escaped(value)}">${escaped(text)}</t></m>`, {
        open: (path, attributes) => {
          if (path === 'm/t') found = [attributes.get('v')]
        },
        close: (path, words) => {
          if (path === 'm/t') found.push(words)
        },
      })
      expect(found).toEqual([value, text])
    }),
  )
})

test('no text throws', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'<>/!?-[]CDAT="\'& a;#x') }), (xml) => {
      expect(Array.isArray(seen(xml))).toBe(true)
    }),
  )
})
