import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { History } from '../history-fixture.ts'
import type { CheckupReport, HeatmapChart, NetworkChart, SeriesChart } from '../report.ts'

const HOUR = 60
const DAY = 24 * HOUR
const WEEK = 7 * DAY

const valueOf = ({ vitals }: CheckupReport, id: string) =>
  vitals.metrics.find((metric) => metric.id === `vitals.${id}`)?.value

function chartOf<Kind extends 'series' | 'heatmap' | 'network'>(
  { vitals }: CheckupReport,
  id: string,
  kind: Kind,
): Extract<SeriesChart | HeatmapChart | NetworkChart, { kind: Kind }> {
  const chart = vitals.charts.find((one) => one.id === `vitals.${id}`)
  const isKind = (one: unknown): one is Extract<SeriesChart | HeatmapChart | NetworkChart, { kind: Kind }> =>
    one === chart && chart?.kind === kind
  if (!isKind(chart)) throw new Error(`There is no ${kind} ${id}.`)
  return chart
}

describe('active members', () => {
  /** Six people write on the first day, and Ann every day for four weeks. */
  function fourWeeks(): History {
    const history = new History()
    for (const who of ['Ben', 'Cid', 'Dee', 'Eve', 'Flo']) history.say(1, who, 'hello')
    for (let day = 0; day < 28; day++) history.say(day * DAY, 'Ann', 'hello')
    return history
  }

  test('by day and month, and how sticky', () => {
    const report = fourWeeks().report()
    // (6 + 27 × 1) / 28 a day; 6 in the month.
    expect(valueOf(report, 'daily')).toBeCloseTo(33 / 28, 1)
    expect(valueOf(report, 'monthly')).toBe(6)
    expect(valueOf(report, 'stickiness')).toBeCloseTo(33 / 28 / 6, 6)
  })

  test('a week and a month need as many days', () => {
    const report = new History()
      .say(0, 'Ann', 'a')
      .say(2 * DAY, 'Ben', 'b')
      .report()
    expect(['daily', 'monthly', 'stickiness'].map((id) => valueOf(report, id))).toEqual([null, null, null])
  })

  test('the picture counts each week and the four weeks to its end', () => {
    const report = fourWeeks().report()
    const { series, x } = chartOf(report, 'active', 'series')
    expect(x.values).toEqual(['2026-01-05', '2026-01-12', '2026-01-19', '2026-01-26'])
    expect(series.map(({ values }) => values)).toEqual([
      [null, null, null, 6],
      [6, 1, 1, 1],
      [1.7, 1, 1, 1],
    ])
  })
})

describe('cohorts', () => {
  /** Five begin in the second week; two of them write again, in the third and the sixth. */
  function sixWeeks(): History {
    const history = new History().say(0, 'Old', 'here before')
    for (const who of ['Ann', 'Ben', 'Cid', 'Dee', 'Eve']) history.say(WEEK, who, 'new')
    history.say(2 * WEEK, 'Ann', 'again').say(5 * WEEK, 'Ben', 'again')
    return history.say(6 * WEEK - 10 * HOUR, 'Old', 'the last Sunday')
  }

  test('who comes back within four weeks; the first week is not counted', () => {
    const report = sixWeeks().report()
    expect(valueOf(report, 'return')).toBeCloseTo(2 / 5)
    expect(report.vitals.metrics.find(({ id }) => id === 'vitals.return')?.sample).toBe(5)
  })

  test('a row a week; what has not come yet is null', () => {
    const { rows, values } = chartOf(sixWeeks().report(), 'cohorts', 'heatmap')
    expect(rows).toHaveLength(2)
    expect(values[0]).toEqual([0, 0, 0, 0, 1, null, null, null])
    expect(values[1]).toEqual([0.2, 0, 0, 0.2, null, null, null, null])
  })
})

describe('the response network', () => {
  /** Ann asks, Ben answers five times; Ann answers him once; Cid answers Ann once. */
  function talk(): History {
    const history = new History()
    for (let i = 0; i < 5; i++) {
      history.say(i * HOUR, 'Ann', 'and now?')
      history.say(i * HOUR + 20, 'Ben', 'so', { replyTo: history.last })
    }
    history.say(5 * HOUR, 'Ann', 'thanks', { replyTo: history.last })
    return history.say(6 * HOUR, 'Cid', 'indeed', { replyTo: history.last })
  }

  test('is as mutual as the lighter side of each pair', () => {
    const report = talk().report()
    // Edges: Ben → Ann 5, Ann → Ben 1, Cid → Ann 1; each way and back: 1 + 1 of 7.
    expect(valueOf(report, 'reciprocity')).toBeCloseTo(2 / 7)
    expect(valueOf(report, 'centralisation')).toBe(1)
  })

  test('its picture has the busiest first and says who answers whom', () => {
    const { nodes, edges } = chartOf(talk().report(), 'network', 'network')
    expect(nodes.map(({ name, size }) => [name, size])).toEqual([
      ['Ann', 7],
      ['Ben', 6],
      ['Cid', 1],
    ])
    expect(edges).toEqual([
      { from: 1, to: 0, weight: 5 },
      { from: 0, to: 1, weight: 1 },
      { from: 2, to: 0, weight: 1 },
    ])
  })
})

