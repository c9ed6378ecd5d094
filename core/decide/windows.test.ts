import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { TextState, Windows } from './state.ts'
import {
  countIn,
  countOf,
  isSpent,
  sight,
  sightingGroups,
  sightings,
  takeBack,
  textSpans,
} from './windows.ts'

const START = Date.UTC(2026, 5, 1)
const span = fc.constantFrom(10_000, 60_000, 3_600_000, 86_400_000)
/** Steps of time that suit a window of any length. */
const steps = (length: number) =>
  fc.array(fc.integer({ min: 0, max: Math.floor(length / 5) }), { minLength: 1, maxLength: 80 })
const times = span
  .chain((length) => fc.tuple(fc.constant(length), steps(length)))
  .map(([length, waits]) => {
    let at = START
    return { length, at: waits.map((wait) => (at += wait)) }
  })

/** Between what the window has for certain and what it may have besides: one step of a thirtieth more. */
function expectNear(count: number, at: readonly number[], now: number, length: number): void {
  expect(count).toBeGreaterThanOrEqual(at.filter((one) => one > now - length).length)
  expect(count).toBeLessThanOrEqual(at.filter((one) => one > now - length - length / 30).length)
}

describe('windows', () => {
  test('count what a naive count does, within one step', () => {
    fc.assert(
      fc.property(times, ({ length, at }) => {
        const windows: Windows = {}
        for (const [place, now] of at.entries()) {
          countIn(windows, [length], now)
          expectNear(countOf(windows, length, now), at.slice(0, place + 1), now, length)
        }
        expect(windows[length]!.length).toBeLessThanOrEqual(62)
      }),
    )
  })

  test('are empty once their length and a step have passed', () => {
    const windows: Windows = {}
    countIn(windows, [60_000], START)
    expect(countOf(windows, 60_000, START + 59_999)).toBe(1)
    expect(countOf(windows, 60_000, START + 62_001)).toBe(0)
  })

  test('give back what was counted, and nothing else', () => {
    const windows: Windows = {}
    countIn(windows, [60_000], START)
    countIn(windows, [60_000], START + 30_000)
    takeBack(windows, START)
    expect(countOf(windows, 60_000, START + 30_000)).toBe(1)
    takeBack(windows, START)
    expect(countOf(windows, 60_000, START + 30_000)).toBe(1)
  })
})

describe('texts', () => {
  const empty = (): TextState => ({ seen: {}, last: 0 })

  test('count sightings and groups as a naive count does, within one step', () => {
    const seen = times.chain(({ length, at }) =>
      fc
        .array(fc.integer({ min: 1, max: 4 }), { minLength: at.length, maxLength: at.length })
        .map((groups) => ({ length, seen: at.map((now, place) => ({ now, group: groups[place]! })) })),
    )
    fc.assert(
      fc.property(seen, ({ length, seen: all }) => {
        const text = empty()
        for (const [place, { now, group }] of all.entries()) {
          const before = all.slice(0, place)
          const here = before.map((one) => one.now)
          expectNear(sightings(text, length, now) - 1, here, now, length)
          const groups = (since: number) =>
            new Set([group, ...before.filter((one) => one.now > since).map((one) => one.group)]).size
          const counted = sightingGroups(text, length, group, now)
          expect(counted).toBeGreaterThanOrEqual(groups(now - length))
          expect(counted).toBeLessThanOrEqual(groups(now - length - length / 30))
          sight(text, [length], group, now)
        }
      }),
    )
  })

  test('stay bounded in a flood over many groups', () => {
    const text = empty()
    for (let group = 1; group <= 2000; group++) sight(text, [60_000], group, START)
    expect(text.seen[60_000]!.length).toBe(512 * 3)
    expect(sightingGroups(text, 60_000, 1, START)).toBeGreaterThan(500)
  })

  test('are spent after the longest window that looks at them', () => {
    const text = empty()
    const watch = { same_text: [60_000], same_text_groups: [10_000, 60_000, 3_600_000] }
    expect(textSpans(watch)).toEqual([10_000, 60_000, 3_600_000])
    sight(text, textSpans(watch), 1, START)
    expect(isSpent(text, START + 3_600_000)).toBe(false)
    expect(isSpent(text, START + 3_800_000)).toBe(true)
  })

  test('that are spent leave what a missing record leaves, whatever was and is watched', () => {
    const spans = fc.uniqueArray(fc.constantFrom(1_000, 60_000, 3_600_000), { minLength: 1 })
    const sighted = fc.record({ spans, group: fc.integer({ min: 1, max: 3 }), wait: fc.nat(4_000_000) })
    fc.assert(
      fc.property(fc.array(sighted, { maxLength: 12 }), sighted, (earlier, last) => {
        const old = empty()
        let now = START
        for (const { spans: watched, group, wait } of earlier) sight(old, watched, group, (now += wait))
        now += last.wait
        fc.pre(isSpent(old, now))
        const fresh = empty()
        expect(sightings(old, last.spans[0] ?? 1, now)).toBe(1)
        for (const text of [old, fresh]) sight(text, last.spans, last.group, now)
        expect(old).toEqual(fresh)
      }),
    )
  })
})
