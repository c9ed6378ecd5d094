import { expect, test } from 'vitest'
import { eventsOf, fixture, recordsOf } from '../../test/imports/memory-file.ts'
import { neutral } from './neutral.ts'

const chat = fixture(new URL('fixtures/chat.jsonl', import.meta.url))

test('messages with their people, replies, files and reactions', async () => {
  const events = await eventsOf(neutral, chat)
  expect(events.slice(0, 3)).toEqual([
    {
      kind: 'message.sent',
      at: 1_767_312_000_000,
      source: 'import',
      group: { native: 'demo/读书', name: '读书' },
      person: { native: 's1', name: '甲' },
      native: '1',
      data: {},
      content: { parts: [{ type: 'text', text: '早' }, { type: 'file' }, { type: 'file' }], name: '甲' },
    },
    {
      kind: 'reaction.added',
      at: 1_767_312_000_000,
      source: 'import',
      group: { native: 'demo/读书', name: '读书' },
      native: '1/👍',
      data: { of: '1', emoji: '👍', count: 2 },
      content: {},
    },
    expect.objectContaining({ native: '2', data: { replyTo: '1' }, person: { native: '乙', name: '乙' } }),
  ])
})

test('notices come from bots, actions are marked', async () => {
  const byId = new Map((await eventsOf(neutral, chat)).map((event) => [event.native, event]))
  expect(byId.get('3')?.data).toEqual({ bot: true })
  expect(byId.get('4')?.data).toEqual({ action: true })
})

test('system lines: joins, leaves and renames are read, others skipped', async () => {
  const records = await recordsOf(neutral, chat)
  const system = records.filter(({ place }) => place >= 5)
  expect(system.map(({ events, problem }) => events[0]?.kind ?? problem?.code)).toEqual([
    'member.joined',
    'member.renamed',
    'member.joined',
    'system-line',
    'kind-unknown',
  ])
})

test.each([
  ['not json', 'not-json'],
  ['[1]', 'not-json'],
  ['{"time":"2026-01-02T08:00:00Z","text":"x"}', 'group-missing'],
  ['{"group":"g","time":"soon","text":"x"}', 'time-unreadable'],
  ['{"group":"g","time":12345,"text":"x"}', 'time-unreadable'],
])('%s is broken', async (line, code) => {
  const records = await recordsOf(neutral, { name: 'a', text: `${line}\n` })
  expect(records).toEqual([{ place: 1, events: [], problem: { kind: 'broken', code } }])
})

test('a forged count of attachments fills no memory', async () => {
  const line = '{"group":"g","time":"2026-01-02T08:00:00Z","text":"","sender":"a","attachments":900000000}'
  const [event] = await eventsOf(neutral, { name: 'a', text: `${line}\n` })
  expect(event?.kind === 'message.sent' && event.content.parts.length).toBe(20)
})

test('the topic is kept', async () => {
  const line = '{"group":"g","topic":"welcome","time":"2026-01-02T08:00:00Z","text":"hi","sender":"a"}'
  const [event] = await eventsOf(neutral, { name: 'a', text: `${line}\n` })
  expect(event?.content).toMatchObject({ topic: 'welcome' })
})
