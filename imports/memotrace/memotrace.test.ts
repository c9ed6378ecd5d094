import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { eventsOf, fixture, recordsOf } from '../../test/imports/memory-file.ts'
import { printDatabase, printText, said, type Said } from './memotrace-fixture.ts'
import { memotrace } from './memotrace.ts'

const open = (name: string) => fixture(new URL(`fixtures/${encodeURIComponent(name)}`, import.meta.url))
const database = open('读书会.csv')
const named = open('新版.csv')
const old = open('旧版.csv')
const text = open('读书会.txt')
const problems = async (file: typeof database) =>
  (await recordsOf(memotrace, file)).flatMap(({ place, problem }) =>
    problem ? [`${place} ${problem.kind} ${problem.code}`] : [],
  )
const byNative = async (native: string) =>
  (await eventsOf(memotrace, database)).filter((event) => event.native === native)
const partsOf = async (native: string) =>
  (await byNative(native)).flatMap((event) => (event.kind === 'message.sent' ? event.content.parts : []))

describe('the table of the database', () => {
  test('who came, by whom', async () => {
    const events = await eventsOf(memotrace, database)
    expect(events.slice(0, 2)).toMatchObject([
      { kind: 'member.joined', at: 1_767_225_600_000, person: { name: '小禾' }, inviter: { name: '阿林' } },
      { kind: 'member.joined', person: { name: '老周' }, group: { native: '读书会' } },
    ])
  })

  test('words over several lines, with quotes', async () => {
    expect(await byNative('102')).toMatchObject([
      {
        kind: 'message.sent',
        person: { native: 'wxid_he', name: '小禾' },
        content: { name: '小禾', parts: [{ type: 'text', text: '大家好，\n我是新来的："小禾"' }] },
      },
    ])
    expect(await partsOf('103')).toEqual([
      { type: 'mention', name: '小禾' },
      { type: 'text', text: '欢迎' },
    ])
  })

  test('a quote answers the row, or what the server calls it', async () => {
    expect(await byNative('104')).toMatchObject([
      { data: { replyTo: '103' }, content: { parts: [{ type: 'text', text: '谢谢 & 加油' }] } },
    ])
    expect(await byNative('105')).toMatchObject([{ data: { replyTo: '7712345678901230000' } }])
  })

  test.each([
    ['106', [{ type: 'image' }]],
    ['107', [{ type: 'sticker' }]],
    ['108', [{ type: 'voice', seconds: 3 }]],
    ['109', [{ type: 'article', title: '一本好书', url: 'https://example.org/b?a=1&b=2' }]],
    ['110', [{ type: 'file', name: '书单.xlsx' }]],
    ['111', [{ type: 'mini-program', title: '报名', app: '接龙管家' }]],
    [
      '112',
      [
        {
          type: 'forwarded',
          title: '群聊的聊天记录',
          items: [{ name: '甲', at: 1_767_186_000_000, text: '第一条 <好>' }, { name: '乙' }],
        },
      ],
    ],
    ['113', [{ type: 'red-packet', title: '新年快乐' }]],
    ['114', [{ type: 'red-packet', title: '￥5.00 书款', transfer: true }]],
    ['116', [{ type: 'location', name: '图书馆', latitude: 31.2, longitude: 121.5 }]],
  ])('row %s', async (native, parts) => expect(await partsOf(native)).toEqual(parts))

  test('a notice, a new name, and a template with ids', async () => {
    expect(await byNative('115')).toMatchObject([
      { kind: 'group.notice', person: { native: 'wxid_lin' }, content: { text: '每周五晚八点读书' } },
    ])
    expect(await byNative('118')).toMatchObject([
      { kind: 'group.renamed', person: { native: 'wxid_lin' }, content: { name: '深夜读书会' } },
    ])
    expect(await byNative('120')).toMatchObject([
      {
        kind: 'member.joined',
        person: { native: 'wxid_ding', name: '阿丁' },
        inviter: { native: 'wxid_he' },
      },
    ])
  })

  test('what is no message says so', async () => {
    expect(await problems(database)).toEqual([
      '19 skipped recall-of-unknown-message',
      '21 skipped pat',
      '23 skipped call',
      '24 broken time-unreadable',
    ])
  })
})

