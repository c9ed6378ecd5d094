import fc from 'fast-check'
import { expect, test } from 'vitest'
import { eventsOf, fixture, recordsOf } from '../../test/imports/memory-file.ts'
import { signalDesktop } from './signal-desktop.ts'

const main = fixture(new URL('fixtures/main.jsonl', import.meta.url))
const ANN = 'QUFBQUFBQUFBQUFBQUFBQQ=='
const BO = 'QkJCQkJCQkJCQkJCQkJCQg=='

test('messages with authors, mentions, answers and reactions', async () => {
  const events = await eventsOf(signalDesktop, main)
  expect(events.slice(0, 5).map(({ kind, person, native, data }) => [kind, person, native, data])).toEqual([
    ['member.joined', { native: BO, name: 'Bo' }, undefined, {}],
    ['group.renamed', { native: ANN, name: 'Ann Lee' }, undefined, {}],
    ['message.sent', { native: ANN, name: 'Ann Lee', role: 'admin' }, `1767600000000/${ANN}`, {}],
    [
      'reaction.added',
      { native: BO, name: 'Bo' },
      `1767600000000/${ANN}/👍/${BO}`,
      { of: `1767600000000/${ANN}`, emoji: '👍' },
    ],
    ['message.sent', { native: BO, name: 'Bo' }, `1767600060000/${BO}`, { replyTo: `1767600000000/${ANN}` }],
  ])
  expect(events[2]?.content).toEqual({
    parts: [
      { type: 'mention', native: BO, name: 'Bo' },
      { type: 'text', text: ' which seeds?' },
    ],
    name: 'Ann Lee',
  })
  expect(events[0]?.group).toEqual({ native: 'a2V5', name: 'Garden', size: 2 })
  expect(events[0]?.inviter?.native).toBe(ANN)
})

test('private chats and recalls are skipped, a time that is none is broken', async () => {
  const records = await recordsOf(signalDesktop, main)
  expect(records.flatMap(({ place, problem }) => (problem ? [[place, problem.code]] : []))).toEqual([
    [14, 'recall-of-unknown-message'],
    [17, 'private-chat'],
    [19, 'time-unreadable'],
  ])
})

const HEAD = [
  { version: 1, backupTimeMs: '1' },
  { recipient: { id: '8', group: { masterKey: 'k', snapshot: { title: { title: 'G' } } } } },
  { chat: { id: '9', recipientId: '8' } },
]
const printed = (frames: readonly unknown[]) => frames.map((frame) => `${JSON.stringify(frame)}\n`).join('')

test('what is written is read', async () => {
  const message = fc.record({
    author: fc.integer({ min: 1, max: 9 }),
    at: fc.integer({ min: 1, max: 2 ** 42 }),
    body: fc.string({ minLength: 1, unit: 'grapheme' }),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(message, { maxLength: 10 }), async (messages) => {
      const items = messages.map(({ author, at, body }) => ({
        chatItem: {
          chatId: '9',
          authorId: String(author),
          dateSent: String(at),
          standardMessage: { text: { body } },
        },
      }))
      const events = await eventsOf(signalDesktop, { name: 'main.jsonl', text: printed([...HEAD, ...items]) })
      expect(events.map(({ at, person, content }) => [at, person?.native, content])).toEqual(
        messages.map(({ at, author, body }) => [
          at,
          String(author),
          { parts: [{ type: 'text', text: body }] },
        ]),
      )
    }),
    { numRuns: 100 },
  )
})

test('fields of wrong types never throw', async () => {
  const item = fc.record({
    chatId: fc.constantFrom('9', 9, null, {}),
    authorId: fc.jsonValue(),
    dateSent: fc.constantFrom('5', 5, 'x', null, []),
    standardMessage: fc.oneof(
      fc.jsonValue(),
      fc.record({
        text: fc.jsonValue(),
        reactions: fc.jsonValue(),
        quote: fc.jsonValue(),
        attachments: fc.array(fc.jsonValue()),
      }),
    ),
    updateMessage: fc.oneof(fc.constant(undefined), fc.record({ groupChange: fc.jsonValue() })),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(item, { minLength: 1, maxLength: 5 }), async (items) => {
      const text = printed([...HEAD, ...items.map((chatItem) => ({ chatItem }))])
      expect(await recordsOf(signalDesktop, { name: 'main.jsonl', text })).toHaveLength(items.length)
    }),
    { numRuns: 100 },
  )
})
