import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Incoming } from '../../core/chat/incoming.ts'
import { eventsOf, fixture, recordsOf } from '../../test/imports/memory-file.ts'
import { nameInPath } from './group-name.ts'
import { headLine } from './head-line.ts'
import { readSentence } from './system-lines.ts'
import { printed, START, STYLES } from './whatsapp-fixture.ts'
import { whatsapp } from './whatsapp.ts'

const club = fixture(new URL('fixtures/WhatsApp%20Chat%20with%20Reading%20club.txt', import.meta.url))
const ios = fixture(new URL('fixtures/_chat.txt', import.meta.url))

const textOf = (event: Incoming) =>
  event.kind === 'message.sent'
    ? event.content.parts.map((part) => (part.type === 'text' ? part.text : `<${part.type}>`)).join('')
    : event.kind
const read = async (text: string, name = '_chat.txt') =>
  (await eventsOf(whatsapp, { name, text })).map((event) => [
    new Date(event.at).toISOString().slice(0, 16),
    event.person?.native,
    textOf(event),
  ])

test('Android: who came and went, texts of several lines, what was left out', async () => {
  const events = await eventsOf(whatsapp, club)
  expect(events.map((event) => [event.kind, event.person?.native])).toEqual([
    ['member.joined', 'Ann'],
    ['group.renamed', undefined],
    ['member.joined', 'Bo'],
    ['member.joined', 'Cy'],
    ['member.joined', '+49301234567'],
    ['member.joined', 'Dee'],
    ['message.sent', 'Bo'],
    ['message.sent', 'Ann 📚'],
    ['message.sent', '+49301234567'],
    ['message.sent', 'Bo'],
    ['message.sent', 'Ann 📚'],
    ['message.sent', 'Dee'],
    ['message.sent', 'Cy'],
    ['message.sent', 'Cy'],
    ['member.removed', 'Bo'],
    ['member.left', 'Cy'],
    ['group.renamed', 'Ann'],
  ])
  expect(events[0]?.person?.role).toBe('owner')
  expect(events[3]?.inviter?.native).toBe('Ann')
  expect(events.slice(6, 14).map(textOf)).toEqual([
    'Which chapter is next?\nI have lost the list: is it the third?\n\n6/1: that was the plan',
    'The third. Ask <mention>',
    '<image>',
    '<image>my shelf',
    'see you',
    '<poll>',
    '<location>',
    '<contact>',
  ])
  expect(new Set(events.map((event) => event.group?.native))).toEqual(new Set(['Reading club']))
})

test('iOS: marks, twelve hours, the group in the first line', async () => {
  const events = await eventsOf(whatsapp, ios)
  expect(
    events.slice(2).map((event) => [new Date(event.at).toISOString(), event.person?.native, textOf(event)]),
  ).toEqual([
    ['2026-01-09T23:59:40.000Z', 'Bo', 'When do the tomatoes go out?\nsecond line'],
    ['2026-01-10T00:00:10.000Z', 'Ann Lee', '<mention> in May: not before'],
    ['2026-01-10T09:19:00.000Z', 'Bo', '<image>'],
    ['2026-01-11T09:19:00.000Z', 'Bo', '<voice>'],
    ['2026-01-12T09:20:00.000Z', 'Bo', '<file>'],
    ['2026-01-13T12:20:00.000Z', 'Bo', 'ok: fixed'],
    ['2026-01-13T12:21:00.000Z', 'Cy', 'member.joined'],
  ])
  expect(events[0]?.group?.name).toBe('Garden')
})

test('wall clocks are read in the zone of the file', async () => {
  const [event] = await eventsOf(whatsapp, {
    name: 'a.txt',
    text: '20/09/2025, 21:15 - Bo: hi\n',
    zone: 'Asia/Shanghai',
  })
  expect(event?.at).toBe(Date.UTC(2025, 8, 20, 13, 15))
})

