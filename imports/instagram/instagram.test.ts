import fc from 'fast-check'
import { expect, test } from 'vitest'
import { eventsOf, fixture, recordsOf } from '../../test/imports/memory-file.ts'
import { instagram } from './instagram.ts'
import { repaired } from './mojibake.ts'

const garden = fixture(new URL('fixtures/message_1.json', import.meta.url))
const club = fixture(new URL('fixtures/Club_7.json', import.meta.url))
/** As Meta writes: each byte of UTF-8 a character. */
const broken = (text: string) => Buffer.from(text, 'utf8').toString('latin1')

test('the chat is named behind its messages; letters are whole again', async () => {
  const events = await eventsOf(instagram, garden)
  expect(new Set(events.map(({ group }) => JSON.stringify(group)))).toEqual(
    new Set([JSON.stringify({ native: 'garden_123456789', name: 'Gärtner 🌻' })]),
  )
  expect(events.map(({ kind, person, content, data }) => [kind, person?.native, content, data])).toEqual([
    ['message.sent', '小红', { parts: [{ type: 'text', text: '春天见 🌱' }], name: '小红' }, {}],
    ['reaction.added', 'Zoë', {}, { of: '1767614400000/小红', emoji: '❤' }],
    ['reaction.added', 'Bo', {}, { of: '1767614400000/小红', emoji: '👍' }],
    [
      'message.sent',
      'Bo',
      { parts: [{ type: 'link', url: 'https://example.org/seeds', text: 'Für den Garten' }], name: 'Bo' },
      {},
    ],
    ['message.sent', 'Bo', { parts: [{ type: 'text', text: 'look' }, { type: 'image' }], name: 'Bo' }, {}],
    ['message.sent', 'Bo', { parts: [{ type: 'voice' }], name: 'Bo' }, {}],
    ['member.joined', '小红', { name: '小红' }, {}],
    ['member.joined', 'Bo', { name: 'Bo' }, {}],
    ['group.renamed', 'Zoë', { name: 'Gärtner' }, {}],
  ])
})

test('encrypted chats of Messenger', async () => {
  const events = await eventsOf(instagram, club)
  expect(events.map(({ kind, group, person }) => [kind, group?.native, group?.name, person?.native])).toEqual(
    [
      ['message.sent', 'Club_7', 'Club', 'Ann'],
      ['reaction.added', 'Club_7', 'Club', 'Cy'],
      ['message.sent', 'Club_7', 'Club', 'Bo'],
      ['message.sent', 'Club_7', 'Club', 'Cy'],
    ],
  )
})

test('what is broken has its place', async () => {
  const records = await recordsOf(instagram, garden)
  expect(records.flatMap(({ place, problem }) => (problem ? [[place, problem.code]] : []))).toEqual([
    [5, 'system-line'],
    [8, 'recall-of-unknown-message'],
    [9, 'sender-missing'],
    [10, 'not-an-object'],
  ])
})

test('a text is repaired once, and one that is whole stays', () => {
  expect(repaired('café')).toBe('café')
  expect(repaired('春')).toBe('春')
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => repaired(broken(text)) === text))
})

test('what is written is read', async () => {
  const message = fc.record({
    at: fc.integer({ min: 1, max: 2 ** 42 }),
    name: fc.string({ unit: 'grapheme', minLength: 1 }),
    text: fc.string({ unit: 'grapheme' }).map((text) => `.${text}`),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(message, { minLength: 1, maxLength: 10 }), async (messages) => {
      const written = messages.map(({ at, name, text }) => ({
        sender_name: broken(name),
        timestamp_ms: at,
        content: broken(text),
      }))
      const text = JSON.stringify({
        participants: [],
        messages: written,
        title: broken('Gärten'),
        thread_path: 'inbox/g_1',
      })
      const events = await eventsOf(instagram, { name: 'message_1.json', text })
      expect(
        events.map(({ at, person, content, group }) => [at, person?.native, content, group?.name]),
      ).toEqual(
        messages.map((one) => [
          one.at,
          one.name,
          { parts: [{ type: 'text', text: one.text }], name: one.name },
          'Gärten',
        ]),
      )
    }),
    { numRuns: 100 },
  )
})

test('fields of wrong types never throw', async () => {
  const message = fc.oneof(
    fc.jsonValue(),
    fc.record({
      sender_name: fc.constantFrom('Bo', 5, null, []),
      timestamp_ms: fc.constantFrom(5, '5', 'x', null, {}),
      content: fc.jsonValue(),
      photos: fc.jsonValue(),
      share: fc.jsonValue(),
      reactions: fc.array(fc.jsonValue()),
    }),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(message, { maxLength: 5 }), async (messages) => {
      const text = JSON.stringify({ messages, title: 7 })
      expect(await recordsOf(instagram, { name: 'a.json', text })).toHaveLength(messages.length)
    }),
    { numRuns: 100 },
  )
})
