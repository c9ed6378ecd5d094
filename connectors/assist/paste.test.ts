import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { textOf } from '../../core/chat/message.ts'
import { EVENTS } from '../../core/chat/event.ts'
import { readPaste } from './paste.ts'

const NOW = Date.UTC(2026, 10, 22, 12, 0)
const read = (text: string, now = NOW) =>
  readPaste({ group: { native: 'club', name: '光影读书会' }, text, now, zone: 'Asia/Shanghai' })
const told = (text: string) =>
  read(text).events.map((event) => {
    const words = event.kind === 'message.sent' ? textOf(event.content.parts) : ''
    const at = new Date(event.at).toISOString().slice(0, 16)
    return [event.kind, event.person?.name, words, at].join(' | ')
  })

describe('shapes of copied conversations', () => {
  test('names with a colon, words below, an empty line between', () => {
    expect(told('小林:\n大家好\n第二行:\n还有第三行\n\n老周：\n你好\n\n小林:\n[图片]\n')).toEqual([
      'message.sent | 小林 | 大家好\n第二行:\n还有第三行 | 2026-11-22T12:00',
      'message.sent | 老周 | 你好 | 2026-11-22T12:00',
      'message.sent | 小林 |  | 2026-11-22T12:00',
    ])
  })

  test('time and name, or name and time, on a line of their own', () => {
    expect(told('2026-11-21 21:40:12 小林\n在吗？\n\n2026-11-21 21:41 老周\n在')).toEqual([
      'message.sent | 小林 | 在吗？ | 2026-11-21T13:40',
      'message.sent | 老周 | 在 | 2026-11-21T13:41',
    ])
    expect(told('小林 2026/11/21 21:40\n在吗？\n老周 2026/11/21 21:41\n在')).toEqual([
      'message.sent | 小林 | 在吗？ | 2026-11-21T13:40',
      'message.sent | 老周 | 在 | 2026-11-21T13:41',
    ])
  })

  test('a line with the day, then hours', () => {
    expect(told('—————  2026-11-20  —————\n\n小林  09:05\n\n早\n\n老周  09:06\n早上好')).toEqual([
      'message.sent | 小林 | 早 | 2026-11-20T01:05',
      'message.sent | 老周 | 早上好 | 2026-11-20T01:06',
    ])
  })

  test('hours without a day are the last ones that have passed', () => {
    expect(told('Ann  21:30\nhello\n\nBob  19:59\nhi')).toEqual([
      'message.sent | Ann | hello | 2026-11-21T13:30',
      'message.sent | Bob | hi | 2026-11-22T11:59',
    ])
  })

  test('everything on one line', () => {
    expect(told('[21:03] Ann: good evening: all\n[21:04] Bob: hi')).toEqual([
      'message.sent | Ann | good evening: all | 2026-11-21T13:03',
      'message.sent | Bob | hi | 2026-11-21T13:04',
    ])
  })

  test('the file of Windows, with a mark at its head', () => {
    expect(told('\uFEFF小林:\r\n大家好\r\n')).toEqual(['message.sent | 小林 | 大家好 | 2026-11-22T12:00'])
  })
})

test('who came and who went', () => {
  const { events, skipped } = read(
    [
      '"小林"邀请"小陈、小吴"加入了群聊',
      '"老周"通过扫描"小林"分享的二维码加入群聊',
      '你邀请"阿青"加入了群聊',
      '"小吴"撤回了一条消息',
      '你将"小陈"移出了群聊',
      '"Ann" invited "Bob" to the group chat',
    ].join('\n'),
  )
  expect(events.map(({ kind, person, inviter }) => [kind, person?.name, inviter?.name])).toEqual([
    ['member.joined', '小陈', '小林'],
    ['member.joined', '小吴', '小林'],
    ['member.joined', '老周', '小林'],
    ['member.joined', '阿青', undefined],
    ['member.removed', '小陈', undefined],
    ['member.joined', 'Bob', 'Ann'],
  ])
  expect(skipped).toBe(1)
})

test('words before anybody is named are told, not guessed', () => {
  expect(read('half a message\n\nAnn:\nhello')).toMatchObject({
    unread: [1],
    events: [{ kind: 'message.sent' }],
  })
})

test('whatever is pasted: every event fits its schema, and time neither runs back nor ahead', () => {
  const line = fc.oneof(
    fc.constantFrom(
      'Ann:',
      '',
      '小林  09:05',
      '2026-11-20',
      '2026-02-31 10:00 X',
      '[99:99] A: b',
      '"A"加入了群聊',
    ),
    fc.string({ unit: 'grapheme' }),
  )
  fc.assert(
    fc.property(fc.array(line, { maxLength: 30 }), (lines) => {
      let last = 0
      for (const event of read(lines.join('\n')).events) {
        expect(EVENTS[event.kind].data.safeParse(event.data).success).toBe(true)
        expect(EVENTS[event.kind].content.safeParse(event.content).success).toBe(true)
        expect(event.at).toBeGreaterThanOrEqual(last)
        expect(event.at).toBeLessThanOrEqual(NOW)
        last = event.at
      }
    }),
  )
})