describe('the order of day and month', () => {
  test.each([
    ['a day above twelve', '01/02/2025, 10:00 - A: x\n13/02/2025, 10:00 - A: y\n', '2025-02-01'],
    ['a day above twelve, second', '01/02/2025, 10:00 - A: x\n02/13/2025, 10:00 - A: y\n', '2025-01-02'],
    [
      'what would run backwards',
      '05/04/2025, 10:00 - A: x\n06/04/2025, 10:00 - A: y\n01/05/2025, 10:00 - A: z\n',
      '2025-04-05',
    ],
    ['what would be in the future', '05/01/26, 10:00 - A: x\n06/01/26, 10:00 - A: y\n', '2026-01-05'],
    [
      'gaps',
      '1/2/25, 10:00 - A: x\n1/3/25, 10:00 - A: x\n1/4/25, 10:00 - A: x\n1/5/25, 10:00 - A: x\n',
      '2025-01-02',
    ],
    [
      'English with unpadded numbers',
      '1/2/25, 10:00 - Messages and calls are end-to-end encrypted.\n1/2/25, 10:00 - A: x\n',
      '2025-01-02',
    ],
    ['dots', '01.02.25, 10:00 - A: x\n', '2025-02-01'],
    ['the year first', '2025/02/01, 10:00 - A: x\n', '2025-02-01'],
    ['a Buddhist year', '1/2/2568 10:00 - A: x\n', '2025-02-01'],
    ['a short Buddhist year', '1/2/68 10:00 - A: x\n', '2025-02-01'],
  ])('%s', async (_, text, day) => {
    expect((await read(text))[0]?.[0]?.slice(0, 10)).toBe(day)
  })

  test('a guess is told, a proof is not', async () => {
    const guesses: string[] = []
    const listen = async (text: string) => {
      const lines = text.split('\n')
      async function* batches() {
        yield { first: 1, lines, unended: false }
      }
      const unused = () => {
        throw new Error('not a text')
      }
      const onGuess = (guess: { readonly en: string }) => void guesses.push(guess.en)
      const file = {
        name: 'a',
        modified: START,
        zone: 'UTC',
        onGuess,
        lines: batches,
        tokens: unused,
        text: unused,
        rows: unused,
      }
      for await (const records of whatsapp.read(file)) expect(records.length).toBeGreaterThanOrEqual(0)
    }
    await listen('13/02/2025, 10:00 - A: x')
    expect(guesses).toEqual([])
    await listen('01/02/2025, 10:00 - A: x')
    expect(guesses).toEqual(['The dates do not tell day from month; they are read as day, month, year'])
  })
})

describe('heads in many languages', () => {
  test.each([
    ['20.9.2026 klo 21.15 - A: x', '21:15'],
    ['2026/9/20 下午9:15 - A: x', '21:15'],
    ['[2026/9/20 凌晨12:15:02] A: x', '00:15'],
    ['2026. 9. 20. 오후 9:15 - A: x', '21:15'],
    ['2026年9月20日 21:15 - A: x', '21:15'],
    ['20/9/26, 9:15\u00A0p.\u00A0m. - A: x', '21:15'],
    ['20/9/26, 12:15 π.μ. - A: x', '00:15'],
    ['[20/09/2026, 21:15:02] A: x', '21:15'],
    ['۲۰/۹/۲۰۲۶, ۲۱:۱۵ - A: x', '21:15'],
    ['२०/९/२६, ९:१५ अपराह्न - A: x', '21:15'],
    ['21:15, 20/9/2026 - A: x', '21:15'],
    ['20/09/2026 à 21:15 - A: x', '21:15'],
  ])('%s', (line, time) => {
    const head = headLine(line)
    expect(new Date(head?.stamp.time ?? -1).toISOString().slice(11, 16)).toBe(time)
    expect(head?.rest).toBe('A: x')
  })

  test.each([
    '20 people came - A: x',
    '[ok] A: x',
    '20/09/2026, 25:15 - A: x',
    '20/09/2026, 9:15 xx - A: x',
    '',
  ])('no head: %s', (line) => expect(headLine(line)).toBeNull())
})

