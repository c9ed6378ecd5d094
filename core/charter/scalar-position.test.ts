import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Scalar, stringify } from 'yaml'
import { offsetInSource } from './scalar-position.ts'
import { field, type TreeScalar } from './tree.ts'
import { parseYaml } from './yaml.ts'

function scalarIn(source: string): TreeScalar | null {
  const { tree } = parseYaml(source)
  const node = tree && field(field(tree, 'outer'), 'if')
  return node?.kind === 'scalar' ? node : null
}

const styles = fc.constantFrom<Scalar.Type>(
  'PLAIN',
  'QUOTE_SINGLE',
  'QUOTE_DOUBLE',
  'BLOCK_LITERAL',
  'BLOCK_FOLDED',
)
const words = fc.array(fc.constantFrom('a', 'b.c', "'q'", '"', '\\', '中文', '&&', '(x)', '😀', '\n', ' '), {
  minLength: 1,
  maxLength: 30,
})

test('every visible character leads back to itself in the source', () => {
  fc.assert(
    fc.property(words, styles, fc.integer({ min: 20, max: 80 }), (parts, style, lineWidth) => {
      const value = parts.join(' ')
      const written = new Scalar(value)
      written.type = style
      const source = stringify({ outer: { if: written } }, { lineWidth })
      const scalar = scalarIn(source)
      if (scalar?.value !== value) return
      for (const [index, letter] of value.split('').entries()) {
        if (/[\s"\\]/.test(letter)) continue
        expect(source[offsetInSource(source, scalar, index)]).toBe(letter)
      }
    }),
  )
})

test('escapes count as the characters that they stand for', () => {
  const source = 'outer: { if: "\\u4e2d\\x41\\n\\"b\\"" }'
  const scalar = scalarIn(source)
  expect(scalar?.value).toBe('中A\n"b"')
  const at = (index: number) => (scalar ? source.slice(offsetInSource(source, scalar, index)) : '')
  expect(at(0)).toBe(source.slice(14))
  expect(at(1)).toBe('\\x41\\n\\"b\\"" }')
  expect(at(4)).toBe('b\\"" }')
})
