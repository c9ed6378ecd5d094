import { expect, test } from 'vitest'
import { groupMessage } from './speak.ts'

const said = (nick: string | null, text = 'The rules, please.') =>
  groupMessage('hall@conference.example.org', 'k1', text, nick, null).getChildText('body')

test('a message to somebody begins with the nick, so that it is noticed', () => {
  expect(said('Ann')).toBe('Ann: The rules, please.')
  expect(said('Ann', 'The rules, Ann.')).toBe('The rules, Ann.')
  expect(said(null)).toBe('The rules, please.')
})

test('a nick that advertises is not repeated', () => {
  expect(said('cheap https://shop.example')).toBe('The rules, please.')
  expect(said('加微信 abc12345 领红包')).toBe('The rules, please.')
})
