import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bundleEventsOf, bundleFixture, bundleRecordsOf } from '../../test/imports/memory-bundle.ts'
import { saidIn, talks } from '../../test/imports/talk.ts'
import { printZulip } from './zulip-fixture.ts'
import { zulip } from './zulip.ts'

const realm = bundleFixture(new URL('fixtures/realm/', import.meta.url))
const events = await bundleEventsOf(zulip, realm)
const sent = (native: string) =>
  events.find((event) => event.native === native && event.kind === 'message.sent')

test('a message with its topic, mentions, links and files', () => {
  expect(sent('2001')).toEqual({
    kind: 'message.sent',
    at: 1_767_312_000_250,
    source: 'import',
    group: { native: '3', name: 'new members' },
    person: { native: '11', name: 'Ann: [a]', role: 'owner' },
    native: '2001',
    data: { edited: 1_767_312_050_500 },
    content: {
      name: 'Ann: [a]',
      topic: 'onboarding',
      parts: [
        { type: 'text', text: 'Hello ' },
        { type: 'mention', native: '12', name: '小明' },
        { type: 'text', text: ' and ' },
        { type: 'mention', all: true },
        { type: 'text', text: ', see ' },
        { type: 'link', url: 'https://example.org/a?b=1', text: 'the guide' },
        { type: 'text', text: ' and ' },
        { type: 'file', name: 'notes.pdf' },
        { type: 'text', text: ' ' },
        { type: 'image', name: 'a.PNG' },
        { type: 'text', text: '\n* one\n* [ two' },
      ],
    },
  })
})

test('quote and reply is a reply, and what is quoted is not said again', () => {
  expect(sent('2002')).toMatchObject({
    person: { native: '12', role: 'admin' },
    data: { replyTo: '2001' },
    content: {
      parts: [
        { type: 'text', text: 'thanks ' },
        { type: 'mention', name: 'kai' },
      ],
    },
  })
})

test('bots, and what people say of themselves', () => {
  expect(sent('2003')?.data).toEqual({ bot: true })
  expect(sent('2004')).toMatchObject({
    data: { action: true },
    content: { parts: [{ type: 'text', text: 'waves' }] },
  })
})

test('reactions, wherever the export keeps them, have the time of their message', () => {
  const given = events.filter((event) => event.kind === 'reaction.added')
  expect(given.map(({ at, group, person, data }) => [at, group?.native, person?.native, data])).toEqual([
    [1_767_312_000_250, '3', '13', { of: '2001', emoji: 'party' }],
    [1_767_312_060_000, '3', '11', { of: '2002', emoji: '👍' }],
    [1_767_312_060_000, '3', '12', { of: '2002', emoji: '🇩🇪' }],
  ])
})

test('the log says who was subscribed by whom, and who left', () => {
  const about = events.filter(({ kind }) => kind.startsWith('member.'))
  expect(
    about.map(({ kind, group, person, inviter }) => [kind, group?.native, person?.native, inviter?.native]),
  ).toEqual([
    ['member.joined', '3', '11', undefined],
    ['member.joined', '3', '12', '11'],
    ['member.removed', '3', '12', undefined],
    ['member.joined', '3', '12', undefined],
    ['member.left', '4', '13', undefined],
  ])
})

test('what is no event says why', async () => {
  const records = await bundleRecordsOf(zulip, realm)
  expect(
    records.flatMap(({ place, problem }) => (problem ? [[place, problem.kind, problem.code]] : [])),
  ).toEqual([
    [6, 'broken', 'time-unreadable'],
    [7, 'broken', 'sender-missing'],
    [8, 'broken', 'group-missing'],
    [13, 'skipped', 'private-chat'],
    [14, 'skipped', 'private-chat'],
    [15, 'broken', 'group-missing'],
    [16, 'broken', 'sender-missing'],
    [17, 'broken', 'time-unreadable'],
    [18, 'broken', 'not-an-object'],
    [21, 'skipped', 'reaction-to-unknown-message'],
    [22, 'broken', 'sender-missing'],
    [23, 'broken', 'not-an-object'],
  ])
})

test('every talk comes back as it was written, in however many files', async () => {
  await fc.assert(
    fc.asyncProperty(talks, fc.integer({ min: 1, max: 12 }), async (talk, perFile) => {
      const files = printZulip('help', talk, perFile)
      expect(saidIn(await bundleEventsOf(zulip, { files }))).toEqual(talk)
    }),
  )
})
