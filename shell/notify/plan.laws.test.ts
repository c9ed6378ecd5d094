/** Whatever happens, whoever there is: the laws of `core/ports/notices.ts`. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { NOTICE_KINDS, NOTICE_MODES } from '../../core/ports/notices.ts'
import { localTime } from '../../core/chat/zone.ts'
import { includes, kindOf } from './kinds.ts'
import { MINUTE, NOON, notice, person, play } from './planner-fixture.ts'
import { quietUntil } from './quiet.ts'

const HOUR = 60 * MINUTE
const UNTIL = NOON + 30 * HOUR
const KINDS = NOTICE_KINDS.filter((kind) => kind !== 'brief' && kind !== 'test')
const minute = fc.integer({ min: 0, max: 1439 })

const people = fc
  .array(
    fc.record({
      right: fc.constantFrom('viewer' as const, 'manager' as const, 'steward' as const),
      zone: fc.constantFrom('UTC', 'Asia/Shanghai', 'America/New_York', 'Australia/Lord_Howe'),
      channels: fc.subarray(['mail', 'bark']),
      urgentOnly: fc.subarray(['mail', 'bark']),
      preferences: fc.record({
        quiet: fc.option(fc.record({ from: minute, to: minute })),
        modes: fc.dictionary(fc.constantFrom(...KINDS), fc.constantFrom(...NOTICE_MODES)),
      }),
    }),
    { maxLength: 4 },
  )
  .map((list) => list.map((wishes, place) => person(`op${place}`, wishes)))

const happenings = fc
  .uniqueArray(
    fc.record({
      name: fc.integer({ min: 1, max: 20 }),
      kind: fc.constantFrom(...KINDS),
      at: fc.integer({ min: 0, max: 12 * HOUR }),
      lasts: fc.integer({ min: 0, max: 40 * HOUR }),
      acknowledged: fc.option(fc.integer({ min: 0, max: 2 * HOUR })),
    }),
    { maxLength: 8, selector: ({ name }) => name },
  )
  .map((list) =>
    list.map(({ name, kind, at, lasts, acknowledged }) => ({
      ...notice(`case-${name}-0`, kind, NOON + at),
      ends: NOON + at + lasts,
      seen: acknowledged === null ? Infinity : NOON + at + acknowledged,
    })),
  )

const given = fc
  .record({
    people,
    happenings,
    looks: fc.array(fc.integer({ min: NOON, max: UNTIL }), { maxLength: 20 }),
  })
  .map(({ happenings: happened, ...rest }) => ({
    ...rest,
    happened,
    sent: play({
      people: rest.people,
      // Something that happens is looked at, as a commit makes the notifier do.
      looks: [...rest.looks, ...happened.flatMap(({ at, ends, seen }) => [at, ends, seen])],
      step: 30 * MINUTE,
      notices: (now) => happened.filter(({ at, ends }) => at <= now && now < ends),
      acknowledged: (now) => happened.filter(({ seen }) => seen <= now).map(({ key }) => key),
      until: UNTIL,
    }),
  }))

const law = (check: (value: Awaited<ReturnType<typeof given.generate>>['value']) => void): void =>
  fc.assert(fc.property(given, check), { numRuns: 60 })

describe('the planner', () => {
  test('tells nobody the same notice twice through one channel', () =>
    law(({ sent }) => {
      const told = sent.flatMap(({ operator, channel, notices }) =>
        notices.map(({ key }) => `${key} ${operator} ${channel}`),
      )
      expect(told).toEqual([...new Set(told)])
      const names = sent.map(({ dedupe }) => dedupe)
      expect(names).toEqual([...new Set(names)])
    }))

  test('tells what is urgent within a minute to somebody who may act, whatever the hour', () =>
    law(({ people: everyone, happened, sent }) => {
      for (const { key, kind, at, ends, seen } of happened) {
        const { urgent, right } = kindOf(kind)
        const able = everyone.filter((one) => includes(one.right, right))
        if (!urgent || able.length === 0 || Math.min(ends, seen) <= at + MINUTE) continue
        const first = sent.find(({ notices }) => notices.some((one) => one.key === key))
        expect(first?.at).toBeLessThanOrEqual(at + MINUTE)
        expect(able.map(({ operator }) => operator)).toContain(first?.operator)
      }
    }))

  test('passes on one person at a time, never after it was acknowledged, and ends', () =>
    law(({ people: everyone, happened, sent }) => {
      for (const { key, seen, ends } of happened) {
        const mine = sent.filter(({ urgent, notices }) => urgent && notices[0]?.key === key)
        const persons = [...new Set(mine.map(({ operator }) => operator))]
        expect(persons.length).toBeLessThanOrEqual(everyone.length)
        expect(mine.every(({ at }) => at < seen && at < ends)).toBe(true)
        for (const { operator, step } of mine) expect(persons[step]).toBe(operator)
      }
    }))

  test('keeps what is not urgent out of the quiet hours', () =>
    law(({ people: everyone, sent }) => {
      for (const { at, operator, urgent } of sent) {
        const { preferences, zone } = everyone.find((one) => one.operator === operator) ?? person('none')
        if (urgent || preferences.quiet === null) continue
        expect(quietUntil(preferences.quiet, zone, at)).toBeNull()
      }
    }))
})

test('quiet hours end at their minute of the local day, over midnight and over changed clocks', () => {
  fc.assert(
    fc.property(
      fc.record({ from: minute, to: minute }),
      fc.constantFrom('UTC', 'Asia/Shanghai', 'Europe/Berlin', 'Australia/Lord_Howe'),
      fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2026, 11, 31) }),
      (quiet, zone, now) => {
        const ends = quietUntil(quiet, zone, now)
        if (ends === null) return
        expect(ends).toBeGreaterThan(now)
        expect(ends - now).toBeLessThanOrEqual(25 * HOUR)
        // A time that the clock skips comes as much later.
        const { minute: at } = localTime(ends, zone)
        expect([0, 30, 60]).toContain((at - quiet.to + 1440) % 1440)
      },
    ),
  )
})
