import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { eventsOf, fixture, recordsOf } from '../../test/imports/memory-file.ts'
import { channelOf } from './channel.ts'
import { printed, STYLES } from './irc-fixture.ts'
import { irc } from './irc.ts'
import { dateInName } from './log-clock.ts'

const irssi = fixture(new URL('fixtures/irssi.log', import.meta.url))
const energymech = fixture(new URL('fixtures/%23dev_20260102.log', import.meta.url))
const weechat = fixture(new URL('fixtures/irc.example.%23dev.weechatlog', import.meta.url))

const said = async (file: typeof irssi) =>
  (await eventsOf(irc, file)).map((event) => {
    const text =
      event.kind === 'message.sent'
        ? event.content.parts.map((part) => (part.type === 'text' ? part.text : '')).join()
        : ''
    return [new Date(event.at).toISOString().slice(0, 16), event.kind, event.person?.native, text]
  })

test('irssi: days from the log itself', async () => {
  expect(await said(irssi)).toEqual([
    ['2026-01-02T08:00', 'member.joined', 'ann', ''],
    ['2026-01-02T08:01', 'message.sent', 'bo', 'how do I build it?'],
    ['2026-01-02T08:02', 'message.sent', 'ann', 'bo: run make'],
    ['2026-01-02T08:03', 'message.sent', 'bo', 'nods'],
    ['2026-01-02T08:04', 'member.renamed', 'bo', ''],
    ['2026-01-03T00:01', 'message.sent', 'bo_', 'thanks'],
    ['2026-01-03T08:05', 'member.removed', 'cy', ''],
    ['2026-01-03T08:06', 'member.left', 'bo_', ''],
  ])
})

test('energymech and ZNC: day from the file name, past midnight the next', async () => {
  expect(await said(energymech)).toEqual([
    ['2026-01-02T23:58', 'member.joined', 'ann', ''],
    ['2026-01-02T23:59', 'message.sent', 'bo', 'how do I build it?'],
    ['2026-01-02T23:59', 'message.sent', 'buildbot', 'build 12 passed'],
    ['2026-01-03T00:02', 'message.sent', 'ann', 'bo: run make'],
    ['2026-01-03T00:03', 'message.sent', 'bo', 'nods'],
    ['2026-01-03T00:05', 'member.left', 'bo', ''],
  ])
})

test('WeeChat: whole dates in each line', async () => {
  expect((await said(weechat)).map(([at, kind]) => [at, kind])).toEqual([
    ['2026-01-02T08:00', 'member.joined'],
    ['2026-01-02T08:01', 'message.sent'],
    ['2026-01-02T08:02', 'message.sent'],
    ['2026-01-02T08:03', 'message.sent'],
    ['2026-01-02T08:04', 'member.renamed'],
    ['2026-01-02T08:05', 'member.left'],
  ])
})

test('operators, actions and notices are marked', async () => {
  const events = await eventsOf(irc, irssi)
  expect(events[2]?.person?.role).toBe('admin')
  expect(events[3]?.data).toEqual({ action: true })
  expect((await eventsOf(irc, energymech))[2]?.data).toEqual({ bot: true })
})

test('without any date the day on which the file was written counts', async () => {
  const [event] = await eventsOf(irc, { name: 'dev.log', text: '12:00 <a> hi\n' })
  expect(event?.at).toBe(Date.UTC(2026, 0, 9, 12))
})

test('a line that is none is broken, with its number', async () => {
  const records = await recordsOf(irc, {
    name: 'a.log',
    text: '12:00 <a> hi\n\nwhat is this\n=== b has joined #dev\n',
  })
  expect(records.map(({ place, problem }) => [place, problem?.code])).toEqual([
    [1, undefined],
    [3, 'line-not-understood'],
    [4, undefined],
  ])
})

describe('names of files', () => {
  test.each([
    ['/logs/#dev/2026-01-31.log', '#dev'],
    ['C:\\logs\\#dev_20260131.log', '#dev'],
    ['irc.libera.#dev.weechatlog', '#dev'],
    ['dev.log.txt', 'dev'],
    ['2026-01-31.log', 'irc'],
  ])('%s is of %s', (path, channel) => expect(channelOf(path)).toBe(channel))

  test.each([
    ['/2020-01-01/a_20260131.log', Date.UTC(2026, 0, 31)],
    ['a.2026.01.31.log', Date.UTC(2026, 0, 31)],
    ['a-123456789.log', null],
    ['a-20261331.log', null],
  ])('%s', (path, date) => expect(dateInName(path)).toBe(date))
})

const mirc = fixture(new URL('fixtures/%23club.mirc.log', import.meta.url))
const psybnc = fixture(new URL('fixtures/%23club.psybnc.log', import.meta.url))

test('mIRC: sessions give the day, deeds that nobody did are what happened', async () => {
  expect(await said(mirc)).toEqual([
    ['2026-01-05T21:41', 'member.joined', 'ann', ''],
    ['2026-01-05T21:42', 'message.sent', 'bo', 'which chapter is next?'],
    ['2026-01-05T21:43', 'message.sent', 'bo', 'nods'],
    ['2026-01-05T21:44', 'message.sent', 'ann', '[00:01] <bo> is what you said'],
    ['2026-01-05T21:45', 'member.renamed', 'bo', ''],
    ['2026-01-05T21:46', 'member.left', 'cy', ''],
    ['2026-01-05T21:47', 'member.removed', 'dee', ''],
    ['2026-01-06T00:05', 'message.sent', 'ann', 'good night'],
    ['2026-01-07T08:00', 'message.sent', 'bo_', 'welcome'],
  ])
})

test('psybnc: what the server sent', async () => {
  expect(await said(psybnc)).toEqual([
    ['2026-01-05T21:40', 'member.joined', 'ann', ''],
    ['2026-01-05T21:41', 'message.sent', 'bo', 'which chapter: the third?'],
    ['2026-01-05T21:42', 'message.sent', 'bo', 'nods'],
    ['2026-01-05T21:43', 'member.renamed', 'bo', ''],
    ['2026-01-05T21:44', 'member.removed', 'dee', ''],
    ['2026-01-05T21:46', 'member.left', 'ann', ''],
  ])
})

test.each(STYLES)('what is written is read: %s', async (style) => {
  const line = fc.record({
    step: fc.integer({ min: 0, max: 40_000 }),
    nick: fc
      .string({ unit: fc.constantFrom('a', 'B', '_', '[', ']', '|', '`'), minLength: 1, maxLength: 8 })
      .map((nick) => `n${nick}`),
    text: fc
      .oneof(
        fc.string({ unit: fc.constantFrom('a', '小', '🌱', ':', ' ', '<', '>', '*', '-'), maxLength: 20 }),
        fc.constantFrom('[00:01] <bo> hi', '--- Day changed', '*** Joins: x', '2026-01-01 00:00:00'),
      )
      .map((text) => `.${text}`),
    isDeed: fc.boolean(),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 12 }), async (steps) => {
      let at = Date.UTC(2026, 0, 1)
      const lines = steps.map(({ step, ...rest }) => ({ ...rest, at: (at += step * 1_000) }))
      const events = await eventsOf(irc, { name: '#dev.log', text: printed(lines, style) })
      expect(events.map((event) => [event.at, event.person?.native, event.content, event.data])).toEqual(
        lines.map((one) => [
          one.at,
          one.nick,
          { parts: [{ type: 'text', text: one.text }], name: one.nick },
          one.isDeed ? { action: true } : {},
        ]),
      )
    }),
    { numRuns: 60 },
  )
})
