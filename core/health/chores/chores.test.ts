import fc from 'fast-check'
import { expect, test } from 'vitest'
import { History, reportOf } from '../history-fixture.ts'
import type { CheckupReport, Problem } from '../report.ts'

const chores = (report: CheckupReport): Problem => {
  const problem = report.problems.find(({ id }) => id === 'chores')
  if (problem === undefined) throw new Error('no chores')
  return problem
}
const valueOf = (report: CheckupReport, id: string) =>
  chores(report).metrics.find((metric) => metric.id === id)?.value
const ROLES = { roles: { owner: 'Owen', managers: [] } }
const WEEK = 7 * 24 * 60
const ANSWER = 'The handbook is in the shared folder, chapter two has the forms'

test('acts a week and their hours, by a hand-made week', () => {
  const history = new History()
  history.join(0, 'Ann').say(2, 'Owen', 'welcome Ann!')
  history.say(60, 'Owen', ANSWER).say(600, 'Owen', ANSWER).say(1_200, 'Owen', ANSWER)
  history.say(1_300, 'Owen', 'please stop posting ads')
  history.notice(1_400, 'Owen', 'We meet on Monday')
  history.say(1_500, 'Ann', '今日打卡')
  const report = history.say(WEEK, 'Ann', 'bye').report(ROLES)
  const each = ['welcomes', 'repeated', 'warnings', 'announcements', 'checks'].map((id) =>
    valueOf(report, `chores.${id}`),
  )
  expect(each).toEqual([1, 2, 1, 1, 1])
  const seconds = 40 + 2 * 60 + 120 + 150 + 20
  expect(valueOf(report, 'chores.hours')).toBeCloseTo(seconds / 3_600)
  const taken = 40 * 0.9 + 2 * 60 * 0.8 + 120 * 0.6 + 150 * 0.5
  expect(valueOf(report, 'chores.taken-over')).toBeCloseTo(taken / seconds)
  expect(valueOf(report, 'chores.remaining')).toBeCloseTo((seconds - taken) / 3_600)
  expect(valueOf(report, 'chores.by-staff')).toBeCloseTo((seconds - 20) / 3_600)
  expect(valueOf(report, 'chores.by-members')).toBeCloseTo(20 / 3_600)
})

test('a warning by a member is talk; so is a welcome to what is not a person', () => {
  const history = new History().say(0, 'Ann', 'hello')
  for (let i = 0; i < 5; i++) history.say(3_000 + i, 'Ann', 'please stop')
  const report = history.say(3_100, 'Ben', 'contributions are welcome').report(ROLES)
  expect(valueOf(report, 'chores.warnings')).toBe(0)
  expect(valueOf(report, 'chores.welcomes')).toBe(0)
})

test('the same words at once in several groups are one announcement a further group', () => {
  const groups = ['one', 'two', 'three'].map((name, place) =>
    new History(name).say(place * 5, 'Owen', ANSWER),
  )
  const talk = new History('one').say(100, 'Ann', 'a').say(101, 'Ann', 'b').say(102, 'Ann', 'c')
  const report = reportOf(
    [...groups, talk].flatMap(({ events }) => events),
    ROLES,
  )
  expect(valueOf(report, 'chores.announcements')).toBe(2)
  expect(valueOf(report, 'chores.repeated')).toBe(0)
})

test('a bare address or a phrase sent again is no repeated answer', () => {
  const history = new History()
  for (let i = 0; i < 6; i++)
    history.say(i * 100, 'Owen', i % 2 === 0 ? 'https://example.com/a/long/path/to/it' : 'good night all')
  expect(valueOf(history.report(ROLES), 'chores.repeated')).toBe(0)
})

