import { describe, expect, test } from 'vitest'
import { PATTERN_TEXT_LIMIT, buildPatternSet, checkPattern } from './patterns.ts'

describe('checkPattern', () => {
  test.each([
    ['(', '正则表达式有误：缺少“)”: `(`'],
    ['a**', '正则表达式有误：重复符号不能连用: `**`'],
    ['[z-a]', '正则表达式有误：没有这种字符范围: `z-a`'],
  ])('says in Chinese what is wrong with %s', (source, expected) => {
    expect(checkPattern(source)).toMatchObject({ ok: false, message: { 'zh-CN': expected } })
  })

  test.each(['\\p{Han}+', '加.{0,3}微', '(?i)free\\s+money', '\\bvx\\b', '[(?=]', '\\\\1', '^(a+)+$'])(
    'takes %s',
    (source) => expect(checkPattern(source)).toEqual({ ok: true }),
  )

  test.each([
    ['a(?=b)', 1, 'look-around'],
    ['x(?<!b)', 1, 'look-around'],
    ['(a)\\1', 3, 'back-references'],
    ['ab(cd', undefined, 'not valid'],
    ['a{5000}', 1, 'not valid'],
    ['', 0, 'empty'],
    ['a'.repeat(501), 500, '501 characters'],
  ])('refuses %s', (source, position, words) => {
    const check = checkPattern(source)
    if (check.ok) expect.fail('accepted')
    expect(check.message.en).toContain(words)
    expect(check.message['zh-CN']).toMatch(/\p{Script=Han}{4}/u)
    if (position !== undefined) expect(check.position).toBe(position)
  })
})

describe('buildPatternSet', () => {
  test('answers the numbers of those that match', () => {
    const match = buildPatternSet(['foo', 'b+', 'nothing'])
    expect(match('a foobar')).toEqual([0, 1])
  })

  test('patterns made to hang end, and the text is cut', () => {
    const match = buildPatternSet(['^(a+)+$', '(x+x+)+y', 'end$'])
    expect(match(`${'a'.repeat(30_000)}b`)).toEqual([0])
    expect(match(`${'x'.repeat(PATTERN_TEXT_LIMIT)}end`)).toEqual([])
  })

  test('a wrong pattern is named', () => {
    expect(() => buildPatternSet(['ok', '(?=no)'])).toThrow(/\(\?=no\)/)
  })
})
