import fc from 'fast-check'
import { expect, test } from 'vitest'
import { eventsOf, fixture, recordsOf, type MemoryFile } from '../../test/imports/memory-file.ts'
import { print, said } from './qq-fixture.ts'
import { qq } from './qq.ts'

const open = (name: string) => ({
  ...fixture(new URL(`fixtures/${encodeURIComponent(name)}`, import.meta.url)),
  zone: 'Asia/Shanghai',
})
const problems = async (file: MemoryFile) =>
  (await recordsOf(qq, file)).flatMap(({ place, problem }) =>
    problem ? [`${place} ${problem.kind} ${problem.code}`] : [],
  )

test('messages with numbers, mail addresses, titles and placeholders', async () => {
  const events = await eventsOf(qq, open('读书会.txt'))
  expect(events).toMatchObject([
    {
      kind: 'message.sent',
      at: Date.UTC(2026, 0, 1, 8),
      group: { native: '读书会', name: '读书会' },
      person: { native: '100000001', name: '阿林', role: 'owner' },
      content: {
        parts: [{ type: 'text', text: '大家好：\n\n第二段\n2025-12-31 09:00:00 旧消息(100000002)' }],
      },
    },
    {
      person: { native: 'he@example.org', name: '小 禾🌱', role: 'admin' },
      content: {
        parts: [
          { type: 'text', text: '看' },
          { type: 'image' },
          { type: 'text', text: '这个' },
          { type: 'sticker' },
        ],
      },
    },
    { person: { native: '100000003', name: '【上海】老周' }, content: { parts: [{ type: 'image' }] } },
    { kind: 'member.joined', person: { native: '100000004', name: '小丁' } },
    {
      data: { bot: true },
      content: {
        parts: [
          { type: 'mention', all: true },
          { type: 'text', text: '开会了' },
        ],
      },
    },
    { person: { native: '100000005', name: '100000005' } },
  ])
  expect(await problems(open('读书会.txt'))).toEqual(['24 skipped recall-of-unknown-message'])
})

test('an export of all chats: groups, and friends where they come first; clocks of twelve hours', async () => {
  const events = await eventsOf(qq, open('old-clients.txt'))
  expect(
    events.map(({ at, group }) => [group?.native, new Date(at + 28_800_000).toISOString().slice(5, 19)]),
  ).toEqual([
    ['老周', '07-16T18:15:05'],
    ['200000001', '07-16T18:15:05'],
    ['200000001', '07-16T00:00:01'],
  ])
  expect(await problems(open('old-clients.txt'))).toEqual(['30 skipped private-chat'])
})

test('the name may stand in front, and a head be missing', async () => {
  const text = '小禾(100000002) 2026-01-01 16:00:00\n在\n\n阿林(100000001) 2026-01-01 16:00:05\n嗯\n'
  expect(qq.recognise(text, 'a.txt')).toBeGreaterThan(0.3)
  expect(await eventsOf(qq, { name: 'a.txt', text, group: '读书会' })).toMatchObject([
    { person: { native: '100000002', name: '小禾' }, group: { name: '读书会' } },
    { person: { native: '100000001' }, content: { parts: [{ type: 'text', text: '嗯' }] } },
  ])
})

test('words before the first message are broken', async () => {
  expect(await problems({ name: 'a.txt', text: '谁？\n\n2026-01-01 16:00:00 a(10001)\n在' })).toEqual([
    '1 broken line-not-understood',
  ])
})

test('what is printed is read back', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(said, { maxLength: 8 }), async (messages) => {
      const ordered = messages.toSorted((a, b) => a.at - b.at)
      const read = (await eventsOf(qq, { name: 'a.txt', text: print('群：1', ordered) })).map((event) => ({
        at: event.at,
        id: event.person?.native,
        name: event.person?.name,
        text:
          event.kind === 'message.sent'
            ? event.content.parts.map((part) => (part.type === 'text' ? part.text : '?')).join('')
            : '?',
      }))
      expect(read).toEqual(ordered)
    }),
    { numRuns: 80 },
  )
})