test('tables of old versions do not say who wrote', async () => {
  const events = await eventsOf(memotrace, old)
  expect(events.map(({ kind, person }) => [kind, person?.name])).toEqual([
    ['message.sent', undefined],
    ['message.sent', '我'],
    ['member.left', '小禾'],
    ['message.sent', undefined],
  ])
})

test('the newest table gives wall clocks and words', async () => {
  const events = await eventsOf(memotrace, { ...named, zone: 'Asia/Shanghai' })
  expect(events.map(({ at, native }) => [new Date(at).toISOString().slice(11, 16), native])).toEqual([
    ['08:00', '7001'],
    ['08:01', '7002'],
    ['08:02', '7003'],
    ['08:03', '7004'],
    ['08:04', '7005'],
    ['08:06', '7007'],
  ])
  expect(events.flatMap((event) => (event.kind === 'message.sent' ? event.content.parts : []))).toEqual([
    { type: 'text', text: '在吗？\n第二行' },
    { type: 'image' },
    { type: 'text', text: '好看' },
    { type: 'file', name: '书单.xlsx' },
    { type: 'article', title: '一本好书' },
  ])
  expect(await problems(named)).toEqual(['8 skipped pat', '10 broken time-unreadable'])
})

test('the text: quoted headers stay words', async () => {
  const events = await eventsOf(memotrace, text)
  expect(events).toMatchObject([
    {
      person: { native: '小禾' },
      content: { parts: [{ type: 'text', text: '大家好：\n\n第二段\n2025-12-31 09:00:00 引用的旧消息' }] },
    },
    { person: { native: '阿 林🌱' }, content: { parts: [{ type: 'image' }] } },
    { person: { native: '老周' } },
    { kind: 'member.joined', person: { native: '小丁' }, inviter: { native: '阿 林🌱' } },
  ])
  const nameFirst = { name: 'a.txt', text: '小禾 2026-01-01 16:00:00\n在\n小禾 2026-01-01 16:00:05\n吗\n' }
  expect(await eventsOf(memotrace, nameFirst)).toMatchObject([
    { at: 1_767_283_200_000 },
    { at: 1_767_283_205_000 },
  ])
})

test('the user names the group, else the file does', async () => {
  const [event] = await eventsOf(memotrace, { ...text, group: '光影读书会' })
  expect(event?.group).toEqual({ native: '光影读书会', name: '光影读书会' })
})

const readBack = async (name: string, printed: string): Promise<readonly Said[]> =>
  (await eventsOf(memotrace, { name, text: printed })).map((event) => ({
    at: event.at,
    name: event.person?.name ?? '',
    text:
      event.kind === 'message.sent'
        ? event.content.parts.map((part) => (part.type === 'text' ? part.text : '')).join('')
        : '?',
  }))

test('what is printed as a table is read back', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(said('any'), { maxLength: 8 }), async (messages) => {
      expect(await readBack('g.csv', printDatabase(messages))).toEqual(messages)
    }),
    { numRuns: 60 },
  )
})

test('what is printed as text is read back', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(said('text'), { maxLength: 8 }), async (messages) => {
      const ordered = messages.toSorted((a, b) => a.at - b.at)
      expect(await readBack('g.txt', printText(ordered))).toEqual(ordered)
    }),
    { numRuns: 60 },
  )
})

test('cells of any kind are answered, never thrown', async () => {
  const row = fc.array(fc.string({ unit: fc.constantFrom(...'<a>/="49 1,\n[]图') }), { maxLength: 14 })
  await fc.assert(
    fc.asyncProperty(fc.array(row, { maxLength: 6 }), async (rows) => {
      const lines = rows.map((cells) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(','))
      const head =
        'localId,TalkerId,Type,SubType,IsSender,CreateTime,Status,StrContent,StrTime,Remark,NickName,Sender'
      await recordsOf(memotrace, { name: 'g.csv', text: [head, ...lines].join('\n') })
    }),
    { numRuns: 60 },
  )
})
