import fc from 'fast-check'
import { expect, test } from 'vitest'
import { History, reportOf } from '../history-fixture.ts'
import type { CheckupReport, Problem } from '../report.ts'

const fairness = (report: CheckupReport): Problem => {
  const problem = report.problems.find(({ id }) => id === 'fairness')
  if (problem === undefined) throw new Error('no fairness')
  return problem
}
const metricOf = (report: CheckupReport, id: string) =>
  fairness(report).metrics.find((metric) => metric.id === id)
const valueOf = (report: CheckupReport, id: string) => metricOf(report, id)?.value
const ROLES = { roles: { owner: 'Owen', managers: ['Mia'] } }
const ADVERT = '限时优惠，名额有限，扫码下单 https://example.com/buy'

test('promotion by role: per 100 messages, and how many times as often', () => {
  const history = new History()
  for (let i = 0; i < 10; i++) history.say(i * 30, i < 6 ? 'Owen' : 'Mia', i < 4 ? ADVERT : '今天天气不错')
  for (let i = 0; i < 20; i++) history.say(1_000 + i * 30, 'Ann', i < 2 ? ADVERT : '早上好呀')
  const report = history.report(ROLES)
  expect(valueOf(report, 'fairness.promotion')).toBeCloseTo(20)
  expect(valueOf(report, 'fairness.promotion-by-staff')).toBeCloseTo(40)
  expect(valueOf(report, 'fairness.promotion-by-members')).toBeCloseTo(10)
  expect(valueOf(report, 'fairness.promotion-gap')).toBeCloseTo(4.5 / 11 / (2.5 / 21))
  expect(valueOf(report, 'fairness.staff-share')).toBeCloseTo(1 / 3)
})

test('answers: by role, to newcomers, and the share of turns', () => {
  const history = new History()
  // Five turns of the owner, four of them answered; five of Ann, one answered.
  for (let i = 0; i < 4; i++) history.say(i * 60, 'Owen', 'news of the day').say(i * 60 + 1, 'Ann', 'good')
  history.say(300, 'Owen', 'one more').say(330, 'Ann', 'is anybody here').say(331, 'Ben', 'yes')
  const report = history.say(5_000, 'Ben', 'hello').report(ROLES)
  expect(valueOf(report, 'fairness.replies-to-staff')).toBeCloseTo(4 / 5)
  expect(metricOf(report, 'fairness.replies-to-members')).toMatchObject({ sample: 7 })
  expect(valueOf(report, 'fairness.replies-to-members')).toBeCloseTo(1 / 7)
  expect(valueOf(report, 'fairness.replies-gap')).toBeCloseTo(1 / 7 / 0.8)
})

test('newcomers: those who joined, or first wrote a week after the history began', () => {
  const history = new History().say(0, 'Owen', 'hello')
  const week = 7 * 24 * 60
  for (const [place, who] of ['Ann', 'Ben', 'Cid', 'Dee', 'Eve'].entries()) {
    history.say(week + 100 * (place + 1), who, 'hi there')
    if (place < 3) history.say(week + 100 * (place + 1) + 1, 'Owen', 'hi')
  }
  const report = history.say(week + 10_000, 'Owen', 'end').report(ROLES)
  expect(valueOf(report, 'fairness.replies-to-newcomers')).toBeCloseTo(3 / 5)
})

test('what is said in a row is one turn', () => {
  const history = new History()
  for (let i = 0; i < 6; i++) history.say(i, 'Ann', 'and another thing')
  expect(metricOf(history.say(100, 'Ben', 'ok').report(), 'fairness.replies')?.sample).toBe(2)
})

test('attention: Gini of the answers that each got', () => {
  const history = new History()
  for (const [place, who] of ['Ben', 'Cid', 'Dee', 'Eve'].entries())
    history.say(place * 60, 'Ann', 'well now').say(place * 60 + 1, who, 'indeed')
  // Ann got four answers, the four others none: 1 − 1/5.
  expect(valueOf(history.report(), 'fairness.attention')).toBeCloseTo(0.8)
})

