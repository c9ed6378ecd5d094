import { describe, expect, test } from 'vitest'
import { eventsOf, fixture, recordsOf } from '../../test/imports/memory-file.ts'
import { telegram } from './telegram.ts'

const chat = fixture(new URL('fixtures/chat.json', import.meta.url))
const account = fixture(new URL('fixtures/account.json', import.meta.url))
const message = (fields: object) => ({
  name: 'result.json',
  text: JSON.stringify({
    name: 'G',
    type: 'private_group',
    id: 1,
    messages: [{ id: 1, type: 'message', ...fields }],
  }),
})

describe('one chat', () => {
  test('messages with replies, edits, mentions and links', async () => {
    const sent = (await eventsOf(telegram, chat)).find((event) => event.native === '4')
    expect(sent).toMatchObject({
      kind: 'message.sent',
      at: 1_767_312_240_000,
      source: 'import',
      group: { native: '4321', name: '晨读会' },
      person: { native: 'user11', name: '甲' },
      data: { replyTo: '3', edited: 1_767_312_300_000 },
      content: {
        name: '甲',
        parts: [
          { type: 'text', text: '看 ' },
          { type: 'link', url: 'https://example.org/a', text: '这里' },
          { type: 'text', text: '，一起读 ' },
          { type: 'mention', name: 'yi' },
          { type: 'mention', native: 'user13', name: '丙' },
        ],
      },
    })
  })

  test('reactions: named ones apart, the rest counted', async () => {
    const reactions = (await eventsOf(telegram, chat)).filter((event) => event.kind === 'reaction.added')
    expect(reactions.map(({ at, person, data }) => [at, person?.native, data])).toEqual([
      [1_767_312_360_000, 'user12', { of: '4', emoji: '👍' }],
      [1_767_312_240_000, undefined, { of: '4', emoji: '👍', count: 2 }],
      [1_767_312_240_000, undefined, { of: '4', emoji: 'paid', count: 1 }],
    ])
  })

  test('who came and went; ids are found by name where they were seen', async () => {
    const about = (await eventsOf(telegram, chat)).filter((event) => event.kind.startsWith('member.'))
    expect(
      about.map(({ kind, native, person, inviter }) => [kind, native, person?.native, inviter?.native]),
    ).toEqual([
      ['member.joined', 'user12@1767312120', 'user12', undefined],
      ['member.joined', '5', 'name:丙', 'user11'],
      ['member.joined', 'user12@1767312300', 'user12', 'user11'],
      ['member.removed', '6', 'name:丙', undefined],
      ['member.left', 'user12@1767312420', 'user12', undefined],
    ])
  })

  test('all kinds of media', async () => {
    const types = (await eventsOf(telegram, chat)).flatMap((event) =>
      event.kind === 'message.sent' ? event.content.parts.map((part) => part.type) : [],
    )
    expect(new Set(types)).toEqual(
      new Set([
        'text',
        'link',
        'mention',
        'image',
        'voice',
        'sticker',
        'file',
        'poll',
        'contact',
        'location',
      ]),
    )
  })

  test('what is skipped says why', async () => {
    const problems = (await recordsOf(telegram, chat)).flatMap(({ place, problem }) =>
      problem ? [[place, problem.code]] : [],
    )
    expect(problems).toEqual([
      [1, 'service-create-group'],
      [16, 'unsupported'],
      [17, 'service-pin-message'],
    ])
  })

  test('a conversation of two is read where the export is of it alone', async () => {
    const text = JSON.stringify({
      name: '乙',
      type: 'personal_chat',
      id: 12,
      messages: [
        { id: 1, type: 'message', date_unixtime: '1767312000', from: '乙', from_id: 'user12', text: '在吗' },
      ],
    })
    expect(await eventsOf(telegram, { name: 'result.json', text })).toMatchObject([
      { kind: 'message.sent', group: { native: '12', name: '乙' } },
    ])
  })

  test('dates of 2020 have no zone and go by the one that was given', async () => {
    const dated = message({ date: '2020-03-04T05:06:07', from: '甲', from_id: 11, text: 'a' })
    const [event] = await eventsOf(telegram, { ...dated, zone: 'Asia/Shanghai' })
    expect(event?.at).toBe(Date.UTC(2020, 2, 3, 21, 6, 7))
  })

  test('a deleted account has an id and no name', async () => {
    const [event] = (await eventsOf(telegram, chat)).filter(({ person }) => person?.native === 'user77')
    expect(event?.person).toEqual({ native: 'user77', name: undefined })
    expect(event?.content).not.toHaveProperty('name')
  })
})

describe('a whole account', () => {
  test('groups, also left and nameless ones; no private conversations', async () => {
    const records = await recordsOf(telegram, account)
    expect(records.flatMap(({ events }) => events.map(({ group }) => group))).toEqual([
      { native: '7', name: 'Dev' },
      { native: '9', name: undefined },
      { native: '10', name: 'Left' },
    ])
    expect(records[1]?.problem).toEqual({ kind: 'skipped', code: 'private-chat' })
  })

  test('fields of 2020: numeric ids, dates without seconds of the epoch, edited in 1970 means never', async () => {
    const [first] = await eventsOf(telegram, account)
    expect(first).toMatchObject({ at: Date.UTC(2020, 2, 4, 5, 6, 7), person: { native: 'user5' }, data: {} })
    expect(first?.data).not.toHaveProperty('edited')
  })
})

describe('bad records', () => {
  test.each([
    [{ date: 'yesterday', text: 'x' }, 'time-unreadable'],
    [{ text: 'x' }, 'time-unreadable'],
    [{ type: 7, date_unixtime: '1' }, 'type-missing'],
  ])('%j is broken', async (fields, code) => {
    const [record] = await recordsOf(telegram, message(fields))
    expect(record?.problem).toEqual({ kind: 'broken', code })
  })

  test('a message that is no object', async () => {
    const records = await recordsOf(telegram, {
      name: 'r',
      text: '{"messages":[7,{"type":"message","date_unixtime":"5","text":7}]}',
    })
    expect(records[0]?.problem).toEqual({ kind: 'broken', code: 'not-an-object' })
    expect(records[1]?.events[0]?.content).toEqual({ parts: [] })
  })
})
