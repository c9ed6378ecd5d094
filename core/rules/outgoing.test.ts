import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { toId, type MemberId } from '../chat/ids.ts'
import { buildLexicon } from '../facts/lexicon.ts'
import { advertisedIn } from './advertising.ts'
import { renderOutgoing } from './outgoing.ts'
import type { RenderInput } from './render.ts'

const lexicon = buildLexicon({ lists: { ads: ['代购', 'promo'] }, words: [], patterns: [] })
const ann = toId<MemberId>(1)

function render(template: string, change: Partial<RenderInput> = {}): string | null {
  return renderOutgoing({
    template,
    language: 'en',
    params: {},
    names: new Map([[1, 'Ann']]),
    member: ann,
    values: {},
    rulesText: 'No promo',
    lexicon,
    ...change,
  })
}

describe('a value that advertises', () => {
  test.each([
    ['a name', '{member}, hello', { names: new Map([[1, 'promo king']]) }, 'a new member, hello'],
    ['a list of names', 'Hello {members}', { names: new Map([[1, 'x.com']]) }, 'Hello a new member'],
    ['a group name', 'Welcome to {group}!', { groupName: 'Shop www.example.com' }, 'Welcome to this group!'],
    ['a group value', 'Ask {group.teacher}', { params: { 'group.teacher': '微信 abc12345' } }, 'Ask —'],
    ['a listed word', 'Ask {group.teacher}', { params: { 'group.teacher': '专业代购' } }, 'Ask —'],
  ])('%s is not repeated', (_, template, change, expected) => {
    expect(render(template, change)).toBe(expected)
  })

  test('only the offending one gives way', () => {
    const change = { groupName: 'join www.example.com', params: { 'group.teacher': 'Lin' } }
    expect(render('{member} {group} {group.teacher}', change)).toBe('Ann this group Lin')
  })
})

test('the charter’s own words are never held, whatever they hold', () => {
  const template = 'No 代购, {member}! See https://example.org/rules or call 13812345678. {rules}'
  expect(render(template)).toBe('No 代购, Ann! See https://example.org/rules or call 13812345678. No promo')
})

test('values that make an advertisement only together are not sent at all', () => {
  const params = { 'group.first': '加微信', 'group.second': 'abc12345' }
  expect(render('{group.first} {group.second}', { params })).toBeNull()
})

test('words that were recalled by mistake are posted again as they were', () => {
  expect(render('Sorry: {text}', { quoted: 'our promo, www.example.com' })).toBe(
    'Sorry: our promo, www.example.com',
  )
})

test('nothing goes out that the neutral text does not hold', () => {
  const word = fc.constantFrom(
    'promo',
    'Lin',
    '代',
    '购',
    'www.example',
    '.com',
    '加微信',
    'abc12345',
    '@',
    ' ',
  )
  const value = fc.array(word, { maxLength: 4 }).map((words) => words.join(''))
  fc.assert(
    fc.property(value, value, value, fc.boolean(), (name, group, teacher, spaced) => {
      const gap = spaced ? ' ' : ''
      const text = render(`{member}${gap}{group}${gap}{group.teacher}`, {
        names: new Map([[1, name]]),
        groupName: group,
        params: { 'group.teacher': teacher },
      })
      if (text !== null) expect([...advertisedIn(text, lexicon)]).toEqual([])
    }),
  )
})