test('where nobody answers anybody, that is what is said', () => {
  const history = new History()
  for (let i = 0; i < 6; i++) history.say(i * 60, `P${i}`, 'hello')
  const found = metricOf(history.report(), 'fairness.attention')
  expect(found).toMatchObject({ value: null, finding: { en: 'Nobody answered anybody.' } })
})

test('complaints, mentions of everyone, the night', () => {
  const history = new History()
  history
    .say(0, 'Owen', '@所有人 今晚开会')
    .say(15 * 60, 'Owen', '@everyone wake up')
    .say(20, 'Ann', '广告太多了，太吵了')
  for (let i = 0; i < 7; i++) history.say(100 + i * 10, 'Ann', 'good')
  const report = history.report(ROLES)
  expect(valueOf(report, 'fairness.calls')).toBe(2)
  expect(valueOf(report, 'fairness.calls-at-night')).toBe(1)
  expect(valueOf(report, 'fairness.complaints')).toBeCloseTo(10)
  expect(valueOf(report, 'fairness.night')).toBeCloseTo(0.1)
  expect(fairness(report).examples.find(({ id }) => id === 'fairness.complaints')?.items[0]?.name).toBe('Ann')
})

test('a mail address is no mention of everyone', () => {
  const history = new History()
  for (let i = 0; i < 6; i++) history.say(i * 10, 'Ann', 'write to me@all.example or @here.now')
  expect(valueOf(history.report(), 'fairness.calls')).toBe(0)
})

const talk = fc.array(
  fc.record({
    who: fc.constantFrom('Owen', 'Mia', 'Ann', 'Ben', 'Cid'),
    after: fc.integer({ min: 0, max: 600 }),
    text: fc.constantFrom(ADVERT, 'hello', '@所有人', '太吵了', 'what now?', 'welcome'),
  }),
  { minLength: 1, maxLength: 60 },
)
type Talk = readonly { readonly who: string; readonly after: number; readonly text: string }[]

function historyOf(lines: Talk): History {
  const history = new History()
  let minutes = 0
  for (const { who, after, text } of lines) history.say((minutes += after), who, text)
  return history
}

test('shares stay shares, and the two roles make up the whole', () => {
  fc.assert(
    fc.property(talk, (lines) => {
      const report = historyOf(lines).report(ROLES)
      for (const { unit, value } of fairness(report).metrics)
        if ((unit === 'share' || unit === 'gini') && value !== null) {
          expect(value).toBeGreaterThanOrEqual(0)
          expect(value).toBeLessThanOrEqual(1)
        }
      const sampleOf = (id: string) => metricOf(report, id)?.sample ?? 0
      const parts = sampleOf('fairness.promotion-by-staff') + sampleOf('fairness.promotion-by-members')
      expect(parts).toBe(sampleOf('fairness.promotion'))
    }),
    { numRuns: 30 },
  )
})

test('a program that talks beforehand changes nothing', () => {
  fc.assert(
    fc.property(talk, (lines) => {
      const history = historyOf(lines)
      const before = fairness(history.report(ROLES)).metrics.map(({ id, value }) => ({ id, value }))
      history.say(0, 'robot', ADVERT, { bot: true })
      const { events } = history
      const robot = events.at(-1)
      const after = reportOf(robot === undefined ? [] : [robot, ...events.slice(0, -1)], ROLES)
      expect(fairness(after).metrics.map(({ id, value }) => ({ id, value }))).toEqual(before)
    }),
    { numRuns: 30 },
  )
})

test('nothing is told by role where no role is known', () => {
  const history = new History()
  for (let i = 0; i < 8; i++) history.say(i * 10, i % 2 === 0 ? 'Ann' : 'Ben', 'hello')
  const report = history.report()
  expect(report.roles.from).toBe('unknown')
  for (const id of ['fairness.staff-share', 'fairness.promotion-by-staff', 'fairness.replies-gap'])
    expect(metricOf(report, id)).toMatchObject({
      value: null,
      finding: { en: expect.stringContaining('--owner') },
    })
})
