import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { textOf } from '../../core/chat/message.ts'
import { eventsOf, fixture, recordsOf, type MemoryFile } from '../../test/imports/memory-file.ts'
import { dateLine } from './lines.ts'
import { print, said } from './line-fixture.ts'
import { line } from './line.ts'

const open = (name: string) => fixture(new URL(`fixtures/${name}`, import.meta.url))
const told = async (file: MemoryFile) =>
  (await eventsOf(line, file)).map((event) => {
    const what =
      event.kind === 'message.sent'
        ? textOf(event.content.parts) || event.content.parts.map(({ type }) => type).join()
        : [event.kind, event.inviter?.name].filter(Boolean).join(' by ')
    return `${new Date(event.at).toISOString().slice(5, 16)} ${event.person?.name ?? '-'} | ${what}`
  })

test('English', async () => {
  expect(await told(open('en.txt'))).toEqual([
    '01-13T08:02 Bob | How do I join?',
    '01-13T08:03 Ann Lee 🌱 | line one\n2026/01/01\n"line" three',
    '01-13T08:04 Bob | image',
    '01-13T08:06 Carol | member.joined by Ann Lee 🌱',
    '01-13T08:07 Bob | "quoted"',
    '01-14T00:01 Carol | hi: there',
    '01-14T23:30 Carol | @all news',
    '01-14T23:31 Bob | member.left',
  ])
  const [event] = await eventsOf(line, open('en.txt'))
  expect(event?.group).toEqual({ native: 'Book: club', name: 'Book: club' })
  const problems = (await recordsOf(line, open('en.txt'))).flatMap(({ problem }) => problem?.code ?? [])
  expect(problems).toEqual(['system-line', 'recall-of-unknown-message'])
})

test('Chinese', async () => {
  expect(await told(open('zh-TW.txt'))).toEqual([
    '01-01T08:02 小紅 | 請問怎麼加入？',
    '01-01T12:05 小明 | 第一行\n\n第三行',
    '01-01T20:04 小紅 | sticker',
    '01-01T20:06 小剛 | member.joined by 小明',
  ])
})

test('Japanese', async () => {
  expect(await told(open('ja.txt'))).toEqual([
    '01-01T00:02 花子 | あけまして',
    '01-01T15:04 太郎 | image',
    '01-01T15:05 次郎 | member.joined by 太郎',
    '01-01T15:06 花子 | member.left',
    '01-02T08:00 太郎 | voice',
  ])
})

test('Thai, with its own years', async () => {
  expect(await told(open('th.txt'))).toEqual([
    '01-13T08:02 สมชาย | สวัสดี',
    '01-13T08:03 สมหญิง | image',
    '01-13T08:04 สมหญิง | member.joined',
    '01-13T08:05 สมชาย | member.left',
  ])
  expect((await eventsOf(line, open('th.txt')))[0]?.group?.name).toBe('ชมรมหนังสือ')
})

test('old clients for PCs', async () => {
  expect(await told(open('pc.txt'))).toEqual([
    '09-03T16:23 Bob | Today I found something:\nit is good',
    '09-03T16:25 Alice | well',
    '09-03T16:26 Carol | member.joined',
    '09-04T09:05 Bob | ok',
  ])
})

describe('dates', () => {
  test.each([
    ['Fri, 02/01/2026', Date.UTC(2026, 0, 2)],
    ['Sun, 02/01/2026', Date.UTC(2026, 1, 1)],
    ['2026/1/30周五', Date.UTC(2026, 0, 30)],
    ['2026.01.30 Friday', Date.UTC(2026, 0, 30)],
    ['2026/13/30', null],
    ['2026/01/30 12:00', null],
  ])('%s', (text, at) => expect(dateLine(text)).toBe(at))
})

test('what is printed is read back', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(said, { maxLength: 8 }), async (messages) => {
      const ordered = messages.toSorted((a, b) => a.at - b.at)
      const read = (await eventsOf(line, { name: 'a.txt', text: print('a', ordered) })).map((event) => ({
        at: event.at,
        name: event.person?.name,
        text: event.kind === 'message.sent' ? textOf(event.content.parts) : '?',
      }))
      expect(read).toEqual(ordered)
    }),
    { numRuns: 80 },
  )
})
