import fc from 'fast-check'
import { expect, test } from 'vitest'
import { eventsOf, fixture, recordsOf } from '../../test/imports/memory-file.ts'
import { saidIn, talks } from '../../test/imports/talk.ts'
import { printDiscord } from './discord-fixture.ts'
import { discord } from './discord.ts'

const channel = fixture(new URL('fixtures/general.json', import.meta.url))
const events = await eventsOf(discord, channel)
const sent = (native: string) =>
  events.find((event) => event.native === native && event.kind === 'message.sent')

test('a message with mentions in every spelling, attachments and an edit', () => {
  expect(sent('1002')).toEqual({
    kind: 'message.sent',
    at: Date.UTC(2026, 0, 2, 0, 1, 0, 123),
    source: 'import',
    group: { native: '5001', name: 'general' },
    person: { native: '12', name: 'Keeper: [a]', role: 'admin' },
    native: '1002',
    data: { edited: Date.UTC(2026, 0, 2, 0, 5) },
    content: {
      name: 'Keeper: [a]',
      parts: [
        { type: 'text', text: 'hello ' },
        { type: 'mention', native: '15', name: '小' },
        { type: 'text', text: ' and ' },
        { type: 'mention', native: '16', name: '小明' },
        { type: 'text', text: ', also ' },
        { type: 'mention', native: '11', name: 'ann' },
        { type: 'text', text: ', mail a' },
        { type: 'mention', all: true },
        { type: 'text', text: '.example and ' },
        { type: 'mention', all: true },
        { type: 'text', text: '\nsecond line 👋' },
        { type: 'image', name: 'A.PNG', size: 2048 },
        { type: 'file', name: 'b.pdf', size: 4096 },
        { type: 'voice', name: 'voice-message.ogg', size: 1 },
      ],
    },
  })
})

test('reactions: users one by one, the rest counted', () => {
  const given = events.filter((event) => event.kind === 'reaction.added')
  expect(given.map(({ native, person, data }) => [native, person?.native, data])).toEqual([
    ['1002/👍/14', '14', { of: '1002', emoji: '👍' }],
    ['1002/👍', undefined, { of: '1002', emoji: '👍', count: 2 }],
    ['1002/party', undefined, { of: '1002', emoji: 'party', count: 2 }],
  ])
})

test('replies, stickers and roles by their names', () => {
  expect(sent('1003')).toMatchObject({
    person: { native: '11', role: 'owner' },
    data: { replyTo: '1002' },
    content: { parts: [{ type: 'sticker', name: 'wave' }] },
  })
})

test('what programs write in embeds counts, previews of links do not', () => {
  expect(sent('1004')).toMatchObject({
    data: { bot: true },
    content: {
      parts: [
        { type: 'text', text: 'see https://example.org/post' },
        { type: 'article', title: 'Build passed', url: 'https://example.org/build' },
        { type: 'text', text: 'main @ abc\ntests: 42' },
      ],
    },
  })
})

test('a forwarded message is no reply', () => {
  expect(sent('1005')).toMatchObject({
    data: {},
    content: {
      parts: [
        { type: 'forwarded', items: [{ at: Date.UTC(2026, 0, 1), text: 'from elsewhere' }] },
        { type: 'video', name: 'clip.mp4' },
      ],
    },
  })
  expect(sent('1005')?.data).not.toHaveProperty('replyTo')
})

test('who came and went, and the new name', () => {
  const about = events.filter(({ kind }) => kind.startsWith('member.') || kind === 'group.renamed')
  expect(
    about.map(({ kind, person, inviter, content }) => [kind, person?.native, inviter?.native, content]),
  ).toEqual([
    ['member.joined', '14', undefined, { name: '新人' }],
    ['member.removed', '16', undefined, { name: '小明' }],
    ['member.joined', '16', '11', { name: '小明' }],
    ['member.left', '16', undefined, { name: '小明' }],
    ['group.renamed', '11', undefined, { name: '大厅' }],
  ])
})

test('what is no event says why; fields of wrong types are as good as absent', async () => {
  const records = await recordsOf(discord, channel)
  expect(
    records.flatMap(({ place, problem }) => (problem ? [[place, problem.kind, problem.code]] : [])),
  ).toEqual([
    [6, 'skipped', 'service-channel-pinned-message'],
    [11, 'skipped', 'service-8'],
    [12, 'broken', 'sender-missing'],
    [13, 'broken', 'time-unreadable'],
    [14, 'broken', 'type-missing'],
    [15, 'broken', 'not-an-object'],
  ])
  expect(records.at(-1)?.events).toMatchObject([
    { native: '1015', content: { parts: [{ type: 'text', text: '7' }] } },
  ])
})

test('every talk comes back as it was written', async () => {
  await fc.assert(
    fc.asyncProperty(talks, fc.integer({ min: -48, max: 56 }), async (talk, quarters) => {
      const text = printDiscord('general', talk, quarters * 15)
      expect(saidIn(await eventsOf(discord, { name: 'general.json', text }))).toEqual(talk)
    }),
  )
})
