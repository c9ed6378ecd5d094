import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { eventsOf, fixture, recordsOf, type MemoryFile } from '../../test/imports/memory-file.ts'
import { printCsv, printJson, printText, said, type Said } from './chatlog-fixture.ts'
import { chatlog } from './chatlog.ts'

const open = (name: string) => ({
  ...fixture(new URL(`fixtures/${name}`, import.meta.url)),
  zone: 'Asia/Shanghai',
})
const problems = async (file: MemoryFile) =>
  (await recordsOf(chatlog, file)).flatMap(({ place, problem }) =>
    problem ? [`${place} ${problem.kind} ${problem.code}`] : [],
  )

describe('JSON', () => {
  test('messages, quotes, joins with their ids', async () => {
    const events = await eventsOf(chatlog, open('chat.json'))
    expect(events[0]).toMatchObject({
      at: Date.UTC(2026, 0, 1, 8),
      native: '1767225600000',
      group: { native: '100@chatroom', name: '读书会' },
      person: { native: 'wxid_he', name: '小禾' },
    })
    expect(events[1]).toMatchObject({
      data: { replyTo: '1767225600000' },
      content: { parts: [{ type: 'text', text: '欢迎' }] },
    })
    expect(events.slice(5, 7)).toMatchObject([
      {
        kind: 'member.joined',
        person: { native: 'wxid_zhou', name: '老周' },
        inviter: { native: 'wxid_lin', name: '阿林' },
      },
      { kind: 'member.joined', person: { native: 'wxid_ding', name: '小丁' }, native: '1767225750000/1' },
    ])
  })

  test('parts', async () => {
    const parts = (await eventsOf(chatlog, open('chat.json'))).flatMap((event) =>
      event.kind === 'message.sent' ? event.content.parts : [],
    )
    expect(parts.slice(2)).toEqual([
      { type: 'image' },
      { type: 'article', title: '一本好书', url: 'https://example.org/b' },
      {
        type: 'forwarded',
        title: '群聊的聊天记录',
        items: [{ name: '甲', at: 1_767_186_000_000, text: '第一条' }],
      },
      { type: 'red-packet', title: '￥5.00 书款', transfer: true },
    ])
  })

  test('what is no message of a group says so', async () => {
    expect(await problems(open('chat.json'))).toEqual([
      '8 skipped private-chat',
      '9 broken time-unreadable',
      '10 broken not-an-object',
    ])
  })

  test('a private chat that is alone is read', async () => {
    const text = open('chat.json').text.replaceAll('"isChatRoom": true', '"isChatRoom": false')
    expect(await problems({ name: 'a.json', text })).toEqual([
      '8 skipped private-chat',
      '9 broken time-unreadable',
      '10 broken not-an-object',
    ])
  })
})

test('CSV: wall clocks, words without the quoted ones', async () => {
  const events = await eventsOf(chatlog, open('chat.csv'))
  expect(events).toMatchObject([
    { at: Date.UTC(2026, 0, 1, 8), content: { parts: [{ type: 'text', text: '大家好：\n第二行' }] } },
    { content: { parts: [{ type: 'text', text: '欢迎' }] } },
    { content: { parts: [{ type: 'image' }] } },
    { kind: 'member.joined', person: { native: 'wxid_zhou' }, inviter: { native: 'wxid_lin' } },
    { content: { parts: [{ type: 'article', title: '一本好书', url: 'https://example.org/b' }] } },
  ])
  expect(await problems(open('chat.csv'))).toEqual(['11 skipped private-chat', '12 broken time-unreadable'])
})

test('text: the year comes from when the file was written, and turns', async () => {
  const events = await eventsOf(chatlog, { ...open('chat.txt'), zone: 'UTC' })
  expect(events.map(({ at, person }) => [new Date(at).toISOString().slice(0, 16), person?.native])).toEqual([
    ['2025-12-31T23:58', 'wxid_he'],
    ['2025-12-31T23:59', '我来了'],
    ['2026-01-01T00:01', 'wxid_zhou'],
    ['2026-01-01T00:02', 'wxid_ding'],
    ['2026-01-01T00:03', 'wxid_ding'],
  ])
  expect(events[0]).toMatchObject({ content: { parts: [{ type: 'text', text: '大家好：\n\n第二段' }] } })
  expect(events[1]).toMatchObject({ content: { parts: [{ type: 'text', text: '欢迎' }] } })
  expect(events[4]).toMatchObject({
    content: {
      parts: [
        {
          type: 'forwarded',
          title: '群聊的聊天记录',
          items: [
            { name: '甲', text: '第一条\n接着' },
            { name: '乙', text: '![图片](http://127.0.0.1:5030/image/0)' },
          ],
        },
      ],
    },
  })
})

test.each([
  ['小禾(wxid_he) 15:04:05', '2026-01-08T15:04'],
  ['小禾(wxid_he) 11:04:05', '2026-01-09T11:04'],
  ['小禾(wxid_he) 2024-02-29 15:04:05', '2024-02-29T15:04'],
])('%s', async (header, at) => {
  const [event] = await eventsOf(chatlog, { name: 'a.txt', text: `${header}\n在\n` })
  expect(new Date(event?.at ?? 0).toISOString().slice(0, 16)).toBe(at)
})

describe('what is printed is read back', () => {
  const readBack = async (file: MemoryFile): Promise<readonly Said[]> =>
    (await eventsOf(chatlog, file)).map((event) => ({
      at: event.at,
      sender: event.person?.native ?? '',
      name: event.person?.name ?? '',
      text:
        event.kind === 'message.sent'
          ? event.content.parts.map((part) => (part.type === 'text' ? part.text : '?')).join('')
          : '?',
    }))

  test.each([
    ['g.json', printJson],
    ['g.csv', printCsv],
    ['g.txt', printText],
  ])('%s', async (name, print) => {
    await fc.assert(
      fc.asyncProperty(fc.array(said, { maxLength: 8 }), async (messages) => {
        const ordered = messages.toSorted((a, b) => a.at - b.at)
        expect(await readBack({ name, text: print(ordered) })).toEqual(ordered)
      }),
      { numRuns: 60 },
    )
  })
})

test('values of any kind are answered, never thrown', async () => {
  const record = fc.record(
    {
      time: fc.constantFrom('2026-01-01T00:00:00Z', 7),
      type: fc.jsonValue(),
      subType: fc.jsonValue(),
      sender: fc.jsonValue(),
      content: fc.jsonValue(),
      contents: fc.oneof(fc.jsonValue(), fc.record({ refer: fc.jsonValue(), recordInfo: fc.jsonValue() })),
    },
    { requiredKeys: [] },
  )
  await fc.assert(
    fc.asyncProperty(fc.array(record, { maxLength: 5 }), async (list) => {
      expect(await recordsOf(chatlog, { name: 'a.json', text: JSON.stringify(list) })).toHaveLength(
        list.length,
      )
    }),
  )
})
