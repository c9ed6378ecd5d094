import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { toId, type MemberId } from '../chat/ids.ts'
import { buildLexicon } from '../facts/lexicon.ts'
import { cleanValue } from './render-names.ts'
import { renderText, type RenderInput } from './render.ts'

const lexicon = buildLexicon({ lists: { ads: ['代购', 'promo'] }, words: ['早'], patterns: [] })
const id = (value: number): MemberId => toId<MemberId>(value)

function render(template: string, change: Partial<RenderInput> = {}): string {
  return renderText({
    template,
    language: 'zh-CN',
    params: {},
    names: new Map([
      [1, '阿南'],
      [2, 'Lena'],
      [3, '早起的鸟'],
    ]),
    member: id(1),
    values: {},
    rulesText: { 'zh-CN': '1. 不发广告', en: '1. No ads' },
    lexicon,
    ...change,
  })
}

const named = (name: string, language: RenderInput['language'] = 'zh-CN') =>
  render('{member}', { names: new Map([[1, name]]), language })

describe('places', () => {
  test('each is filled with its value', () => {
    expect(
      render('{member}，{group}的{group.teacher}：第 {strike} 次，禁言 {duration}。{rules}', {
        groupName: '共读 1 群',
        params: { strike: 2, duration: 600_000 },
        values: { 'group.teacher': '小林' },
      }),
    ).toBe('阿南，共读 1 群的小林：第 2 次，禁言 10 分钟。1. 不发广告')
  })

  test('in the language of the group', () => {
    const template = { 'zh-CN': '禁言 {duration}', en: 'Muted for {duration}. {rules}' }
    expect(
      renderText({
        template,
        language: 'en',
        params: { duration: 600_000 },
        names: new Map(),
        member: null,
        values: {},
        rulesText: { en: '1. No ads' },
        lexicon: null,
      }),
    ).toBe('Muted for 10 minutes. 1. No ads')
  })

  test('doubled braces are braces, a missing value is a dash, other braces stay', () => {
    expect(render('{{member}} {reason} {constructor} { x }')).toBe('{member} — — { x }')
  })

  test('words that are posted again keep their lines and their length, and nothing invisible', () => {
    const quoted = `one\u202e {member}\n\n${'long '.repeat(300)}end`
    expect(render('{text}', { quoted })).toBe(`one {member}\n\n${'long '.repeat(300)}end`)
    expect(render('{text}')).toBe('—')
  })

  test('a value is never read as a template', () => {
    expect(render('{member}', { names: new Map([[1, '{rules} {group}']]) })).toBe('{rules} {group}')
    expect(render('{reason}', { values: { reason: '$& $1 {member}' } })).toBe('$& $1 {member}')
  })

  test('values are escaped, the charter’s own words are not', () => {
    const escape = (text: string) => text.replaceAll(/[*@]/g, String.raw`\$&`)
    expect(
      render('*{member}* @ {group} {reason}', {
        names: new Map([[1, '*x* @all']]),
        groupName: 'a*b',
        values: { reason: '*' },
        escape,
      }),
    ).toBe(String.raw`*\*x\* \@all* @ a\*b \*`)
  })
})

describe('lists of members', () => {
  const many = new Map(Array.from({ length: 12 }, (_, at) => [at + 1, `N${at + 1}`] as const))
  const ids = (count: number) => Array.from({ length: count }, (_, at) => id(at + 1))

  test.each([
    [1, 'N1', 'N1'],
    [2, 'N1、N2', 'N1 and N2'],
    [3, 'N1、N2、N3', 'N1, N2 and N3'],
    [5, 'N1、N2、N3、N4、N5', 'N1, N2, N3, N4 and N5'],
    [6, 'N1、N2、N3、N4、N5 等 6 人', 'N1, N2, N3, N4, N5 and 1 other'],
    [12, 'N1、N2、N3、N4、N5 等 12 人', 'N1, N2, N3, N4, N5 and 7 others'],
  ])('%i', (count, chinese, english) => {
    const change = { names: many, members: ids(count) }
    expect(render('{members}', change)).toBe(chinese)
    expect(render('{members}', { ...change, language: 'en' })).toBe(english)
  })

  test('those whose names are not kept are counted', () => {
    const change = { names: many, members: ids(2), params: { count: 30 } }
    expect(render('{members}', change)).toBe('N1、N2 等 30 人')
    expect(render('{members}', { ...change, language: 'en' })).toBe('N1, N2 and 28 others')
  })

  test('an advertisement among the names is counted, not said', () => {
    const change = {
      names: new Map([
        [1, '阿南'],
        [2, '代购 加微信 abc12345'],
        [3, '\u202e'],
      ]),
    }
    expect(render('{members}', { ...change, members: ids(3) })).toBe('阿南 等 3 人')
    expect(render('{members}', { ...change, members: [id(2)] })).toBe('新朋友')
    expect(render('{members}', { ...change, members: [id(2), id(3)], language: 'en' })).toBe('2 new members')
  })
})

describe('names', () => {
  test.each([
    ['阿南', '阿南'],
    ['  a \n\t b ', 'a b'],
    ['\u202eevil\u202c', 'evil'],
    ['a\u200bb\u2066c\ufeff', 'abc'],
    ['👩\u200d🚀 小林', '👩\u200d🚀 小林'],
    ['a\u200d', 'a'],
    ['早', '早'],
    ['加微信 abc12345', '新朋友'],
    ['加\u200b微信：abc12345', '新朋友'],
    ['https://example.com', '新朋友'],
    ['代購小王', '新朋友'],
    ['Ｐｒｏｍｏ king', '新朋友'],
    ['13800138000', '新朋友'],
    ['\u2800\u3164', '新朋友'],
  ])('%j is said as %j', (name, said) => {
    expect(named(name)).toBe(said)
  })

  test('who has no name is a member', () => {
    expect(render('{member}', { names: new Map() })).toBe('一位成员')
    expect(render('{member}', { member: null, language: 'en' })).toBe('a member')
    expect(named('代购', 'en')).toBe('a new member')
  })

  test('a long name is cut at 24 graphemes', () => {
    const family = '👨‍👩‍👧'
    expect(named(family.repeat(30))).toBe(`${family.repeat(23)}…`)
    expect(named(family.repeat(24))).toBe(family.repeat(24))
  })

  test('whatever the name, one clean line comes out, and cleaning twice changes nothing', () => {
    const nasty = fc.constantFrom(
      '\u202e',
      '\u2067',
      '\u200d',
      '\u200b',
      '\n',
      '\u2028',
      '\u0000',
      '\ud800',
      '\u{e0041}',
      '\u0301',
      '👩',
      ' ',
      'a',
      '字',
      '\ufe0f',
    )
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.array(nasty, { maxLength: 40 }).map((all) => all.join('')),
        ),
        (name) => {
          const clean = cleanValue(name, 24)
          expect(clean).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069\u200b\u200e\u200f\u2028\u2029\ufeff]/u)
          expect([...new Intl.Segmenter().segment(clean)].length).toBeLessThanOrEqual(24)
          expect(cleanValue(clean, 24)).toBe(clean)
          expect(clean.isWellFormed()).toBe(true)
        },
      ),
    )
  })
})
