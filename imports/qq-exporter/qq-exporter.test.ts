import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Incoming } from '../../core/chat/incoming.ts'
import { eventsOf, fixture, recordsOf } from '../../test/imports/memory-file.ts'
import { print, said, type Said } from './qq-exporter-fixture.ts'
import { qqExporter } from './qq-exporter.ts'

const old = fixture(new URL('fixtures/v4.json', import.meta.url))
const current = fixture(new URL('fixtures/v5.json', import.meta.url))

test('version 4: words and resources', async () => {
  const events = await eventsOf(qqExporter, old)
  expect(events).toMatchObject([
    {
      kind: 'message.sent',
      at: Date.UTC(2026, 0, 1, 8),
      native: '7001',
      group: { native: '读书会' },
      person: { native: '100000001', name: '[新人]小禾' },
      content: { parts: [{ type: 'text', text: '大家好：\n"引号"' }] },
    },
    { data: { replyTo: '7001' }, content: { parts: [{ type: 'text', text: '欢迎' }] } },
    { native: '7003', content: { parts: [{ type: 'text', text: '看这个' }, { type: 'image' }] } },
    { kind: 'message.recalled', data: { of: '7003' } },
    { kind: 'member.joined', person: { name: '老周' }, inviter: { native: '100000002', name: '阿林' } },
  ])
  const problems = (await recordsOf(qqExporter, old)).flatMap(({ place, problem }) =>
    problem ? [`${place} ${problem.kind} ${problem.code}`] : [],
  )
  expect(problems).toEqual(['5 broken time-unreadable', '6 broken sender-missing', '7 broken not-an-object'])
})

test('version 5: elements, mentions, roles, the number of the group', async () => {
  const events = await eventsOf(qqExporter, current)
  expect(events).toMatchObject([
    {
      at: 1_767_254_400_000,
      group: { native: '200000001', name: '读书会' },
      person: { native: '100000001', name: '新人小禾', role: 'admin' },
      content: {
        parts: [
          { type: 'mention', all: true },
          { type: 'text', text: ' 看' },
          { type: 'image' },
          { type: 'sticker', name: '微笑' },
        ],
      },
    },
    { data: { replyTo: '7101' }, content: { parts: [{ type: 'text', text: '好' }] } },
    {
      content: {
        parts: [
          { type: 'file', name: '书单.xlsx', size: 12 },
          { type: 'forwarded', title: '聊天记录', items: [{ name: '甲', text: '第一条' }] },
        ],
      },
    },
  ])
})

const saidOf = (event: Incoming): Said => ({
  at: event.at,
  native: event.native ?? '',
  id: event.person?.native ?? '',
  name: event.person?.name ?? '',
  text:
    event.kind === 'message.sent'
      ? event.content.parts.map((part) => (part.type === 'text' ? part.text : '?')).join('')
      : '?',
  replyTo: event.kind === 'message.sent' ? event.data.replyTo : undefined,
})

test.each([false, true])('what is printed is read back (new: %s)', async (isNew) => {
  await fc.assert(
    fc.asyncProperty(fc.array(said, { maxLength: 6 }), async (messages) => {
      const read = await eventsOf(qqExporter, { name: 'a.json', text: print(messages, isNew) })
      expect(read.map(saidOf)).toEqual(messages)
    }),
    { numRuns: 60 },
  )
})

test('values of any kind are answered, never thrown', async () => {
  const value = fc.oneof(fc.jsonValue(), fc.constantFrom(1_767_254_400, '10001', true))
  const record = fc.record(
    {
      timestamp: value,
      sender: fc.oneof(value, fc.record({ uin: value, name: value })),
      content: fc.oneof(
        value,
        fc.record({
          text: value,
          elements: fc.array(
            fc.record({ type: fc.constantFrom('at', 'forward', 'reply', 'x'), data: value }),
          ),
        }),
      ),
      system: value,
    },
    { requiredKeys: [] },
  )
  await fc.assert(
    fc.asyncProperty(fc.array(record, { maxLength: 5 }), async (messages) => {
      const text = JSON.stringify({ chatInfo: {}, messages })
      expect(await recordsOf(qqExporter, { name: 'a.json', text })).toHaveLength(messages.length)
    }),
  )
})
