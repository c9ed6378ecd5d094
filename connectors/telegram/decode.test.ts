import type { Update } from 'grammy/types'
import { describe, expect, test } from 'vitest'
import { EVENTS } from '../../core/chat/event.ts'
import type { Incoming } from '../../core/chat/incoming.ts'
import { eventsOf, migrationOf } from './decode.ts'
import { Groups } from './groups.ts'
import { Sightings } from './sightings.ts'
import type { View } from './view.ts'

const SECOND = 1_780_000_000
const chat = { id: -1_001_234_567_890, type: 'supergroup', title: '晨读会' }
const ann = { id: 11, is_bot: false, first_name: '安', last_name: '娜' }
const bo = { id: 12, is_bot: false, first_name: 'Bo' }
const bot = { id: 500, is_bot: true, first_name: 'Keeper' }
const where = { native: '1234567890', name: '晨读会' }

let view: View

function newView(): View {
  return {
    groups: new Groups(null),
    sightings: new Sightings(),
    self: bot.id,
    role: () => undefined,
    size: () => undefined,
  }
}

/** Payloads are JSON from outside: they are given as such. */
function decode(kind: string, body: object): readonly Incoming[] {
  const update: Update = JSON.parse(JSON.stringify({ update_id: 1, [kind]: body }))
  const events = eventsOf(view, update)
  for (const event of events) {
    const { data, content } = EVENTS[event.kind]
    expect(data.safeParse(event.data).error).toBeUndefined()
    expect(content.safeParse(event.content).error).toBeUndefined()
  }
  return events
}

const message = (fields: object) => ({ message_id: 7, chat, date: SECOND, from: ann, ...fields })
const said = (fields: object) => decode('message', message(fields))[0]
const partsOf = (fields: object) => {
  const event = said(fields)
  return event?.kind === 'message.sent' ? event.content.parts : []
}

view = newView()
describe('a message', () => {
  test('has the ids, the time and the name that an export gives it', () => {
    expect(said({ text: '早' })).toEqual({
      at: SECOND * 1_000,
      source: 'live',
      kind: 'message.sent',
      group: { ...where, size: undefined },
      person: { native: 'user11', name: '安 娜', role: undefined },
      native: '7',
      data: {},
      content: { parts: [{ type: 'text', text: '早' }], name: '安 娜' },
    })
  })

  test('says what it answers, from whom it was forwarded, and that a bot wrote it', () => {
    expect(said({ text: 'x', reply_to_message: message({ message_id: 3 }) })?.data).toEqual({ replyTo: '3' })
    expect(said({ text: 'x', from: { ...bo, is_bot: true } })?.data).toEqual({ bot: true })
    const origins = [
      [{ type: 'user', date: 1, sender_user: bo }, 'Bo'],
      [{ type: 'hidden_user', date: 1, sender_user_name: 'Someone' }, 'Someone'],
      [{ type: 'chat', date: 1, sender_chat: chat }, '晨读会'],
      [{ type: 'channel', date: 1, chat: { id: -1, title: 'News', type: 'channel' }, message_id: 1 }, 'News'],
    ] as const
    for (const [origin, name] of origins) {
      expect(said({ text: 'x', forward_origin: origin })?.content).toMatchObject({ forwardedFrom: name })
    }
  })

  test('of an unnamed administrator is from the group, in the role of one', () => {
    const stand = { id: 1_087_968_824, is_bot: true, first_name: 'Group' }
    expect(said({ text: 'x', from: stand, sender_chat: chat })).toMatchObject({
      person: { native: 'channel1234567890', name: '晨读会', role: 'admin' },
      data: {},
    })
  })

  test('outside of groups is none of ours', () => {
    expect(decode('message', { ...message({ text: '/start' }), chat: { id: 11, type: 'private' } })).toEqual(
      [],
    )
  })
})

