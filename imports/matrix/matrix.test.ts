import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Part } from '../../core/chat/message.ts'
import { eventsOf, fixture, recordsOf } from '../../test/imports/memory-file.ts'
import { saidIn, talks } from '../../test/imports/talk.ts'
import { printMatrix } from './matrix-fixture.ts'
import { matrix } from './matrix.ts'

const room = fixture(new URL('fixtures/export.json', import.meta.url))
const events = await eventsOf(matrix, room)
const ANN = '@ann:example.org'
const MING = '@xiaoming:example.org'
const sent = (native: string) =>
  events.find((event) => event.native === native && event.kind === 'message.sent')

test('a message with mentions, by a person with a name and power', () => {
  expect(sent('$e7')).toEqual({
    kind: 'message.sent',
    at: 1_767_312_007_000,
    source: 'import',
    group: { native: '!room:example.org', name: '晨读会' },
    person: { native: ANN, name: 'Ann: [a]', role: 'owner' },
    native: '$e7',
    data: {},
    content: {
      name: 'Ann: [a]',
      parts: [
        { type: 'text', text: 'hello ' },
        { type: 'mention', native: MING, name: '小明' },
        { type: 'text', text: ' and ' },
        { type: 'mention', all: true },
        { type: 'text', text: '\nsecond line > x' },
      ],
    },
  })
})

test('a reply without what it quotes; in a thread the first message is answered', () => {
  expect(sent('$e8')).toMatchObject({ data: { replyTo: '$e7' }, content: { parts: [{ text: 'yes, that' }] } })
  expect(sent('$e11')?.data).toEqual({ replyTo: '$e7' })
})

test('edits, recalls and reactions name their message', () => {
  const about = events.filter(({ kind }) => /^(?:message\.(?:edited|recalled)|reaction\.added)$/.test(kind))
  expect(
    about.map(({ kind, at, person, data }) => [kind, at - 1_767_312_000_000, person?.native, data]),
  ).toEqual([
    ['reaction.added', 9_000, MING, { of: '$e7', emoji: '👍' }],
    ['message.edited', 10_000, ANN, { of: '$e7' }],
    ['message.recalled', 90_000, ANN, { of: '$e20' }],
    ['message.recalled', 21_000, ANN, { of: '$e18' }],
  ])
  const edit = about.find(({ kind }) => kind === 'message.edited')
  expect(edit?.content).toMatchObject({ parts: [{ type: 'text', text: 'hello again' }] })
})

test('notices are of programs, emotes are acts', () => {
  expect([sent('$e12')?.data, sent('$e13')?.data]).toEqual([{ bot: true }, { action: true }])
})

test('all kinds of media', () => {
  const parts = ['$e14', '$e15', '$e16', '$e17', '$e18', '$e19'].flatMap((native): Part[] => {
    const event = sent(native)
    return event?.kind === 'message.sent' ? event.content.parts : []
  })
  expect(parts).toEqual([
    { type: 'image', name: 'a.png', size: 2048 },
    { type: 'text', text: 'look at this' },
    { type: 'voice', seconds: 7 },
    { type: 'location', name: 'the park', latitude: 1.5, longitude: -2.25 },
    { type: 'file', name: 'b.pdf', size: 12 },
    { type: 'sticker', name: 'wave' },
    { type: 'poll', question: '周几？', options: ['周六', '周日'] },
  ])
})

test('who came, went, was renamed, and who may do what', () => {
  const about = events.filter(({ kind }) => /^(?:member|group)\./.test(kind))
  expect(about.map(({ kind, person, data }) => [kind, person?.native, person?.name, data])).toEqual([
    ['member.joined', ANN, 'Ann: [a]', {}],
    ['member.role', ANN, 'Ann: [a]', { role: 'owner' }],
    ['member.role', MING, 'xiaoming', { role: 'admin' }],
    ['member.joined', MING, '小明', {}],
    ['member.joined', '@kai:other.example', 'kai', {}],
    ['member.removed', '@kai:other.example', 'kai', {}],
    ['member.renamed', MING, '明', {}],
    ['member.left', MING, '明', {}],
    ['member.removed', '@kai:other.example', 'kai', {}],
    ['group.renamed', ANN, 'Ann: [a]', {}],
    ['group.notice', ANN, 'Ann: [a]', {}],
    ['member.role', MING, '明', { role: 'member' }],
  ])
})

test('what is no event says why', async () => {
  const records = await recordsOf(matrix, room)
  expect(
    records.flatMap(({ place, problem }) => (problem ? [[place, problem.kind, problem.code]] : [])),
  ).toEqual([
    [1, 'skipped', 'system-line'],
    [4, 'skipped', 'system-line'],
    [28, 'skipped', 'system-line'],
    [30, 'skipped', 'encrypted'],
    [31, 'skipped', 'kind-unknown'],
    [32, 'skipped', 'kind-unknown'],
    [33, 'broken', 'time-unreadable'],
    [34, 'broken', 'sender-missing'],
    [35, 'broken', 'type-missing'],
    [36, 'skipped', 'kind-unknown'],
    [37, 'skipped', 'system-line'],
    [38, 'broken', 'not-an-object'],
  ])
})

/** Where clients quoted, an answer that begins with `>` could not be told from the quotation. */
const isTold = (text: string): boolean => !text.startsWith('> ')

test('every talk comes back as it was written', async () => {
  await fc.assert(
    fc.asyncProperty(talks, fc.boolean(), async (talk, quoting) => {
      const told = talk.filter(({ text }) => isTold(text)).map((said) => ({ ...said, id: `$${said.id}` }))
      const ids = new Set(told.map(({ id }) => id))
      const whole = told.map(({ replyTo, ...said }) => ({
        ...said,
        replyTo: replyTo !== null && ids.has(`$${replyTo}`) ? `$${replyTo}` : null,
      }))
      const text = printMatrix('晨读会', whole, quoting)
      expect(saidIn(await eventsOf(matrix, { name: 'export.json', text }))).toEqual(whole)
    }),
  )
})