test('a sign-up chain counts by entry, talk about it does not', () => {
  const history = new History()
  history.say(0, 'Ann', '接龙报名\n1. 甲\n2. 乙').say(10, 'Ben', '接龙报名\n1. 甲\n2. 乙\n3. 丙')
  history.say(20, 'Cid', '昨天的接龙是谁发起的呀，我怎么没看到').say(30, 'Cid', '好的').say(40, 'Cid', '谢谢')
  expect(valueOf(history.report(), 'chores.checks')).toBe(2)
})

test('a hundred points for a few quiet days are not sure, whatever the number of messages', () => {
  const days = (last: number) => {
    const history = new History()
    for (let i = 0; i <= 300; i++) history.say((i / 300) * last * 24 * 60, 'Ann', `line ${i}`)
    return chores(history.report(ROLES))
  }
  expect(days(2).grade).toMatchObject({ value: 100, sure: 'low' })
  expect(days(2).headline.en).toBe('No chores in these few days, which says little yet.')
  expect(days(14).grade).toMatchObject({ value: 100, sure: 'medium' })
  expect(days(60).grade).toMatchObject({ value: 100, sure: 'high' })
  expect(days(60).headline.en).toBe('No chores are seen in the chat.')
})

const talk = fc.array(
  fc.record({
    who: fc.constantFrom('Owen', 'Ann', 'Ben'),
    after: fc.integer({ min: 0, max: 900 }),
    text: fc.constantFrom(ANSWER, 'welcome!', 'please stop', '@所有人 开会', '今日打卡', 'hello there'),
  }),
  { minLength: 5, maxLength: 60 },
)
type Talk = readonly { readonly who: string; readonly after: number; readonly text: string }[]

function historyOf(lines: Talk): History {
  const history = new History()
  let minutes = 0
  for (const { who, after, text } of lines) history.say((minutes += after), who, text)
  return history
}

test('who does it makes up the whole, and what is taken over is a part of it', () => {
  fc.assert(
    fc.property(talk, (lines) => {
      const report = historyOf(lines).report(ROLES)
      const [all, staff, members] = ['hours', 'by-staff', 'by-members'].map(
        (id) => valueOf(report, `chores.${id}`) ?? 0,
      )
      expect((staff ?? 0) + (members ?? 0)).toBeCloseTo(all ?? 0)
      const remaining = valueOf(report, 'chores.remaining') ?? 0
      expect(remaining).toBeLessThanOrEqual((all ?? 0) + 1e-9)
      expect(remaining).toBeGreaterThanOrEqual(0)
    }),
    { numRuns: 30 },
  )
})

test('words that do no chore change nothing, whatever they are', () => {
  fc.assert(
    fc.property(talk, fc.constantFrom('fine weather', 'the second one', '挺好的'), (lines, other) => {
      const hours = (said: Talk) => valueOf(historyOf(said).report(ROLES), 'chores.hours')
      const changed = lines.map((line) => (line.text === 'hello there' ? { ...line, text: other } : line))
      expect(hours(changed)).toBe(hours(lines))
    }),
    { numRuns: 30 },
  )
})

test('a program that does chores takes nobody any time; other names change nothing', () => {
  fc.assert(
    fc.property(talk, (lines) => {
      const figures = (history: History, owner = 'Owen') =>
        chores(history.report({ roles: { owner, managers: [] } })).metrics.map(({ id, value, sample }) => ({
          id,
          value,
          sample,
        }))
      const history = historyOf(lines)
      const before = figures(history)
      // Within the span of the others: what begins or ends a history makes its weeks longer, whoever it is.
      const first = lines[0]?.after ?? 0
      const minutes = lines.slice(1).reduce((sum, { after }) => sum + after, 0)
      for (const [place, text] of [ANSWER, 'welcome!', 'please stop', '@所有人 开会'].entries())
        history.say(first + (minutes * place) / 4, 'Robot', text, { bot: true })
      expect(figures(history)).toEqual(before)
      const renamed = historyOf(lines.map((line) => ({ ...line, who: `member ${line.who}` })))
      expect(figures(renamed, 'member Owen')).toEqual(before)
    }),
    { numRuns: 20 },
  )
})