describe('parts', () => {
  test('links, mentions and words, as marked by Telegram', () => {
    const text = '看 这里 https://a.example @yi 丙 /go 粗'
    const at = (word: string) => ({ offset: text.indexOf(word), length: word.length })
    const entities = [
      { type: 'text_link', ...at('这里'), url: 'https://b.example/x' },
      { type: 'bold', ...at('这里') },
      { type: 'url', ...at('https://a.example') },
      { type: 'mention', ...at('@yi') },
      { type: 'text_mention', ...at('丙'), user: { ...bo, id: 13 } },
      { type: 'bot_command', ...at('/go') },
      { type: 'bold', ...at('粗') },
    ]
    expect(partsOf({ text, entities })).toEqual([
      { type: 'text', text: '看 ' },
      { type: 'link', url: 'https://b.example/x', text: '这里' },
      { type: 'text', text: ' ' },
      { type: 'link', url: 'https://a.example' },
      { type: 'text', text: ' ' },
      { type: 'mention', name: 'yi' },
      { type: 'text', text: ' ' },
      { type: 'mention', native: 'user13', name: '丙' },
      { type: 'text', text: ' /go 粗' },
    ])
  })

  test.each([
    [{ photo: [], caption: '图' }, [{ type: 'text', text: '图' }, { type: 'image' }]],
    [{ voice: { duration: 3 } }, [{ type: 'voice', seconds: 3 }]],
    [{ video: { duration: 4 } }, [{ type: 'video', seconds: 4 }]],
    [{ video_note: { duration: 5 } }, [{ type: 'video', seconds: 5 }]],
    [{ animation: { duration: 1 }, document: { file_name: 'a.gif' } }, [{ type: 'video', seconds: 1 }]],
    [{ document: { file_name: 'a.pdf', file_size: 9 } }, [{ type: 'file', name: 'a.pdf', size: 9 }]],
    [{ audio: { title: 'Song' } }, [{ type: 'file', name: 'Song' }]],
    [{ sticker: { emoji: '😀' } }, [{ type: 'sticker', name: '😀' }]],
    [{ contact: { first_name: 'A', last_name: 'B' } }, [{ type: 'contact', name: 'A B' }]],
    [
      { venue: { title: 'Hall' }, location: { latitude: 1, longitude: 2 } },
      [{ type: 'location', name: 'Hall', latitude: 1, longitude: 2 }],
    ],
    [
      { poll: { question: 'Q', options: [{ text: 'a' }, { text: 'b' }] } },
      [{ type: 'poll', question: 'Q', options: ['a', 'b'] }],
    ],
    [
      { text: 'x', reply_markup: { inline_keyboard: [[{ text: 'Buy', url: 'https://c.example' }]] } },
      [
        { type: 'text', text: 'x' },
        { type: 'link', url: 'https://c.example', text: 'Buy' },
      ],
    ],
    [{ dice: { emoji: '🎲', value: 1 } }, []],
  ])('%j', (fields, expected) => {
    expect(partsOf(fields)).toEqual(expected)
  })

  test('rich messages: words of any block, links and mentions', () => {
    const blocks = [
      { type: 'heading', size: 1, text: ['Sale ', { type: 'bold', text: 'now' }] },
      {
        type: 'list',
        items: [
          { blocks: [{ type: 'paragraph', text: { type: 'url', text: 'here', url: 'https://d.example' } }] },
        ],
      },
      {
        type: 'paragraph',
        text: [
          { type: 'mention', text: '@yi', username: 'yi' },
          { type: 'text_mention', text: 'Bo', user: bo },
        ],
      },
    ]
    expect(partsOf({ rich_message: { blocks } })).toEqual([
      { type: 'text', text: 'Sale now\n' },
      { type: 'link', url: 'https://d.example', text: 'here' },
      { type: 'text', text: '\n' },
      { type: 'mention', name: 'yi' },
      { type: 'mention', native: 'user12', name: 'Bo' },
    ])
  })
})

describe('an edit', () => {
  test('is named by its second, the same at every delivery', () => {
    const edited = message({ text: 'new', edit_date: SECOND + 60 })
    expect(decode('edited_message', edited)).toMatchObject([
      {
        kind: 'message.edited',
        native: '7',
        revision: SECOND + 60,
        at: (SECOND + 60) * 1_000,
        data: { of: '7' },
      },
    ])
  })
})

