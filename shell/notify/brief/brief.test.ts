import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { localTime } from '../../../core/chat/zone.ts'
import type { CaseRow } from '../../../core/ports/rows.ts'
import { composeBrief, isEmpty } from './compose.ts'
import { briefDay } from './due.ts'
import { figuresOf } from './figures.ts'
import type { BriefReads, Figures } from './figures.ts'

const HOUR = 3_600_000
const NOW = Date.UTC(2026, 10, 23, 8, 30)
const ORIGIN = 'https://moot.example.org'

const calm: Figures = {
  name: 'Club',
  urgent: [],
  waiting: 0,
  oldest: null,
  unknown: 0,
  failed: 0,
  tasks: 0,
  newMembers: 0,
  acts: 0,
  undone: 0,
  liveliness: null,
  silent: [],
  last: NOW - HOUR,
}
const breaker: CaseRow = {
  community: 1,
  seq: 1,
  n: 0,
  key: 'breaker:x',
  kind: 'breaker',
  rule: 'x',
  group: null,
  member: null,
  message: null,
  opened: NOW - HOUR,
  count: 1,
  status: 'open',
}

describe('the day of a brief', () => {
  test.each([
    ['before its minute', '2026-11-23T00:29:59Z', null],
    ['at its minute', '2026-11-23T00:30:00Z', 20_780],
    ['three hours later', '2026-11-23T03:29:59Z', 20_780],
    ['too late for it', '2026-11-23T03:30:01Z', null],
  ])('%s', (_name, at, day) => {
    expect(briefDay(8 * 60 + 30, 'Asia/Shanghai', Date.parse(at))).toBe(day)
  })

  test('comes once, whatever the clocks do', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1439 }),
        fc.constantFrom('Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Shanghai'),
        fc.constantFrom(
          Date.UTC(2026, 2, 6),
          Date.UTC(2026, 2, 27),
          Date.UTC(2026, 9, 2),
          Date.UTC(2026, 9, 23),
        ),
        (minute, zone, from) => {
          const days: number[] = []
          for (let at = from; at < from + 96 * HOUR; at += HOUR / 4) {
            const day = briefDay(minute, zone, at)
            if (day !== null && day !== days.at(-1)) days.push(day)
          }
          expect(days).toEqual([...new Set(days)])
          const first = localTime(from, zone).day
          expect(days.filter((day) => day > first && day < first + 4)).toEqual([
            first + 1,
            first + 2,
            first + 3,
          ])
        },
      ),
      { numRuns: 30 },
    )
  })
})

describe('the words of a brief', () => {
  const figures: readonly Figures[] = [
    { ...calm, newMembers: 3, acts: 12, undone: 1, liveliness: 180 },
    {
      ...calm,
      name: '读书会',
      waiting: 2,
      oldest: NOW - 50 * HOUR,
      tasks: 1,
      silent: ['一班', '二班', '三班', '四班'],
    },
    { ...calm, name: 'Quiet', last: NOW - 3 * 24 * HOUR },
  ]

  test('in English', () => {
    expect(composeBrief(figures, 'en', ORIGIN, NOW)).toEqual({
      title: 'Morning brief',
      text: [
        'First of all, 读书会: decide 2 cases, the oldest waiting for 2 days.',
        '读书会: 2 cases waiting, the oldest for 2 days; 1 task to do by hand; unusually silent: 一班, 二班, 三班 and 1 more',
        'Club: 3 new members; livelier than usual (180 %); 12 acts by rules, 1 undone',
        'Quiet: nothing has happened for 3 days',
        ORIGIN,
      ].join('\n'),
    })
  })

  test('in Chinese', () => {
    expect(composeBrief(figures, 'zh-CN', ORIGIN, NOW)).toEqual({
      title: '晨报',
      text: [
        '先做这件事——读书会：处理 2 件待办，最早的一件已等了 2 天。',
        '读书会：2 件待办，最早的已等 2 天；1 个任务等人手动完成；异常安静：一班、二班、三班等 4 个群',
        'Club：新成员 3 人；比平时热闹（平时的 180%）；规则执行 12 次，撤销 1 次',
        'Quiet：已 3 天没有任何动静',
        ORIGIN,
      ].join('\n'),
    })
  })

  test('begin with what presses most', () => {
    const first = (one: Partial<Figures>) =>
      composeBrief(
        [calm, { ...calm, name: 'Other', waiting: 900 }, { ...calm, name: 'Worst', ...one }],
        'en',
        ORIGIN,
        NOW,
      ).text.split('\n')[0]
    expect(first({ urgent: [breaker], waiting: 1 })).toBe(
      'First of all, Worst: A rule was stopped by the breaker.',
    )
    expect(first({ unknown: 1, waiting: 1 })).toBe('First of all, Worst: look whether 1 act did take place.')
    expect(composeBrief([calm], 'en', ORIGIN, NOW).text).toBe(`Nothing needs you now.\n${ORIGIN}`)
  })

  test('have ten lines at most, however many communities there are', () => {
    const many = Array.from({ length: 40 }, (_, place) => ({
      ...calm,
      name: `c${place}`,
      waiting: place + 1,
    }))
    const lines = composeBrief(many, 'en', ORIGIN, NOW).text.split('\n')
    expect(lines).toHaveLength(10)
    expect(lines[1]).toContain('c39')
    expect(lines[8]).toBe('… and 33 more communities')
  })

  test('say when there is nothing', () => {
    expect(isEmpty([calm, calm], NOW)).toBe(true)
    expect(isEmpty(figures, NOW)).toBe(false)
  })
})

test('figures are asked for within bounds', async () => {
  let questions = 0
  /** One event every ten minutes for ten days; in the last day one a minute. */
  const times: number[] = []
  for (let at = NOW - 10 * 24 * HOUR; at < NOW - 24 * HOUR; at += 10 * 60_000) times.push(at)
  for (let at = NOW - 24 * HOUR; at <= NOW; at += 60_000) times.push(at)
  const row = (place: number) => ({
    event: { seq: place + 1, received: times[place] },
    actions: [],
    content: null,
  })
  const reads = {
    counts: () =>
      Promise.resolve({ events: times.length, openCases: 1, waitingActions: 0, members: 1, groups: 1 }),
    cases: () => Promise.resolve([breaker]),
    actions: () => Promise.resolve([]),
    listGroups: () => Promise.resolve([]),
    events: (_community: number, page: { after?: number; limit: number }, filter?: { kind?: string }) => {
      questions += 1
      expect(page.limit).toBeLessThanOrEqual(200)
      if (filter?.kind !== undefined) return Promise.resolve([])
      const place = page.after ?? times.length - 1
      return Promise.resolve(place < times.length ? [row(place)] : [])
    },
  } as unknown as BriefReads
  const figures = await figuresOf(1, 'Club', reads, NOW)
  expect(figures).toMatchObject({ urgent: [breaker], waiting: 1, oldest: breaker.opened, last: NOW })
  expect(figures.liveliness).toBeGreaterThan(950)
  expect(figures.liveliness).toBeLessThan(1_050)
  expect(questions).toBeLessThan(40)
})
