import fc from 'fast-check'
import { expect, test } from 'vitest'
import { eventsOf, fixture, recordsOf } from '../../test/imports/memory-file.ts'
import { groupOf } from './group-name.ts'
import { printed } from './signal-fixture.ts'
import { signal } from './signal.ts'

const markdown = fixture(new URL('fixtures/chat.md', import.meta.url))
const data = fixture(new URL('fixtures/data.jsonl', import.meta.url))
const START = Date.UTC(2026, 0, 1)

test('Markdown: quotes go, reactions, stickers and files stay', async () => {
  const events = await eventsOf(signal, markdown)
  expect(
    events.map(({ kind, person, data: stays, content }) => [kind, person?.native, stays, content]),
  ).toEqual([
    ['message.sent', 'Ann', {}, { parts: [{ type: 'text', text: 'Which seeds do we order?' }], name: 'Ann' }],
    [
      'message.sent',
      'Me',
      {},
      { parts: [{ type: 'text', text: 'the blue ones\nas last year' }], name: 'Me' },
    ],
    ['reaction.added', 'Ann', { of: '1767649260000/Me', emoji: '👍' }, {}],
    ['reaction.added', 'Bo', { of: '1767649260000/Me', emoji: '❤' }, {}],
    [
      'message.sent',
      'Bo',
      {},
      {
        parts: [
          { type: 'text', text: 'look' },
          { type: 'image', name: 'garden.jpg' },
          { type: 'file', name: 'list.pdf' },
        ],
        name: 'Bo',
      },
    ],
    ['message.sent', 'Bo', {}, { parts: [{ type: 'sticker', name: '🐱' }], name: 'Bo' }],
    ['message.sent', 'Bo', {}, { parts: [{ type: 'text', text: 'bye' }], name: 'Bo' }],
  ])
})

test('data.json: one message a line, deleted ones and bad times named', async () => {
  const records = await recordsOf(signal, data)
  expect(records.map(({ problem }) => problem?.code)).toEqual([
    undefined,
    undefined,
    'recall-of-unknown-message',
    'time-unreadable',
  ])
})

test.each([
  ['Garden/chat.md', 'Garden'],
  ['/x/Garden.txt', 'Garden'],
  ['chat.md', 'Signal'],
])('%s is of %s', (path, name) => expect(groupOf(path)).toBe(name))

/** The first colon ends the name; blank ends of a text are those of the file. */
const name = fc
  .string({ unit: fc.constantFrom('a', '小', '🌱', '.', '[', ' '), minLength: 1, maxLength: 10 })
  .map((text) => `n${text}`)
const line = fc
  .string({ unit: fc.constantFrom('a', '小', ':', ' ', '[', ']', '2', '-', ','), maxLength: 20 })
  .map((text) => `${text}.`)
const message = fc.record({
  minute: fc.integer({ min: 0, max: 500_000 }),
  name,
  text: fc
    .array(fc.oneof(line, fc.constant(''), fc.constant('[2026-01-01] Bo: hi')), {
      minLength: 1,
      maxLength: 4,
    })
    .map((lines) => ['.', ...lines, '.'].join('\n')),
})

test.each(['text', 'markdown', 'data'] as const)('what is written is read: %s', async (style) => {
  await fc.assert(
    fc.asyncProperty(fc.array(message, { minLength: 1, maxLength: 10 }), async (messages) => {
      const all = messages.map(({ minute, ...rest }) => ({ ...rest, wall: START + minute * 60_000 }))
      const events = await eventsOf(signal, { name: 'Garden.txt', text: printed(all, style) })
      expect(events.map((event) => [event.at, event.person?.native, event.content])).toEqual(
        all.map((one) => [one.wall, one.name, { parts: [{ type: 'text', text: one.text }], name: one.name }]),
      )
    }),
    { numRuns: 60 },
  )
})
