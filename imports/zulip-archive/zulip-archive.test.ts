import fc from 'fast-check'
import { expect, test } from 'vitest'
import { eventsOf, fixture, recordsOf } from '../../test/imports/memory-file.ts'
import { saidIn, talks } from '../../test/imports/talk.ts'
import { printZulipArchive } from './zulip-archive-fixture.ts'
import { zulipArchive } from './zulip-archive.ts'

const topic = fixture(new URL('fixtures/onboarding.json', import.meta.url))
const events = await eventsOf(zulipArchive, topic)

test('paragraphs, lines, code and links; the file names the group', () => {
  expect(events[0]).toEqual({
    kind: 'message.sent',
    at: 1_767_312_000_000,
    source: 'import',
    group: { native: 'onboarding', name: 'onboarding' },
    person: { native: 'Ann: [a]', name: 'Ann: [a]' },
    native: '1001',
    data: {},
    content: {
      name: 'Ann: [a]',
      topic: 'onboarding',
      parts: [
        { type: 'text', text: 'Dear All,\na second paragraph:\nwith a line, ' },
        { type: 'link', url: 'https://example.org/a?b=1&c=2', text: 'words' },
        { type: 'text', text: ' and ' },
        { type: 'link', url: 'https://example.org/' },
        { type: 'text', text: '\nx = 1 < 2\n  y\nafter' },
      ],
    },
  })
})

test('mentions, emojis and lists', () => {
  expect(events[1]?.content).toMatchObject({
    parts: [
      { type: 'mention', native: '12', name: '小明' },
      { type: 'text', text: ' ' },
      { type: 'mention', all: true },
      { type: 'text', text: ' :wave: :party:\none\ntwo' },
    ],
  })
})

test('quote and reply is a reply, and what is quoted is not said again', () => {
  expect(events[2]).toMatchObject({
    data: { replyTo: '1001' },
    content: { parts: [{ type: 'text', text: 'yes' }] },
  })
})

test('the name that was given goes before the name of the file', async () => {
  const [first] = await eventsOf(zulipArchive, { ...topic, group: 'new members' })
  expect(first?.group).toEqual({ native: 'new members', name: 'new members' })
})

test('what is no event says why', async () => {
  const records = await recordsOf(zulipArchive, topic)
  expect(
    records.flatMap(({ place, problem }) => (problem ? [[place, problem.kind, problem.code]] : [])),
  ).toEqual([
    [6, 'broken', 'sender-missing'],
    [7, 'broken', 'time-unreadable'],
    [8, 'broken', 'not-an-object'],
  ])
})

test('every talk comes back as it was written', async () => {
  await fc.assert(
    fc.asyncProperty(talks, async (talk) => {
      const text = printZulipArchive(talk)
      // An archive has no ids of people, and web pages fold the spaces at the start of a line.
      const named = talk.map((said) => ({
        ...said,
        sender: said.name,
        text: said.text.replaceAll(/\n[ \t]+/g, '\n'),
      }))
      expect(saidIn(await eventsOf(zulipArchive, { name: 'topic.json', text }))).toEqual(named)
    }),
  )
})
