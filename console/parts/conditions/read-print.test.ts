import { Environment } from '@marcbachmann/cel-js'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ALWAYS, COMPARISONS, normal } from './condition.ts'
import type { Group, Test, Tree, Value } from './condition.ts'
import { print } from './print.ts'
import { read, readOrWhy } from './read.ts'

const text = fc.oneof(
  fc.constantFrom('vip', '广告', "it's", 'a\\d+', 'line\nbreak', '"', ''),
  fc.string({ maxLength: 6, unit: 'grapheme' }),
)
const texts = fc.array(text, { maxLength: 3 })
const join = fc.constantFrom('all' as const, 'any' as const)
const int = fc.integer({ min: -20, max: 20 })
const double = fc.oneof(
  fc.constantFrom(0, 1, 0.5, 1e-9, 1e21),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
)
const ints = int.map((value): Value => ({ type: 'int', value }))
const doubles = double.map((value): Value => ({ type: 'double', value: value === 0 ? 0 : value }))

const subjects = {
  int: fc.oneof(
    fc.constant({ term: 'member.days', args: null }),
    fc.constantFrom('1m', '24h').map((span) => ({ term: 'counts.messages', args: [span] })),
  ),
  double: fc.constant({ term: 'facts.caps', args: null }),
  text: fc.constant({ term: 'member.role', args: null }),
  list: fc.constant({ term: 'member.tags', args: null }),
  bool: fc.oneof(
    fc.constant({ term: 'facts.question', args: null }),
    texts.map((words) => ({ term: 'text.matches_any', args: [words] })),
  ),
}
const comparison = fc.constantFrom(...COMPARISONS)
const body: fc.Arbitrary<Omit<Test, 'type' | 'not'>> = fc.oneof(
  subjects.bool.map((subject) => ({ ...subject, is: { by: 'itself' as const } })),
  fc.tuple(subjects.int, comparison, ints).map(([subject, by, value]) => ({ ...subject, is: { by, value } })),
  fc
    .tuple(subjects.double, comparison, doubles)
    .map(([subject, by, value]) => ({ ...subject, is: { by, value } })),
  fc
    .tuple(subjects.text, fc.constantFrom('==' as const, '!=' as const), text)
    .map(([subject, by, word]) => ({ ...subject, is: { by, value: { type: 'text' as const, text: word } } })),
  fc
    .tuple(subjects.text, texts)
    .map(([subject, words]) => ({ ...subject, is: { by: 'one-of' as const, texts: words } })),
  fc
    .tuple(subjects.list, text)
    .map(([subject, word]) => ({ ...subject, is: { by: 'holds' as const, text: word } })),
)
const row: fc.Arbitrary<Test> = fc
  .tuple(body, fc.boolean())
  .map(([rest, not]) => ({ type: 'test', not, ...rest }))
const group: fc.Arbitrary<Group> = fc.record({
  type: fc.constant('group' as const),
  not: fc.boolean(),
  join,
  items: fc.array(row, { maxLength: 4 }),
})
const tree: fc.Arbitrary<Tree> = fc.record({ join, items: fc.array(fc.oneof(row, group), { maxLength: 4 }) })

/** CEL that people may have written: brackets and negations anywhere, operands on either side. */
const written: fc.Arbitrary<string> = fc.letrec<{ node: string }>((tie) => ({
  node: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    row.map((one) => print({ join: 'all', items: [one] })),
    int.map((value) => `${value} < member.days`),
    fc.constantFrom('facts.question == true', 'facts.question != true', 'facts.question == false'),
    tie('node').map((inside) => `!(${inside})`),
    fc
      .tuple(tie('node'), fc.constantFrom('&&', '||'), tie('node'))
      .map(([left, by, right]) => `(${left}) ${by} ${right}`),
    fc.tuple(tie('node'), fc.constantFrom('&&', '||'), tie('node')).map(([l, by, r]) => `${l} ${by} (${r})`),
  ),
})).node

const environment = new Environment({ unlistedVariablesAreDyn: true })
environment.registerFunction({
  signature: 'map.messages(string): int',
  handler: (counts: Map<string, bigint> | Record<string, bigint>, span: string) =>
    counts instanceof Map ? (counts.get(span) ?? 0n) : (counts[span] ?? 0n),
  async: false,
})
environment.registerFunction({
  signature: 'map.matches_any(list): bool',
  handler: (said: { raw: string }, words: readonly string[]) => words.includes(said.raw),
  async: false,
})

const world = fc.record({
  member: fc.record({ days: int.map(BigInt), role: text, tags: texts }),
  counts: fc.record({ '1m': int.map(BigInt), '24h': int.map(BigInt) }),
  facts: fc.record({ question: fc.boolean(), caps: fc.constantFrom(0, 0.5, 1, 1e-9) }),
  text: fc.record({ raw: text }),
})

describe('a condition and its rows', () => {
  test('what is printed is read back as it was', () => {
    fc.assert(
      fc.property(tree, (one) => {
        expect(read(print(one))).toEqual(normal(one))
      }),
    )
  })

  test('a tree and its normal form print alike, and the normal form has no simpler one', () => {
    fc.assert(
      fc.property(tree, (one) => {
        expect(print(normal(one))).toBe(print(one))
        expect(normal(normal(one))).toEqual(normal(one))
      }),
    )
  })

  test('what is read and printed again means the same', () => {
    let fitting = 0
    fc.assert(
      fc.property(written, world, (source, values) => {
        const found = read(source)
        if (found === null) return
        fitting += 1
        expect(environment.evaluate(print(found), values)).toBe(environment.evaluate(source, values))
      }),
      { numRuns: 500 },
    )
    expect(fitting).toBeGreaterThan(100)
  })

  test.each([
    ['member.days < 7 && (facts.question || facts.has_link)', 2],
    ["text.matches_list('ads') || (member.days < 7 && facts.contact && facts.has_link)", 2],
    ["reaction.emoji in ['👍', '❤️']", 1],
    ["!('vip' in member.tags)", 1],
    ['', 0],
  ])('%s has its rows and stays as it was written', (source, items) => {
    const found = read(source)
    expect(found?.items).toHaveLength(items)
    expect(print(found ?? ALWAYS)).toBe(source)
  })

  test.each([
    ['member.days <', 'broken'],
    ['member.days + 1 > 3', 'beyond'],
    ["member.tags.exists(tag, tag == 'x')", 'beyond'],
    ['member.days > member.messages', 'beyond'],
    ['facts.question && (facts.contact || (facts.has_link && facts.caps))', 'nested'],
    ['member.days > 9007199254740993', 'beyond'],
  ])('%s stays CEL: %s', (source, why) => {
    expect(readOrWhy(source)).toEqual({ why })
  })
})
