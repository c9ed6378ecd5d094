/** Histories that a single wrong clock stretches over thousands of years. */
import { expect, test } from 'vitest'
import { History, START } from './history-fixture.ts'
import type { CheckupReport } from './report.ts'

const MINUTE = 60_000
const DAY = 24 * 60
/** Minutes from the start of the fixtures to the end of the year 9999. */
const LAST = Math.floor((253_402_300_799_000 - START) / MINUTE)
const FIRST = -Math.floor(START / MINUTE)
/** A report is mailed: no picture has more points than ten years have weeks. */
const MOST_POINTS = 520

const pointsOf = ({ problems, vitals }: CheckupReport): readonly (readonly [string, number])[] =>
  [...problems.flatMap(({ charts }) => charts), ...vitals.charts].map((chart) => {
    if (chart.kind === 'series') return [chart.id, chart.x.values.length]
    return [chart.id, chart.kind === 'network' ? chart.nodes.length : chart.rows.length]
  })

test('one message in 1970 and one in 9999: the report ends, and its pictures stay small', () => {
  const report = new History().say(FIRST, 'Ann', 'hello?').say(LAST, 'Ben', 'hello').report()
  expect(report.history).toMatchObject({ messages: 2, from: 0 })
  expect(pointsOf(report).filter(([, points]) => points > MOST_POINTS)).toEqual([])
})

test('a message a year for eight thousand years', () => {
  const history = new History()
  for (let year = 0; year < 8_000; year++) history.say(year * 365 * DAY, `P${year % 5}`, 'how is it done?')
  expect(pointsOf(history.report()).filter(([, points]) => points > MOST_POINTS)).toEqual([])
})

test('a wrong clock leaves the latest weeks in the picture', () => {
  const history = new History().say(FIRST, 'Ann', 'hello')
  for (let day = 0; day < 70; day++) history.say(day * DAY, 'Ben', 'hello')
  const active = history.report().vitals.charts.find(({ id }) => id === 'vitals.active')
  expect(active?.kind === 'series' && active.x.values.at(-1)).toBe('2026-03-09')
})
