import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { NetworkChart, SeriesChart, Unit } from '../../../../core/health/report.ts'
import { both } from '../../../../core/charter/fault.ts'
import { voiceOf } from '../page-language.ts'
import { shadeOf } from './heatmap.ts'
import { ringOf } from './ring.ts'
import { cutTo, widthOf } from './measure.ts'
import { greatestOf } from './network.ts'
import { scaleOf } from './scale.ts'
import { drawSeries } from './series.ts'

const UNITS: readonly Unit[] = ['share', 'messages', 'milliseconds', 'days', 'hours-a-week', 'gini', 'ratio']

describe('a scale', () => {
  test('reaches above every value in few even steps from nought', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1e-4, max: 1e9, noNaN: true }),
        fc.constantFrom(...UNITS),
        (value, unit) => {
          const most = unit === 'share' || unit === 'gini' ? value / 1e9 : value
          const { top, ticks } = scaleOf(most, unit)
          expect(top).toBeGreaterThanOrEqual(most * (1 - 1e-6))
          expect(ticks[0]).toBe(0)
          expect(ticks.length).toBeLessThanOrEqual(5)
          expect(ticks.every((tick, place) => place === 0 || tick > (ticks[place - 1] ?? 0))).toBe(true)
        },
      ),
    )
  })

  test('has whole steps for what is counted, and spans that a clock knows', () => {
    expect(scaleOf(2, 'people').ticks).toEqual([0, 1, 2])
    expect(scaleOf(90 * 60_000, 'milliseconds').ticks).toEqual(
      [0, 30, 60, 90].map((minutes) => minutes * 60_000),
    )
  })
})

describe('a network', () => {
  test('sits in a ring, each in a place of its own, the greatest at the top', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), (count) => {
        const spots = ringOf(count)
        expect(spots).toHaveLength(count)
        expect(new Set(spots.map(({ x, y }) => `${x.toFixed(6)} ${y.toFixed(6)}`)).size).toBe(count)
        for (const { x, y } of spots) expect(Math.hypot(x, y)).toBeCloseTo(1)
        expect(spots[0]?.y).toBeCloseTo(-1)
      }),
    )
  })

  test('keeps the greatest and what ties them', () => {
    const nodes = Array.from({ length: 80 }, (_, size) => ({
      name: String(size),
      role: 'member' as const,
      size,
    }))
    const chart: NetworkChart = {
      kind: 'network',
      id: 'n',
      unit: 'count',
      title: both('', ''),
      nodes,
      edges: [
        { from: 79, to: 78, weight: 2 },
        { from: 79, to: 0, weight: 9 },
      ],
    }
    const kept = greatestOf(chart)
    expect(kept.nodes.map(({ name }) => name)).toContain('79')
    expect(kept.nodes.map(({ name }) => name)).not.toContain('0')
    expect(kept.edges).toEqual([{ from: 0, to: 1, weight: 2 }])
  })
})

describe('a series', () => {
  const chart = (values: readonly (number | null)[]): SeriesChart => ({
    kind: 'series',
    mark: 'line',
    id: 's',
    unit: 'count',
    title: both('甲', 'a'),
    x: { label: both('周', 'Week'), values: values.map(String) },
    series: [{ label: both('数', 'Count'), values }],
  })
  const drawn = (values: readonly (number | null)[]) =>
    drawSeries(chart(values), { width: 320, voice: voiceOf('en', 'UTC'), id: 'x' }).text

  test('is cut where nothing can be said, and a lone value is a dot', () => {
    const text = drawn([1, 2, null, 3, null, 4, 5])
    expect(text.match(/M[\d.]+ [\d.]+L/g)).toHaveLength(2)
    expect(text.match(/<circle/g)).toHaveLength(1)
  })

  test('never draws what is no number', () => {
    fc.assert(
      fc.property(fc.array(fc.option(fc.nat(1e6)), { minLength: 1, maxLength: 60 }), (values) => {
        expect(drawn(values)).not.toMatch(/NaN|Infinity|undefined/)
      }),
    )
  })
})

test('a name that is too long is cut with an ellipsis, by width and not by letters', () => {
  expect(cutTo('short', 100, 12)).toBe('short')
  expect(cutTo('一二三四五', 40, 12)).toBe('一二…')
  expect(widthOf('中', 12)).toBeGreaterThan(widthOf('a', 12))
})

test('shades are nothing for nought, and the darkest for the greatest', () => {
  expect([0, 1, 50, 100].map((value) => shadeOf(value, 100))).toEqual([0, 1, 3, 5])
})
