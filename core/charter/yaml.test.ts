import { describe, expect, test } from 'vitest'
import { toPlain } from './tree.ts'
import { parseYaml } from './yaml.ts'

const codes = (source: string) =>
  parseYaml(source).faults.map(({ code, offset }) => {
    const { line, column } = parseYaml(source).place(offset)
    return `${line}:${column} ${code}`
  })

describe('what YAML would silently change, share or drop is refused with its place', () => {
  test.each([
    ['a tag', 'a: 1\nif: !budget.allows && x', '2:5 yaml-tag'],
    ['a tag that YAML knows', 'a: !!str 1', '1:4 yaml-tag'],
    ['the tag that says nothing', 'a: ! x', '1:4 yaml-tag'],
    ['an anchor', 'a: &x 1', '1:4 yaml-anchor'],
    ['an alias', 'a: 1\nb: *x', '2:4 yaml-alias'],
    ['a merge key', '<<: { a: 1 }', '1:1 yaml-merge'],
    ['a field written twice', 'a: 1\nb: 2\na: 3', '3:1 duplicate-key'],
    ['a field written twice in a flow map', '{ a: 1, a: 2 }', '1:9 duplicate-key'],
    ['a directive', '%YAML 1.1\n---\na: 1', '1:1 yaml-directive'],
    ['two documents', 'a: 1\n---\nb: 2', '2:1 yaml-documents'],
    ['a tab', 'a:\n\tb: 1', '2:1 yaml-tab'],
    ['a map as key', '? { a: 1 }\n: b', '1:3 yaml-key'],
    ['an unknown escape', 'a: "\\q"', '1:5 yaml-escape'],
    ['an open bracket', 'a: [1, 2', '1:9 yaml-open-bracket'],
    ['an open quote', "a: 1\nb: 'x\nc: 2\n", '2:4 yaml-open-quote'],
    ['an open quote that escapes its end', 'a: "x\\"', '1:4 yaml-open-quote'],
    ['an open quote that doubles its end', "a: 'x''", '1:4 yaml-open-quote'],
    ['a full-width colon', 'a: 1\nb：2\nc: 3', '2:2 yaml-wide-colon'],
    ['a full-width colon between brackets', 'a: { b：2 }', '1:7 yaml-wide-colon'],
    ['a full-width space', 'a:\n\u3000b: 1', '2:1 yaml-wide-space'],
    ['a name that means something to the machine', 'a: { __proto__: 1 }', '1:6 yaml-key'],
  ])('%s', (_name, source, found) => {
    expect(codes(source)[0]).toBe(found)
  })

  test('one fault a line: the rest of a broken line is guesswork', () => {
    expect(codes('a: !x &y *z')).toEqual(['1:4 yaml-tag'])
  })
})

describe('files that are no plain text', () => {
  test.each([
    ['nothing', '', '1:1 empty'],
    ['only white space', ' \n\n', '1:1 empty'],
    ['more than 1 MB', `a: ${'x'.repeat(1_000_000)}`, '1:1 too-long'],
    ['bytes that were not UTF-8', 'a: 1\nb: x\uFFFDy', '2:5 not-utf8'],
    ['line ends that YAML does not know', 'a: 1\rb: 2', '1:5 line-ends'],
    ['UTF-16 read as bytes', 'a\0:\0', '1:2 not-text'],
  ])('%s', (_name, source, found) => {
    expect(codes(source)).toEqual([found])
  })

  test('a byte order mark and Windows line ends are fine', () => {
    const { tree, faults } = parseYaml('\uFEFFa: 1\r\nb:\r\n  - x\r\n')
    expect(faults).toEqual([])
    expect(tree && toPlain(tree)).toEqual({ a: 1, b: ['x'] })
  })
})

describe('nesting that is made to break parsers', () => {
  test.each([
    ['lists', '['.repeat(10_000)],
    ['maps', '{a: '.repeat(10_000)],
    ['blocks', Array.from({ length: 1_000 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n')],
    ['items', '- '.repeat(10_000)],
    ['closed lists', `${'['.repeat(30)}${']'.repeat(30)}`],
  ])('%s', (_name, source) => {
    expect(parseYaml(source).faults.map(({ code }) => code)).toEqual(['too-deep'])
  })
})

test('a list longer than the arguments of a call', () => {
  expect(parseYaml(`a:\n${' - x\n'.repeat(150_000)}`).faults).toEqual([])
})

test('values keep their types; nothing else is made of them', () => {
  const { tree } = parseYaml("a: 1\nb: '1'\nc: yes\nd: true\ne: 23:00\nf: ~\ng:\nh: 2026-01-01")
  expect(tree && toPlain(tree)).toEqual({
    a: 1,
    b: '1',
    c: 'yes',
    d: true,
    e: '23:00',
    f: null,
    g: null,
    h: '2026-01-01',
  })
})