test('the heat map counts by the zone of the checkup', () => {
  const history = new History()
  for (let i = 0; i < 5; i++) history.say(i, 'Ann', 'Monday, 9 UTC')
  const at = (zone: string) =>
    chartOf(history.report({ zone: { name: zone, from: 'given' } }), 'rhythm', 'heatmap').values
  expect(at('UTC')[0]?.[9]).toBe(5)
  expect(at('Asia/Shanghai')[0]?.[17]).toBe(5)
})

test('a short history is not forecast, and why is said', () => {
  const history = new History()
  for (let day = 0; day < 11 * 7; day++) history.say(day * DAY, 'Ann', 'hello')
  const { forecast } = history.report().vitals
  expect(forecast).toMatchObject({ weeks: [], covered: null, heldBack: 0 })
  expect(forecast.why.en).toContain('11 whole weeks')
})

test('four weeks are forecast from the Monday after the last whole week', () => {
  const history = new History()
  for (let day = 0; day < 20 * 7 + 2; day++) history.say(day * DAY, 'Ann', 'hello')
  const { forecast, charts } = history.report().vitals
  expect(forecast.weeks.map(({ from }) => new Date(from).toISOString())).toEqual([
    '2026-05-25T00:00:00.000Z',
    '2026-06-01T00:00:00.000Z',
    '2026-06-08T00:00:00.000Z',
    '2026-06-15T00:00:00.000Z',
  ])
  expect(forecast.weeks.map(({ value, low, high }) => [value, low, high])).toEqual(
    Array.from({ length: 4 }, () => [7, 7, 7]),
  )
  expect(forecast).toMatchObject({ meant: 0.8, covered: 1 })
  expect(charts.some(({ id }) => id === 'vitals.forecast')).toBe(true)
})

const chatter = fc.array(
  fc.record({
    minutes: fc.integer({ min: 0, max: 20 * WEEK }),
    who: fc.constantFrom('Ann', 'Ben', 'Cid', 'Dee', 'Eve'),
    text: fc.constantFrom('bread', 'lamp', '读书会', 'what about rain?', '@Ann yes'),
  }),
  { minLength: 1, maxLength: 60 },
)
type Chatter = readonly { readonly minutes: number; readonly who: string; readonly text: string }[]

function historyOf(said: Chatter, nameOf: (who: string) => string = (who) => who): History {
  const history = new History()
  for (const { minutes, who, text } of said.toSorted((a, b) => a.minutes - b.minutes)) {
    history.say(minutes, nameOf(who), text.replace('Ann', nameOf('Ann')))
  }
  return history
}

const figuresOf = ({ vitals: { metrics, forecast, charts } }: CheckupReport) => ({
  metrics: metrics.map(({ id, value, sample }) => ({ id, value, sample })),
  forecast,
  charts: charts.filter(({ kind }) => kind !== 'network'),
})

describe('whatever is said', () => {
  test('a program that talks changes nothing', () => {
    fc.assert(
      fc.property(chatter, fc.array(fc.nat(20 * WEEK), { maxLength: 10 }), (said, when) => {
        const minutes = said.map((one) => one.minutes)
        const [first, last] = [Math.min(...minutes), Math.max(...minutes)]
        const history = historyOf(said)
        for (const at of when.filter((minute) => minute >= first && minute <= last)) {
          history.say(at, 'Helper', 'news', { bot: true })
        }
        expect(figuresOf(history.report())).toEqual(figuresOf(historyOf(said).report()))
      }),
      { numRuns: 30 },
    )
  })

  test('other names change no figure', () => {
    fc.assert(
      fc.property(chatter, (said) => {
        const renamed = historyOf(said, (who) => `${who}${who}`).report()
        const unnamed = ({ metrics, forecast }: ReturnType<typeof figuresOf>) => ({ metrics, forecast })
        expect(unnamed(figuresOf(renamed))).toEqual(unnamed(figuresOf(historyOf(said).report())))
      }),
      { numRuns: 30 },
    )
  })

  test('shares stay shares, and forecasts lie in their intervals', () => {
    fc.assert(
      fc.property(chatter, (said) => {
        const { metrics, forecast } = historyOf(said).report().vitals
        for (const { unit, value } of metrics) {
          if (unit === 'share' && value !== null) expect(value >= 0 && value <= 1).toBe(true)
        }
        for (const { value, low, high } of forecast.weeks) {
          expect(low <= value && value <= high && low >= 0).toBe(true)
        }
      }),
      { numRuns: 30 },
    )
  })
})
