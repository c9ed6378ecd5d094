import { describe, expect, test } from 'vitest'
import { placeholderPart, textOrPlaceholder, textWithPlaceholders } from './import-placeholders.ts'

describe('whole texts', () => {
  test.each([
    ['[图片]', { type: 'image' }],
    ['[Photo]', { type: 'image' }],
    ['[動画]', { type: 'video' }],
    ['[สติกเกอร์]', { type: 'sticker' }],
    ['[语音] 15"', { type: 'voice', seconds: 15 }],
    ['[语音] 1:05', { type: 'voice', seconds: 65 }],
    ['[文件] 书单.xlsx', { type: 'file', name: '书单.xlsx' }],
    ['[位置]', { type: 'location' }],
    ['[红包] 恭喜发财', { type: 'red-packet', title: '恭喜发财' }],
    ['[聊天记录]', { type: 'forwarded' }],
  ])('%s', (text, part) => expect(placeholderPart(text)).toEqual(part))

  test.each(['[图片] 看这个', '[微笑]', '图片', '[图片', '[文件]\n两行', '看[图片]', ''])(
    '%j is a text',
    (text) => {
      expect(placeholderPart(text)).toBeNull()
      expect(textOrPlaceholder(text)).toEqual(text === '' ? [] : [{ type: 'text', text }])
    },
  )
})

test('between words', () => {
  expect(textWithPlaceholders('看[图片]这个 [表情]\n')).toEqual([
    { type: 'text', text: '看' },
    { type: 'image' },
    { type: 'text', text: '这个' },
    { type: 'sticker' },
  ])
  expect(textWithPlaceholders('  a[b]\nc ')).toEqual([{ type: 'text', text: '  a[b]\nc ' }])
  expect(textWithPlaceholders('')).toEqual([])
})
