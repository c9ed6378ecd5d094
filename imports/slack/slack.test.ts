import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bundleEventsOf, bundleFixture, bundleRecordsOf } from '../../test/imports/memory-bundle.ts'
import { saidIn, talks } from '../../test/imports/talk.ts'
import { printSlack, withStamps } from './slack-fixture.ts'
import { slack } from './slack.ts'

const workspace = bundleFixture(new URL('fixtures/workspace/', import.meta.url))
const events = await bundleEventsOf(slack, workspace)
const sent = (at: number) =>
  events.find(
    (event) =>
      event.kind === 'message.sent' &&
      event.at === 1_767_312_000_000 + at * 1_000 &&
      event.group?.native === 'C01',
  )

test('markup: mentions with names, links, channels, escaped signs; an open sign is text', () => {
  expect(sent(60)).toEqual({
    kind: 'message.sent',
    at: 1_767_312_060_000,
    source: 'import',
    group: { native: 'C01', name: 'help' },
    person: { native: 'U02', name: '小明', role: 'admin' },
    native: '1767312060.000200',
    data: {},
    content: {
      name: '小明',
      parts: [
        { type: 'text', text: 'How & why? <b> ' },
        { type: 'mention', native: 'U01', name: 'ann: [a]' },
        { type: 'text', text: ' ' },
        { type: 'mention', native: 'U99', name: 'kai' },
        { type: 'text', text: ' ' },
        { type: 'mention', all: true },
        { type: 'text', text: ' #general #C03 ' },
        { type: 'link', url: 'https://example.org/a?b=1&c=2', text: 'the doc' },
        { type: 'text', text: ' ' },
        { type: 'link', url: 'https://example.org' },
        { type: 'text', text: ' ' },
        { type: 'link', url: 'mailto:a@example.org', text: 'a@example.org' },
        { type: 'text', text: '\nsecond line `x < y' },
      ],
    },
  })
})

test('answers of a thread answer its first message, which answers none; edits, roles', () => {
  expect(sent(120)).toMatchObject({
    person: { native: 'U01', role: 'owner' },
    data: { replyTo: '1767312060.000200', edited: 1_767_312_130_000 },
  })
  expect(sent(260)?.data).toMatchObject({ replyTo: '1767312060.000200' })
})

test('programs are bots, with or without an account; people of other workspaces have a name in the message', () => {
  expect([180, 200, 210].map((at) => [sent(at)?.person, sent(at)?.data])).toEqual([
    [{ native: 'B01', name: 'CI' }, { bot: true }],
    [{ native: 'U04', name: 'Builder' }, { bot: true }],
    [{ native: 'U77', name: '客人' }, {}],
  ])
})

test('files by their type', () => {
  expect(sent(240)?.content).toMatchObject({
    parts: [
      { type: 'file', name: 'log.txt', size: 12 },
      { type: 'image', name: 'a.png', size: 34 },
      { type: 'video', name: 'v.mp4' },
      { type: 'voice', name: 'a.m4a' },
      { type: 'file' },
    ],
  })
})

test('reactions: users one by one, the rest counted', () => {
  const given = events.filter((event) => event.kind === 'reaction.added')
  expect(given.map(({ person, data }) => [person?.native, data.emoji, data['count']])).toEqual([
    ['U01', 'eyes', undefined],
    [undefined, 'eyes', 2],
    ['U02', 'thumbsup::skin-tone-2', undefined],
  ])
})

test('who came and went, the topic and the new name', () => {
  const about = events.filter(({ kind }) => !/^(?:message|reaction)\./.test(kind))
  expect(
    about.map(({ kind, group, person, inviter }) => [kind, group?.native, person?.native, inviter?.native]),
  ).toEqual([
    ['member.joined', 'C01', 'U02', 'U01'],
    ['group.notice', 'C01', 'U01', undefined],
    ['group.renamed', 'C01', 'U01', undefined],
    ['member.left', 'C01', 'U02', undefined],
    ['member.joined', 'G01', 'U03', undefined],
  ])
})

test('what is no event says why; two people alone are no group', async () => {
  const records = await bundleRecordsOf(slack, workspace)
  expect(
    records.flatMap(({ place, problem }) => (problem ? [[place, problem.kind, problem.code]] : [])),
  ).toEqual([
    [1, 'skipped', 'private-chat'],
    [13, 'skipped', 'service-tombstone'],
    [14, 'skipped', 'service-pinned-item'],
    [15, 'broken', 'sender-missing'],
    [16, 'broken', 'time-unreadable'],
    [17, 'broken', 'time-unreadable'],
    [18, 'broken', 'type-missing'],
    [19, 'skipped', 'kind-unknown'],
    [20, 'broken', 'not-an-object'],
  ])
})

test('two people alone are read where the export holds nothing else', async () => {
  const files = {
    'users.json': '[]',
    'dms.json': '[{"id":"D01"}]',
    'D01/2026-01-02.json': '[{"type":"message","user":"U01","ts":"1767312000.000100","text":"hi"}]',
  }
  expect(saidIn(await bundleEventsOf(slack, { files }))).toMatchObject([{ text: 'hi' }])
})

test('every talk comes back as it was written', async () => {
  await fc.assert(
    fc.asyncProperty(talks, async (talk) => {
      const stamped = withStamps(talk)
      expect(saidIn(await bundleEventsOf(slack, { files: printSlack('help', stamped) }))).toEqual(stamped)
    }),
  )
})
