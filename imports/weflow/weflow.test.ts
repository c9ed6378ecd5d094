import fc from 'fast-check'
import { expect, test } from 'vitest'
import { eventsOf, fixture, recordsOf } from '../../test/imports/memory-file.ts'
import { print, said } from './weflow-fixture.ts'
import { weflow } from './weflow.ts'

const full = fixture(new URL('fixtures/weflow.json', import.meta.url))
const bare = fixture(new URL('fixtures/echotrace.json', import.meta.url))

test('messages by the Chinese names of their types', async () => {
  const events = await eventsOf(weflow, full)
  expect(events[0]).toMatchObject({
    kind: 'message.sent',
    at: 1_767_225_600_000,
    native: '7001',
    group: { native: '100@chatroom', name: '读书会' },
    person: { native: 'wxid_he', name: '小禾' },
    content: { parts: [{ type: 'text', text: '大家好\n"引号"与：冒号' }] },
  })
  expect(events[1]).toMatchObject({
    data: { replyTo: '7001' },
    content: { parts: [{ type: 'text', text: '欢迎' }] },
  })
  expect(events.slice(2)).toMatchObject([
    { native: '3', content: { parts: [{ type: 'image' }] } },
    { content: { parts: [{ type: 'sticker' }] } },
    { kind: 'member.joined', person: { native: '老周' }, inviter: { native: 'wxid_lin', name: '阿林' } },
    { content: { parts: [{ type: 'article', title: '一本好书' }] } },
  ])
})

test('what is no message says so', async () => {
  const problems = (await recordsOf(weflow, full)).flatMap(({ place, problem }) =>
    problem ? [`${place} ${problem.kind} ${problem.code}`] : [],
  )
  expect(problems).toEqual([
    '6 skipped recall-of-unknown-message',
    '8 broken time-unreadable',
    '9 broken sender-missing',
    '10 broken not-an-object',
  ])
})

test('EchoTrace: the same without a head', async () => {
  expect(await eventsOf(weflow, bare)).toMatchObject([
    { native: '1', content: { parts: [{ type: 'text', text: '早' }] } },
    { content: { parts: [] } },
    { content: { parts: [{ type: 'voice' }] } },
  ])
})

test('what is printed is read back', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(said, { maxLength: 6 }), async (messages) => {
      const read = (await eventsOf(weflow, { name: 'a.json', text: print(messages) })).map((event) => ({
        at: event.at,
        sender: event.person?.native,
        name: event.person?.name,
        text:
          event.kind === 'message.sent'
            ? event.content.parts.map((part) => (part.type === 'text' ? part.text : '?')).join('')
            : '?',
        replyTo: event.kind === 'message.sent' ? event.data.replyTo : '?',
      }))
      expect(read).toEqual(messages)
    }),
    { numRuns: 60 },
  )
})

test('values of any kind are answered, never thrown', async () => {
  const value = fc.oneof(
    fc.jsonValue(),
    fc.constantFrom('文本消息', '系统消息', '引用消息', '链接消息', 7, 1e300),
  )
  const record = fc.record(
    { createTime: value, type: value, content: value, senderUsername: value, isSend: value },
    { requiredKeys: [] },
  )
  await fc.assert(
    fc.asyncProperty(fc.array(record, { maxLength: 5 }), async (messages) => {
      const text = JSON.stringify({ session: { type: '群聊' }, messages })
      const records = await recordsOf(weflow, { name: 'a.json', text })
      expect(records).toHaveLength(messages.length)
      for (const { at } of records.flatMap(({ events }) => events))
        expect(Number.isSafeInteger(at)).toBe(true)
    }),
  )
})
