import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ImportError } from '../../core/ports/import.ts'
import { eventsOf, fixture, recordsOf } from '../../test/imports/memory-file.ts'
import { saidIn, talks } from '../../test/imports/talk.ts'
import { printTelegramHtml } from './telegram-html-fixture.ts'
import { telegramHtml } from './telegram-html.ts'

const page = fixture(new URL('fixtures/messages.html', import.meta.url))
const events = await eventsOf(telegramHtml, page)
const sent = (native: string) =>
  events.find((event) => event.native === native && event.kind === 'message.sent')

test('text with links, mentions and line ends; the sender and the group by name', () => {
  expect(sent('3')).toEqual({
    kind: 'message.sent',
    at: Date.UTC(2026, 0, 2, 0, 4, 5),
    source: 'import',
    group: { native: '晨读会 & friends', name: '晨读会 & friends' },
    person: { native: 'name:甲: [x]', name: '甲: [x]' },
    native: '3',
    data: {},
    content: {
      name: '甲: [x]',
      parts: [
        { type: 'text', text: '读 <div class="text"> 了吗？\n\n看 ' },
        { type: 'link', url: 'https://example.org/a?b=1&c=2', text: '这里' },
        { type: 'text', text: '，' },
        { type: 'link', url: 'https://example.org/' },
        { type: 'text', text: ' ' },
        { type: 'mention', name: 'yi' },
        { type: 'text', text: ' ' },
        { type: 'mention', name: '丙' },
        { type: 'text', text: ' #x a  b' },
      ],
    },
  })
})

test('a joined message is of the same sender; a reply may answer a message of another file', () => {
  expect(sent('4')).toMatchObject({
    person: { name: '甲: [x]' },
    data: { replyTo: '1234' },
    content: { parts: [{ type: 'text', text: '同一个人' }, { type: 'image' }] },
  })
})

test('what is forwarded has its first author, and who forwards stays the sender, without the bot', () => {
  expect(sent('5')).toMatchObject({
    person: { name: '乙' },
    data: { replyTo: '3' },
    content: { forwardedFrom: '某频道', parts: [{ type: 'text', text: '转发的话' }] },
  })
})

test('attachments', () => {
  const parts = ['6', '7', '8'].flatMap((native) => {
    const event = sent(native)
    return event?.kind === 'message.sent' ? event.content.parts : []
  })
  expect(parts).toEqual([
    { type: 'voice', seconds: 67 },
    { type: 'poll', question: '周几？', options: ['周六', '周日'] },
    { type: 'file', name: 'a & b.pdf' },
    { type: 'sticker', name: '😂' },
    { type: 'location', latitude: 1.5, longitude: -2 },
  ])
})

test('reactions: named ones apart, the rest counted', () => {
  const given = events.filter((event) => event.kind === 'reaction.added')
  expect(given.map(({ person, data }) => [person?.name, data])).toEqual([
    ['乙', { of: '3', emoji: '👍' }],
    [undefined, { of: '3', emoji: '👍', count: 1 }],
    [undefined, { of: '3', emoji: '🎉', count: 12 }],
  ])
})

test('who came and went, at the time of what stands before', () => {
  const about = events.filter(({ kind }) => kind.startsWith('member.') || kind === 'group.renamed')
  expect(
    about.map(({ kind, native, person, inviter }) => [kind, native, person?.name, inviter?.name]),
  ).toEqual([
    ['member.joined', '2', '丁', '甲'],
    ['member.joined', '2/1', '戊', '甲'],
    ['member.joined', '2/2', '己', '甲'],
    ['member.left', '9', '丁', undefined],
    ['member.removed', '10', '戊', undefined],
    ['group.renamed', '12', '甲', undefined],
    ['member.joined', '13', '庚', undefined],
  ])
  expect(about.map(({ at }) => at)).toEqual([
    ...Array.from({ length: 3 }, () => Date.UTC(2026, 0, 2)),
    ...Array.from({ length: 4 }, () => Date.UTC(2026, 0, 3)),
  ])
})

test('what is no event says why; lines between days are no records', async () => {
  const problems = (await recordsOf(telegramHtml, page)).flatMap(({ place, problem }) =>
    problem ? [[place, problem.code]] : [],
  )
  expect(problems).toEqual([
    [1, 'system-line'],
    [11, 'system-line'],
    [14, 'time-unreadable'],
  ])
})

test('old pages have no zone in their times and go by the one that was given', async () => {
  const text = page.text.replaceAll(/ UTC[+-]\d\d:\d\d/g, '')
  const [first] = (await eventsOf(telegramHtml, { ...page, text, zone: 'Asia/Shanghai' })).filter(
    ({ native }) => native === '3',
  )
  expect(first?.at).toBe(Date.UTC(2026, 0, 2, 0, 4, 5))
})

describe('a page that ends amid a message', () => {
  const cut = page.text.slice(0, page.text.indexOf('同一个人'))

  test('is no page', async () => {
    await expect(recordsOf(telegramHtml, { ...page, text: cut })).rejects.toThrow(ImportError)
  })
})

test('every talk comes back as it was written, whatever the zone', async () => {
  await fc.assert(
    fc.asyncProperty(talks, fc.integer({ min: -48, max: 56 }), async (talk, quarters) => {
      const text = printTelegramHtml('晨读会 <b> & "x"', talk, quarters * 15)
      const read = await recordsOf(telegramHtml, { name: 'messages.html', text })
      expect(read.map(({ problem }) => problem)).toEqual(talk.map(() => null))
      const named = talk.map((said) => ({ ...said, sender: `name:${said.name}` }))
      expect(saidIn(read.flatMap((record) => record.events))).toEqual(named)
    }),
  )
})
