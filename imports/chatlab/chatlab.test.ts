import { describe, expect, test } from 'vitest'
import { eventsOf, fixture, recordsOf } from '../../test/imports/memory-file.ts'
import { chatlab } from './chatlab.ts'

const json = fixture(new URL('fixtures/chat.json', import.meta.url))
const jsonl = fixture(new URL('fixtures/chat.jsonl', import.meta.url))

describe.each([
  ['JSON', json],
  ['JSON lines', jsonl],
])('%s', (_, file) => {
  test('messages with group, roles, ids and replies', async () => {
    const [first, second] = await eventsOf(chatlab, file)
    expect(first).toMatchObject({
      kind: 'message.sent',
      at: 1_767_312_000_000,
      source: 'import',
      native: 'm1',
      group: { native: 'g9', name: '读书群' },
      person: { native: 'u1', name: '群主甲', role: 'owner' },
      content: { name: '群主甲', parts: [{ type: 'text', text: '大家好' }] },
    })
    expect(second).toMatchObject({ person: { role: 'admin' }, data: { replyTo: 'm1' } })
  })

  test('parts by type, without the words of placeholders', async () => {
    const parts = (await eventsOf(chatlab, file)).flatMap((event) =>
      event.kind === 'message.sent' ? event.content.parts : [],
    )
    expect(parts.slice(2)).toEqual([
      { type: 'image' },
      { type: 'link', url: 'https://example.org/x' },
      { type: 'red-packet', title: '恭喜发财' },
    ])
  })

  test('system lines become events where they can be read', async () => {
    const records = await recordsOf(chatlab, file)
    expect(
      records.flatMap(({ events }) => events).filter(({ kind }) => kind === 'member.joined'),
    ).toMatchObject([{ person: { native: '丙', name: '丙' } }])
    expect(records.flatMap(({ problem }) => problem?.code ?? [])).toEqual([
      'system-line',
      'recall-of-unknown-message',
    ])
  })
})

test('lines are placed by their number, documents by record', async () => {
  expect((await recordsOf(chatlab, jsonl))[0]?.place).toBe(5)
  expect((await recordsOf(chatlab, json))[0]?.place).toBe(1)
})

test('private conversations are skipped', async () => {
  const text = json.text.replace('"type": "group"', '"type": "private"')
  const problems = (await recordsOf(chatlab, { ...json, text })).map(({ problem }) => problem?.code)
  expect(new Set(problems)).toEqual(new Set(['private-chat']))
})

test('without a group id the name serves, without a head the file name', async () => {
  const [named] = await eventsOf(chatlab, { ...json, text: json.text.replace('"groupId": "g9",', '') })
  expect(named?.group).toEqual({ native: '读书群', name: '读书群' })
  const line = '{"_type":"message","sender":"a","timestamp":1,"type":0,"content":"x"}\n'
  const [bare] = await eventsOf(chatlab, { name: '/tmp/Some group.jsonl', text: line })
  expect(bare?.group?.native).toBe('Some group')
})

test.each([
  ['{"_type":"message","sender":"a","type":0}', 'time-unreadable'],
  ['{"_type":"message","sender":"a","timestamp":1}', 'type-missing'],
  ['{"_type":"message","timestamp":1,"type":0}', 'sender-missing'],
  ['{"_type":"message"', 'not-json'],
])('%s is broken', async (line, code) => {
  const [record] = await recordsOf(chatlab, { name: 'a.jsonl', text: `${line}\n` })
  expect(record?.problem).toEqual({ kind: 'broken', code })
})