describe('members', () => {
  const change = (before: object, after: object, by: object = ann, date = SECOND) =>
    decode('chat_member', {
      chat,
      from: by,
      date,
      old_chat_member: { user: bo, ...before },
      new_chat_member: { user: bo, ...after },
    })
  const [out, inside, kicked] = [
    { status: 'left' },
    { status: 'member' },
    { status: 'kicked', until_date: 0 },
  ]
  const admin = { status: 'administrator' }

  test.each([
    [out, inside, bo, 'member.joined'],
    [kicked, inside, bo, 'member.joined'],
    [inside, out, bo, 'member.left'],
    [inside, kicked, ann, 'member.removed'],
    [inside, out, ann, 'member.removed'],
    [inside, admin, ann, 'member.role'],
    [admin, inside, ann, 'member.role'],
    [admin, { status: 'creator' }, ann, 'member.role'],
    [{ status: 'restricted', is_member: false }, inside, bo, 'member.joined'],
    [
      { status: 'restricted', is_member: true },
      { status: 'restricted', is_member: false },
      bo,
      'member.left',
    ],
  ])('%j → %j by %j', (before, after, by, kind) => {
    expect(change(before, after, by).map((event) => event.kind)).toEqual([kind])
  })

  test.each([
    [inside, { status: 'restricted', is_member: true }],
    [out, kicked],
  ])('%j → %j is no event', (before, after) => {
    expect(change(before, after)).toEqual([])
  })

  test('roles and inviter are told', () => {
    expect(change(inside, admin)[0]).toMatchObject({ data: { role: 'admin' }, person: { role: 'admin' } })
    expect(change(inside, { status: 'creator' })[0]).toMatchObject({ data: { role: 'owner' } })
    expect(change(out, inside)[0]).toMatchObject({
      inviter: { native: 'user11' },
      person: { native: 'user12' },
    })
    expect(change(out, inside, bo)[0]).toMatchObject({ inviter: undefined })
  })

  test.each([0, 1, 2])('a joining told twice, %i seconds apart, is one, in either order', (apart) => {
    const byService = () => decode('message', message({ date: SECOND + apart, new_chat_members: [bo] }))[0]
    const byUpdate = () => change(out, inside)[0]
    for (const order of [
      [byService, byUpdate],
      [byUpdate, byService],
    ]) {
      view = newView()
      const [first, second] = order.map((tell) => tell())
      expect(second).toMatchObject({ kind: 'member.joined', native: first?.native, at: first?.at })
    }
  })

  test('going away and coming back are events of their own', () => {
    view = newView()
    const natives = [change(out, inside, bo, SECOND), change(out, inside, bo, SECOND + 9)].map(
      ([event]) => event?.native,
    )
    expect(new Set(natives).size).toBe(2)
  })

  test('several who are added at once are several events', () => {
    expect(said({ new_chat_members: [bo] })?.native).not.toBe(said({ new_chat_members: [ann] })?.native)
    expect(decode('message', message({ new_chat_members: [bo, { ...bo, id: 13 }] })).length).toBe(2)
  })

  test('the account itself neither joins nor leaves', () => {
    expect(decode('message', message({ new_chat_members: [bot] }))).toEqual([])
    expect(decode('message', message({ left_chat_member: bot }))).toEqual([])
  })

  test('being added makes a group known by its name', () => {
    const own = {
      chat,
      from: ann,
      date: SECOND,
      old_chat_member: { user: bot, ...out },
      new_chat_member: { user: bot, ...inside },
    }
    expect(decode('my_chat_member', own)).toMatchObject([
      { kind: 'group.renamed', group: where, content: { name: '晨读会' } },
    ])
    expect(decode('my_chat_member', { ...own, old_chat_member: { user: bot, ...inside } })).toEqual([])
  })

  test('a request to join', () => {
    expect(decode('chat_join_request', { chat, from: bo, user_chat_id: 12, date: SECOND })).toMatchObject([
      { kind: 'member.requested', person: { native: 'user12', name: 'Bo' }, group: where },
    ])
  })
})

describe('reactions', () => {
  const react = (before: object[], after: object[], fields: object = { user: bo }) =>
    decode('message_reaction', {
      chat,
      message_id: 7,
      date: SECOND,
      old_reaction: before,
      new_reaction: after,
      ...fields,
    })
  const [like, fire] = [
    { type: 'emoji', emoji: '👍' },
    { type: 'emoji', emoji: '🔥' },
  ]

  test('what differs is what happened', () => {
    expect(react([like], [fire])).toMatchObject([
      { kind: 'reaction.removed', native: '7/👍/user12', data: { of: '7', emoji: '👍' } },
      { kind: 'reaction.added', native: '7/🔥/user12', data: { of: '7', emoji: '🔥' } },
    ])
    expect(react([like], [like])).toEqual([])
  })

  test('other emoji, and who reacts as a chat', () => {
    const custom = { type: 'custom_emoji', custom_emoji_id: '99' }
    expect(react([], [custom, { type: 'paid' }], { actor_chat: chat })).toMatchObject([
      { data: { emoji: '99' }, person: { native: 'channel1234567890' } },
      { data: { emoji: 'paid' } },
    ])
  })
})

describe('the group', () => {
  test('a new title', () => {
    expect(said({ new_chat_title: '夜读会' })).toMatchObject({
      kind: 'group.renamed',
      native: '7',
      group: { native: '1234567890', name: '夜读会' },
      content: { name: '夜读会' },
    })
  })

  test.each(['pinned_message', 'new_chat_photo', 'migrate_to_chat_id', 'forum_topic_created'])(
    '%s is no message',
    (field) => {
      expect(said({ [field]: field.endsWith('id') ? -1_009 : {} })).toBeUndefined()
    },
  )

  test('a migration is told by both chats', () => {
    const old = { id: -55, type: 'group', title: 'x' }
    const from = JSON.parse(
      JSON.stringify({ update_id: 1, message: { ...message({ migrate_to_chat_id: chat.id }), chat: old } }),
    )
    const to = JSON.parse(JSON.stringify({ update_id: 2, message: message({ migrate_from_chat_id: -55 }) }))
    expect(migrationOf(from)).toEqual({ from: -55, to: chat.id })
    expect(migrationOf(to)).toEqual({ from: -55, to: chat.id })
  })
})
