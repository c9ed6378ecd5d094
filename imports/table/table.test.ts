import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ImportError } from '../../core/ports/import.ts'
import { columnsOf, delimiterOf } from '../../core/ports/import-table.ts'
import { eventsOf, fixture, recordsOf } from '../../test/imports/memory-file.ts'
import { printed } from './table-fixture.ts'
import { table } from './table.ts'
import { timeOf } from './time.ts'

const club = fixture(new URL('fixtures/club.csv', import.meta.url))
const chinese = fixture(new URL(`fixtures/${encodeURIComponent('群记录')}.csv`, import.meta.url))

test('obvious columns in English, and rows that are broken', async () => {
  const records = await recordsOf(table, club)
  expect(records.map(({ place, problem }) => [place, problem?.code])).toEqual([
    [2, undefined],
    [4, undefined],
    [5, 'row-length'],
    [6, 'time-unreadable'],
    [7, undefined],
    [8, undefined],
    [9, 'sender-missing'],
  ])
  expect(records[1]?.events[0]).toMatchObject({
    at: Date.UTC(2026, 0, 5, 13, 41, 12),
    native: 'm2',
    person: { native: 'Bo: the 2nd 📚' },
    data: { replyTo: 'm1' },
  })
})

test('obvious columns in Chinese, semicolons, a group in each row, wall clocks in the zone', async () => {
  const events = await eventsOf(table, { ...chinese, zone: 'Asia/Shanghai' })
  expect(events.map(({ at, group }) => [new Date(at).toISOString(), group?.name])).toEqual([
    ['2026-01-05T13:40:12.000Z', '读书会'],
    ['2026-01-06T01:00:00.000Z', '读书会'],
    ['2026-01-07T13:05:00.000Z', '读书会'],
    ['2026-01-07T04:00:00.000Z', '跑步群'],
  ])
})

describe('a mapping of columns', () => {
  const text = 'Wann,Wer,Was,Sonst\n2026-01-05 21:40,Ann,hallo,x\n'

  test('names what no list of names holds', async () => {
    const [event] = await eventsOf(table, {
      name: 'a.csv',
      text,
      columns: { time: 'Wann', sender: 'Wer', text: 'Was' },
    })
    expect([event?.person?.native, event?.content]).toEqual([
      'Ann',
      { parts: [{ type: 'text', text: 'hallo' }], name: 'Ann' },
    ])
  })

  test.each([
    [
      { time: 'When', sender: 'Wer', text: 'Was' },
      'expected a column "When" for time, but the table has "Wann", "Wer", "Was", "Sonst"; correct the mapping of columns',
    ],
    [
      { time: 'Wann', sender: 'Wer' },
      'expected to know which column is text, but the table has "Wann", "Wer", "Was", "Sonst"; say which of them it is',
    ],
    [
      { wann: 'Wann' },
      'expected the mapping of columns to name time, date, sender, senderId, text, id, group, replyTo, not "wann"',
    ],
  ])('%j', async (columns, sentence) => {
    const error = await recordsOf(table, { name: 'a.csv', text, columns }).catch((fault: unknown) => fault)
    expect(error instanceof ImportError && error.fault.expected.en).toBe(sentence)
  })

  test('without one such a table is not known', () => expect(table.recognise(text, 'a.csv')).toBe(0))
})

describe('times', () => {
  const at = Date.UTC(2026, 9, 5, 21, 40, 12)
  test.each([
    ['2026-10-05T21:40:12Z', { instant: at }],
    ['2026-10-05 23:40:12+02:00', { instant: at }],
    ['2026-10-06T05:40:12.000+0800', { instant: at }],
    ['2026-10-05 21:40:12 UTC', { instant: at }],
    ['1791236412', { instant: at }],
    ['1791236412000', { instant: at }],
    ['1791236412.5', { instant: at + 500 }],
    ['2026-10-05T21:40:12', { wall: at }],
    ['2026/10/5 21:40:12', { wall: at }],
    ['2026年10月5日 21:40:12', { wall: at }],
    ['5.10.2026 21:40:12', { wall: at }],
    ['05/10/26, 9:40:12 PM', { wall: at }],
    ['2026/10/5 下午9:40:12', { wall: at }],
    ['46300.90291667', { wall: at }],
    ['October 5, 2026 9:40:12 PM', { wall: at }],
    ['2026-10-05', { wall: Date.UTC(2026, 9, 5) }],
    ['2026-02-30 10:00', null],
    ['2026-10-05 25:00', null],
    ['yesterday', null],
    ['12', null],
    ['', null],
  ])('%s', (text, time) => expect(timeOf(text, 'dmy')).toEqual(time))
})

test.each([
  ['a;b,c;d\n', ';', ['a', 'b,c', 'd']],
  ['a\tb\tc\r\n1', '\t', ['a', 'b', 'c']],
  ['\uFEFF"a;x",b,c', ',', ['a;x', 'b', 'c']],
  ['sep=|\na|b', '|', ['a', 'b']],
  ['alone', ',', ['alone']],
])('%j has %j between its cells', (head, delimiter, columns) => {
  expect([delimiterOf(head), columnsOf(head)]).toEqual([delimiter, columns])
})

const cell = fc
  .string({ unit: fc.constantFrom('a', '小', '🌱', ',', ';', '\t', '|', '"', '\n', ':', ' '), maxLength: 16 })
  .map((text) => `x${text}x`)

test.each([',', ';', '\t', '|'])('what is written is read, with %j between', async (delimiter) => {
  const row = fc.record({ at: fc.integer({ min: 1, max: 4e9 }), sender: cell, text: cell })
  await fc.assert(
    fc.asyncProperty(fc.array(row, { maxLength: 10 }), async (rows) => {
      const cells = rows.map(({ at, sender, text }) => [new Date(at * 1_000).toISOString(), sender, text])
      const text = printed([['time', 'sender', 'text'], ...cells], delimiter)
      const events = await eventsOf(table, { name: 'a.csv', text })
      expect(events.map(({ at, person, content }) => [at, person?.native, content])).toEqual(
        rows.map((one) => [
          one.at * 1_000,
          one.sender,
          { parts: [{ type: 'text', text: one.text }], name: one.sender },
        ]),
      )
    }),
    { numRuns: 60 },
  )
})
