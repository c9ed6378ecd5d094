import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { textOf } from '../../core/chat/message.ts'
import { eventsOf, fixture, recordsOf, type MemoryFile } from '../../test/imports/memory-file.ts'
import { LAYOUTS, said } from './wechat-copied-fixture.ts'
import { wechatCopied } from './wechat-copied.ts'

const open = (name: string) => fixture(new URL(`fixtures/${name}`, import.meta.url))
const told = async (file: MemoryFile) =>
  (await eventsOf(wechatCopied, file)).map((event) => {
    const what =
      event.kind === 'message.sent'
        ? textOf(event.content.parts) || event.content.parts.map(({ type }) => type).join()
        : [event.kind, event.inviter?.name].filter(Boolean).join(' by ')
    return `${new Date(event.at).toISOString().slice(0, 16)} ${event.person?.name ?? '-'} | ${what}`
  })
const problems = async (file: MemoryFile) =>
  (await recordsOf(wechatCopied, file)).flatMap(({ place, problem }) =>
    problem ? [`${place} ${problem.kind} ${problem.code}`] : [],
  )

test('a record forwarded to a mailbox', async () => {
  expect(await told(open('mailed.txt'))).toEqual([
    '2025-12-31T23:58 小禾 | 大家好：\n\n明天 9:30\n\n第三段',
    '2025-12-31T23:59 阿林12:00-21:00 | image',
    '2026-01-01T00:02 老周 | 新年快乐',
    '2026-01-01T00:03 老周 | 书单.xlsx',
  ])
  expect((await eventsOf(wechatCopied, open('mailed.txt')))[0]?.group?.name).toBe('读书：会')
})

test('names with whole dates; earlier ones are quoted; a missing year is that of the neighbours', async () => {
  expect(await told(open('dated.txt'))).toEqual([
    '2026-01-05T21:40 小禾 | 大家好\n第二行',
    '2026-01-05T21:41 阿 林🌱 | image',
    '2026-01-05T21:42 小禾 | 昨天他说：\n老周 2026/1/4 9:00\n好的',
    '2026-01-05T21:42 小丁 | member.joined by 阿 林🌱',
    '2026-01-06T09:05 小丁 | @all 早',
    '2026-01-07T12:00 老周 | 没有年份',
  ])
})

test('names with a colon, empty lines between; what has no time is of when it was copied', async () => {
  expect(await told(open('colon.txt'))).toEqual([
    '2026-01-09T12:00 小禾 | 大家好\n第二行:\n还有第三行',
    '2026-01-09T12:00 阿林 | image',
    '2026-01-09T12:00 小禾 | 好的',
    '2026-01-09T12:00 老周 | 新年快乐',
  ])
})

test('names with a colon, no empty lines, hours on lines of their own', async () => {
  const text = '昨天 21:40\n小禾:\n大家好\n阿林：\n早\n小禾:\n好的'
  expect(await told({ name: 'a.txt', text })).toEqual([
    '2026-01-08T21:40 小禾 | 大家好',
    '2026-01-08T21:40 阿林 | 早',
    '2026-01-08T21:40 小禾 | 好的',
  ])
})

test('hours under a day, past midnight', async () => {
  expect(await told(open('compact.txt'))).toEqual([
    '2026-01-05T21:40 小禾 | 大家好',
    '2026-01-05T21:41 阿林 | 早上 8:00\n也行',
    '2026-01-05T23:59 老周 | 晚安',
    '2026-01-06T00:01 小禾 | 早',
  ])
  expect(await problems(open('compact.txt'))).toEqual(['7 skipped recall-of-unknown-message'])
})

test('the client in English', async () => {
  expect(await told(open('english.txt'))).toEqual([
    '2026-01-05T21:40 Ann Lee | Hello all',
    '2026-01-05T21:41 Bob | image',
    '2026-01-05T21:41 Cy | member.joined by Ann Lee',
    '2026-01-06T00:05 Cy | Thanks: all',
  ])
})

describe('days', () => {
  // The file was written on Friday, 2026-01-09, at 12:00.
  test.each([
    ['小禾 10/5 21:40', '2025-10-05T21:40'],
    ['小禾 1/9 11:40', '2026-01-09T11:40'],
    ['小禾 12月31日 晚上9:40', '2025-12-31T21:40'],
    ['小禾: 01-05 21:40:05', '2026-01-05T21:40'],
    ['小禾 昨天 21:40', '2026-01-08T21:40'],
    ['小禾 星期三 21:40', '2026-01-07T21:40'],
    ['小禾 星期五 21:40', '2026-01-02T21:40'],
    ['Ann Yesterday 9:40 PM', '2026-01-08T21:40'],
    ['Ann Mon 9:40 AM', '2026-01-05T09:40'],
    ['Ann 10/5/25, 9:40 PM', '2025-10-05T21:40'],
    ['小禾 21:40', '2026-01-08T21:40'],
    ['小禾 11:40', '2026-01-09T11:40'],
    ['2026-01-05 21:40 小禾', '2026-01-05T21:40'],
  ])('%s', async (header, at) => {
    expect((await told({ name: 'a.txt', text: `${header}\n在` }))[0]?.slice(0, 16)).toBe(at)
  })
})

describe('heads', () => {
  test.each([
    ['小明 和 小红 在微信上的聊天记录如下，请查收。', '小明 和 小红'],
    ['读书会的聊天记录', '读书会'],
    ['微信聊天记录', 'a'],
    ['群聊的聊天记录', 'a'],
    ['Dear:\nThe chat history in "Book club" is as below:', 'Book club'],
  ])('%s', async (head, name) => {
    const text = `${head}\n\n—————  2026-01-01  —————\n\n\n小禾  21:40\n\n在\n`
    expect(wechatCopied.recognise(text, 'a.txt')).toBeGreaterThan(0.8)
    const [event] = await eventsOf(wechatCopied, { name: 'a.txt', text })
    expect(event?.group?.name).toBe(name)
  })
})

test('what does not fit is broken', async () => {
  const text = '不知道谁说的\n小禾 2026/1/5 21:40\n在\n\n小禾 2026/2/30 21:40\n没有这一天\n'
  expect(await problems({ name: 'a.txt', text })).toEqual([
    '1 broken line-not-understood',
    '5 broken time-unreadable',
  ])
})

test.each([
  ['a list of words', '苹果\n香蕉\n梨\n'],
  ['settings', 'server:\n  port: 80\n\nname: x\n'],
  ['a letter', '亲爱的小禾：\n\n你好。\n\n此致\n'],
  ['a timetable', '早餐 8:00\n'],
])('%s is no conversation', (_, text) => {
  expect(wechatCopied.recognise(text, 'a.txt')).toBeLessThan(0.3)
})

describe('what is printed is read back', () => {
  test.each(LAYOUTS)('$name', async ({ print, keeps }) => {
    await fc.assert(
      fc.asyncProperty(fc.array(said, { minLength: 1, maxLength: 8 }), async (messages) => {
        const ordered = messages.toSorted((a, b) => a.at - b.at)
        const read = (await eventsOf(wechatCopied, { name: 'a.txt', text: print(ordered) })).map((event) => ({
          at: event.at,
          name: event.person?.name,
          text: event.kind === 'message.sent' ? textOf(event.content.parts) : '?',
        }))
        expect(read).toEqual(ordered.map((message) => ({ ...message, at: keeps(message.at) })))
      }),
      { numRuns: 60 },
    )
  })
})
