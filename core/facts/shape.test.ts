import { expect, test } from 'vitest'
import { repeatRatio } from './repetition.ts'
import { shapeOf } from './shape.ts'

test.each([
  ['', { length: 0, lines: 0, emojiRatio: 0, digitRatio: 0 }],
  ['你 好', { length: 2, lines: 1, emojiRatio: 0, digitRatio: 0 }],
  ['a\r\nb\nc\rd', { length: 4, lines: 4, emojiRatio: 0, digitRatio: 0 }],
  ['😀👍🏽ab', { length: 4, lines: 1, emojiRatio: 0.5, digitRatio: 0 }],
  ['❤️a', { length: 2, lines: 1, emojiRatio: 0.5, digitRatio: 0 }],
  ['12３a', { length: 4, lines: 1, emojiRatio: 0, digitRatio: 0.75 }],
  ['e\u0301\u200b', { length: 1, lines: 1, emojiRatio: 0, digitRatio: 0 }],
  ['\n\n', { length: 0, lines: 3, emojiRatio: 0, digitRatio: 0 }],
  ['\ud83d', { length: 1, lines: 1, emojiRatio: 0, digitRatio: 0 }],
])('%j', (text, shape) => expect(shapeOf(text)).toEqual(shape))

test.each([
  ['', 0],
  ['哈', 0],
  ['哈哈哈哈哈', 0.75],
  ['哈 哈 哈', 0.5],
  ['abcdef', 0],
])('repetition of %j is %d', (text, ratio) => expect(repeatRatio(text)).toBe(ratio))