test.each([
  ['Alice created group "A: b"', 'created'],
  ['小明将群组名称从“旧”更改为“新”', 'renamed'],
  ['Анна добавила Бориса', 'added'],
  ['Bo entrou usando o link de convite deste grupo', 'joined'],
  ['Bo hat die Gruppe verlassen', 'left'],
  ['홍길동님이 나갔습니다', 'left'],
  ['太郎が花子を追加しました', 'added'],
  ['Ann removed the group icon', undefined],
  ["Ann changed this group's icon", undefined],
])('%s', (text, says) => expect(readSentence(text)?.says).toBe(says))

test.each([
  ['/x/WhatsApp Chat with Dev chat.txt', 'Dev chat'],
  ['WhatsApp Chat - Dev chat.zip/_chat.txt', 'Dev chat'],
  ['与开源社区的 WhatsApp 聊天.txt', '开源社区'],
  ['WhatsApp Chat with Dev chat (2).txt', 'Dev chat'],
  ['notes.txt', null],
])('%s is of %s', (path, name) => expect(nameInPath(path)).toBe(name))

test('lines before the first head and impossible days are broken, with their numbers', async () => {
  const text = 'hello\n20/09/2025, 21:15 - Bo: hi\n31/02/2025, 21:16 - Bo: hi\n'
  const records = await recordsOf(whatsapp, { name: 'a.txt', text })
  expect(records.map(({ place, problem }) => [place, problem?.code])).toEqual([
    [1, 'line-not-understood'],
    [2, undefined],
    [3, 'time-unreadable'],
  ])
})

/** A colon in a name cannot be told from the one behind it, so that names here have none followed by a space. */
const name = fc
  .string({
    unit: fc.constantFrom('a', 'B', '小', '🌱', '.', '-', ' ', '(', ':'),
    minLength: 1,
    maxLength: 12,
  })
  .map((text) => `n${text.trim()}`)
  .filter((text) => !text.includes(': ') && !text.endsWith(':'))
const line = fc.oneof(
  fc.string({
    unit: fc.constantFrom('a', '小', '🌱', ':', ' ', '/', '1', '[', ']', '-', '<', '>', '"', ','),
    maxLength: 20,
  }),
  // What looks like a head but has another shape, or no time.
  fc.constantFrom(
    '20/09/2026 - Bo: hi',
    '[20/09/2026] Bo: hi',
    '12:30 - Bo: hi',
    '99/99/9999, 99:99 - Bo: hi',
  ),
)
const message = fc.record({
  step: fc.integer({ min: 0, max: 3_000 }),
  name,
  // Marks are placeholders or parts: they are looked at above.
  text: fc.array(line, { minLength: 1, maxLength: 4 }).map((lines) => lines.join('\n')),
})

test.each(STYLES)('what is written is read: %s', async (style) => {
  await fc.assert(
    fc.asyncProperty(fc.array(message, { minLength: 1, maxLength: 12 }), async (steps) => {
      let minute = 0
      const messages = steps.map(({ step, ...rest }) => ({ ...rest, minute: (minute += step) }))
      // A day above twelve proves the order.
      const all = [
        ...messages,
        { minute: 30 * 1_440 + minute - (minute % 1_440), name: 'n', text: 'end' },
        { minute: 360 * 1_440, name: 'n', text: 'end' },
      ]
      const events = await eventsOf(whatsapp, { name: 'a.txt', text: printed(all, style) })
      expect(events.map((event) => [event.at, event.person?.native, textOf(event)])).toEqual(
        all.map((one) => [START + one.minute * 60_000, one.name.trim(), one.text]),
      )
    }),
    { numRuns: 60 },
  )
})

test('anything at all is read without a fault', async () => {
  const piece = fc.constantFrom(
    '[',
    '1/2/26',
    ', ',
    '9:15',
    ' PM',
    '] ',
    ' - ',
    'Bo',
    ': ',
    '\u200E',
    '\n',
    '<',
    '>',
    'omitted',
    ' added ',
    '"',
  )
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { maxLength: 60 }), async (pieces) => {
      const records = await recordsOf(whatsapp, { name: 'a.txt', text: pieces.join('') })
      for (const record of records) expect(record.events.length > 0).toBe(record.problem === null)
    }),
    { numRuns: 300 },
  )
})
