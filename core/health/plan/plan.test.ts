import fc from 'fast-check'
import { expect, test } from 'vitest'
import { History, reportOf } from '../history-fixture.ts'
import type { CheckupReport, Metric, Problem } from '../report.ts'

const HOUR = 60
const DAY = 24 * HOUR
const OWNER = { roles: { owner: 'Olga', managers: [] } }

const plan = (report: CheckupReport): Problem => {
  const found = report.problems.find(({ id }) => id === 'plan')
  if (found === undefined) throw new Error('no plan')
  return found
}
const metric = (report: CheckupReport, id: string): Metric => {
  const found = plan(report).metrics.find((one) => one.id === `plan.${id}`)
  if (found === undefined) throw new Error(`no ${id}`)
  return found
}

test('rules and notices: how many, when first, and in which months', () => {
  const history = new History()
    .say(0, 'Olga', 'good morning')
    .say(2 * DAY, 'Olga', 'Please read the rules before you write here')
    .say(3 * DAY, 'Ann', 'what are the group rules, please?')
    .say(4 * DAY, 'Ann', '群规')
    .notice(40 * DAY, 'Olga', 'Meeting on Friday')
    .say(41 * DAY, 'Olga', '新人请先看群规，禁止发广告，违者移出')
    .say(99 * DAY, 'Ann', 'bye')
  const report = history.report()
  expect(metric(report, 'rules').value).toBe(3)
  expect(metric(report, 'rules-first').value).toBe(2 * 86_400_000)
  // Days 0–29 and 30–59 of three spans; the nine days after them are no span.
  expect(metric(report, 'rules-kept').value).toBeCloseTo(2 / 3)
})

test('a group without a rule says so', () => {
  const history = new History()
  for (let i = 0; i < 5; i++) history.say(i, 'Ann', 'rules of grammar are hard')
  const report = history.report()
  expect(metric(report, 'rules').value).toBe(0)
  expect(metric(report, 'rules-first').value).toBeNull()
})

/** Six join; how each fares is in the comment. */
function joiners(): History {
  const history = new History().say(0, 'Olga', 'hello')
  // Named after 2 hours.
  history.join(100, 'Ann').say(100 + 2 * HOUR, 'Olga', 'welcome, Ann')
  // Followed within the hour, by the same welcome for both.
  history
    .join(DAY, 'Ben')
    .join(DAY + 4, 'Cyd')
    .say(DAY + 10, 'Olga', '欢迎新朋友！')
  // By a bot alone.
  history.join(2 * DAY, 'Dan').say(2 * DAY + 1, 'Robot', 'Welcome Dan', { bot: true })
  // By herself, and by what is no welcome.
  history
    .join(3 * DAY, 'Eve')
    .say(3 * DAY + 1, 'Eve', 'a warm welcome to me')
    .say(3 * DAY + 9, 'Olga', "you're welcome")
  // A day too late.
  history.join(4 * DAY, 'Fay').say(5 * DAY + 1, 'Olga', 'welcome, Fay')
  return history.say(20 * DAY, 'Olga', 'bye')
}

test('joiners are greeted by name or right after, by people and by bots', () => {
  const report = joiners().report()
  expect(metric(report, 'greeted')).toMatchObject({ value: 0.5, sample: 6 })
  expect(metric(report, 'greeted-by-bot').value).toBeCloseTo(1 / 6)
  // 120, 10 and 6 minutes: too few for a median.
  expect(metric(report, 'greeting-delay')).toMatchObject({ value: null, sample: 3 })
})

test('the middle of five waits', () => {
  const history = new History().say(0, 'Olga', 'hello')
  for (const [i, wait] of [1, 50, 3, 20, 10].entries()) {
    history.join(i * DAY + 100, `N${i}`).say(i * DAY + 100 + wait, 'Olga', `welcome N${i}`)
  }
  const report = history.say(30 * DAY, 'Olga', 'bye').report()
  expect(metric(report, 'greeting-delay').value).toBe(10 * 60_000)
})

/** Eight newcomers after three weeks; those below `answered` get an answer, below `again` write twice, … */
function newcomers({ answered = 0, again = 0, back = 0 }): History {
  const history = new History().say(0, 'Olga', 'hello')
  for (let i = 0; i < 8; i++) {
    const at = (21 + i) * DAY
    history.say(at, `N${i}`, 'hi all')
    if (i < answered) history.say(at + 3, 'Olga', 'yes')
    if (i < again) history.say(at + 60, `N${i}`, 'and more')
    if (i < back) history.say(at + 3 * DAY + 99, `N${i}`, 'here again')
  }
  return history.say(60 * DAY, 'Olga', 'bye')
}

test('newcomers of a history without joins are those who write first after two weeks', () => {
  const report = newcomers({ answered: 6, again: 4, back: 2 }).report()
  expect(metric(report, 'first-answered')).toMatchObject({ value: 0.75, sample: 8 })
  expect(metric(report, 'second-message')).toMatchObject({ value: 0.5, sample: 8 })
  expect(metric(report, 'came-back')).toMatchObject({ value: 0.25, sample: 8 })
  expect(metric(report, 'first-message').value).toBeNull()
  const unheard = plan(report).examples.find(({ id }) => id === 'plan.unheard')
  expect(unheard?.items.map(({ name, text }) => [name, text])).toEqual([
    ['N6', 'hi all'],
    ['N7', 'hi all'],
  ])
})

test('of those who join, some speak within a week', () => {
  const history = new History().say(0, 'Olga', 'hello')
  for (let i = 0; i < 5; i++) history.join(i * DAY, `N${i}`)
  history
    .say(2 * DAY, 'N0', 'hi')
    .say(20 * DAY, 'N1', 'late')
    .say(30 * DAY, 'Olga', 'bye')
  expect(metric(history.report(), 'first-message')).toMatchObject({ value: 0.2, sample: 5 })
})

test('a log in which everyone joins again and again does not show newcomers by their joins', () => {
  const history = newcomers({ answered: 8 })
  for (let i = 0; i < 8; i++) for (let day = 0; day < 3; day++) history.join((22 + i + day) * DAY, `N${i}`)
  expect(metric(history.report(), 'first-answered').sample).toBe(8)
  expect(metric(history.report(), 'first-message').value).toBeNull()
})

test('joins under other names than those who write do not show newcomers', () => {
  const history = newcomers({ answered: 8 })
  for (let i = 0; i < 6; i++) history.join((22 + i) * DAY, `number ${i}`)
  expect(metric(history.report(), 'first-answered').sample).toBe(8)
})

test('days and weeks with a message, and silences', () => {
  const history = new History()
  for (const day of [0, 1, 2, 9, 13]) history.say(day * DAY, 'Ann', 'hi')
  history.leave(19 * DAY, 'Ben')
  const report = history.report()
  expect(metric(report, 'days-alive')).toMatchObject({ value: 0.25, sample: 20 })
  // From Monday on: 0–2 and 9, 13 lie in two of three weeks, which are too few for a share.
  expect(metric(report, 'weeks-alive')).toMatchObject({ value: null, sample: 3 })
  // Days 3 to 8, and 14 to 19 at the end.
  expect(metric(report, 'longest-silence').value).toBe(6)
  expect(metric(report, 'silence').value).toBe(6)
})

test('the same hours every week are a steady rhythm', () => {
  const steady = new History()
  for (let week = 0; week < 6; week++) {
    for (let i = 0; i < 10; i++) steady.say(week * 7 * DAY + (i % 2) * DAY + i, 'Ann', 'hi')
  }
  expect(metric(steady.report(), 'regularity').value).toBeCloseTo(1)
  const moving = new History()
  for (let week = 0; week < 6; week++) {
    for (let i = 0; i < 10; i++) moving.say(week * 7 * DAY + (week % 2) * DAY + i, 'Ann', 'hi')
  }
  expect(metric(moving.report(), 'regularity').value).toBeLessThan(0)
})

test('the life of the members apart from the owner, now against ever', () => {
  const history = new History()
  for (let week = 0; week < 12; week++) {
    history.say(week * 7 * DAY, 'Olga', 'news')
    for (let i = 0; i < (week < 6 ? 10 : 2); i++) history.say(week * 7 * DAY + 60 + i, 'Ann', 'hi')
  }
  const report = history.say(12 * 7 * DAY, 'Olga', 'end').report(OWNER)
  // Twelve whole weeks: 6 × 10 and 6 × 2 make 6 a week; now 2.
  expect(metric(report, 'still-alive').value).toBeCloseTo(1 / 3)
  const chart = plan(report).charts.find(({ id }) => id === 'plan.lifeline')
  const members = chart?.kind === 'series' ? chart.series[0]?.values : []
  expect(members).toEqual([10, 10, 10, 10, 10, 10, 2, 2, 2, 2, 2, 2, 0])
})

test('the first two weeks show six signs at worst', () => {
  const history = new History()
  for (let i = 0; i < 20; i++) history.say(i * HOUR, 'Olga', 'buy this')
  for (const [i, who] of ['Ann', 'Ben', 'Cyd'].entries()) {
    history.say(DAY + i * 60, who, 'hello').say(DAY + i * 60 + 20, who, 'hm')
  }
  const report = history.say(20 * DAY, 'Olga', 'end').report(OWNER)
  expect(metric(report, 'early-owner-share').value).toBeCloseTo(20 / 26)
  expect(metric(report, 'early-writers').value).toBe(3)
  expect(metric(report, 'early-quiet-days').value).toBeCloseTo(13 / 14)
  expect(metric(report, 'early-decline').value).toBe(0)
  expect(metric(report, 'early-rules').value).toBe(0)
  // Three people are too few for a share of unanswered.
  expect(metric(report, 'early-unanswered')).toMatchObject({ value: null, sample: 3 })
  expect(metric(report, 'early-signs').value).toBe(5)
})

test('what may yet come in the first two weeks is no sign', () => {
  const history = new History()
  for (let i = 0; i < 6; i++) history.say(i * HOUR, `P${i}`, 'hello there')
  history.say(9 * DAY, 'Ann', 'anybody?')
  const early = history.report(OWNER)
  expect(metric(early, 'early-rules').value).toBeNull()
  expect(metric(early, 'early-decline').value).toBeNull()
  // Ann's day is not over: the six others count, of whom the last five answered nobody within five minutes.
  expect(metric(early, 'early-unanswered').sample).toBe(6)
  const late = history.say(15 * DAY, 'Ann', 'well').report(OWNER)
  expect(metric(late, 'early-rules').value).toBe(0)
  expect(metric(late, 'early-unanswered').sample).toBe(7)
})

test('a good beginning shows no sign', () => {
  const history = new History().say(0, 'Olga', 'please read the rules of this group first')
  for (let day = 0; day < 20; day++) {
    for (let i = 0; i < 6; i++) history.say(day * DAY + 60 + i, `P${i}`, 'hello there')
  }
  const report = history.report(OWNER)
  // The last to speak on a day hears from nobody for a day: one of six.
  expect(metric(report, 'early-unanswered').value).toBeCloseTo(1 / 6)
  expect(metric(report, 'early-signs').value).toBe(0)
})

test("messages that name a word of the group's name or notice", () => {
  const history = new History('光影读书会').notice(0, 'Olga', 'Photography')
  for (let i = 0; i < 6; i++)
    history.say(i * 60, 'Ann', i < 2 ? '这周读书读到哪一章了呢' : '今天天气真不错啊哈哈')
  for (let i = 6; i < 10; i++)
    history.say(i * 60, 'Ann', i < 7 ? 'about photography again' : 'nothing to add here')
  expect(metric(history.report(), 'on-purpose')).toMatchObject({ value: 0.3, sample: 10 })
})

test('a name that says nothing gives no share on purpose', () => {
  const history = new History('general')
  for (let i = 0; i < 6; i++) history.say(i, 'Ann', 'talk about everything')
  expect(metric(history.report(), 'on-purpose').value).toBeNull()
})

const who = fc.constantFrom('Olga', 'Ann', 'Ben', 'Cyd', 'Dan', 'Eve', 'Fay')
const line = fc.record({
  who,
  minute: fc.nat(60 * DAY),
  text: fc.constantFrom('hello', 'welcome Ann', '欢迎', 'read the rules of this group', 'why is that?', 'ok'),
  joins: fc.integer({ min: 0, max: 9 }).map((one) => one === 0),
})
const lines = fc.array(line, { minLength: 1, maxLength: 60 })
type Line = { readonly who: string; readonly minute: number; readonly text: string; readonly joins: boolean }

function told(all: readonly Line[], word = (text: string) => text): History {
  const history = new History()
  for (const { who: called, minute, text, joins } of all) {
    if (joins) history.join(minute, called)
    else history.say(minute, called, word(text))
  }
  return history
}
const figures = (report: CheckupReport) =>
  plan(report).metrics.map(({ id, value, sample, interval }) => ({ id, value, sample, interval }))

test('other words of unrelated messages change nothing', () => {
  fc.assert(
    fc.property(lines, (all) => {
      const other = told(all, (text) => (text === 'hello' ? 'howdy' : text === 'ok' ? 'hm' : text))
      expect(figures(other.report(OWNER))).toEqual(figures(told(all).report(OWNER)))
    }),
    { numRuns: 20 },
  )
})

test('a bot that tells nothing changes nothing', () => {
  fc.assert(
    fc.property(lines, fc.array(fc.nat(60 * DAY), { maxLength: 10 }), (all, hours) => {
      const minutes = all.map(({ minute }) => minute)
      const [first, last] = [Math.min(...minutes), Math.max(...minutes)]
      const within = hours.filter((at) => at > first && at < last)
      const history = told(all)
      const before = figures(history.report(OWNER))
      for (const at of within) history.say(at, 'Robot', 'beep', { bot: true })
      expect(figures(history.report(OWNER))).toEqual(before)
    }),
    { numRuns: 20 },
  )
})

test('rules that a bot repeats are told; its other words measure nothing', () => {
  const history = new History().join(0, 'Olga').join(14, 'Olga').say(7, 'Robot', 'beep', { bot: true })
  for (const id of ['rules', 'rules-kept', 'occasions'])
    expect(metric(history.report(OWNER), id)).toMatchObject({ value: null, sample: 0 })
  for (let i = 0; i < 5; i++) history.say(i, 'Ann', 'hello')
  history.say(60, 'Robot', 'Please read the rules of this group', { bot: true })
  expect(metric(history.report(OWNER), 'rules')).toMatchObject({ value: 1, sample: 5 })
})

test('times moved by whole weeks change nothing', () => {
  fc.assert(
    fc.property(lines, fc.integer({ min: 1, max: 40 }), (all, half) => {
      const weeks = half * 2
      const moved = told(all.map((one) => ({ ...one, minute: one.minute + weeks * 7 * DAY })))
      expect(figures(moved.report(OWNER))).toEqual(figures(told(all).report(OWNER)))
    }),
    { numRuns: 20 },
  )
})

test('shares stay between 0 and 1, silences and delays are not negative', () => {
  fc.assert(
    fc.property(lines, (all) => {
      for (const { id, unit, value } of plan(told(all).report(OWNER)).metrics) {
        if (value === null || id === 'plan.regularity') continue
        expect(value, id).toBeGreaterThanOrEqual(0)
        if (unit === 'share') expect(value, id).toBeLessThanOrEqual(1)
      }
    }),
    { numRuns: 20 },
  )
})

test('examples are short, few and wanted of the whole only', () => {
  const history = newcomers({})
  const long = new History('other').say(30 * DAY, 'Zoe', 'x'.repeat(900))
  const report = reportOf([...history.events, ...long.events])
  for (const { items } of plan(report).examples) {
    expect(items.length).toBeLessThanOrEqual(5)
    for (const { text, place } of items) {
      expect(text.length).toBeLessThanOrEqual(200)
      expect(place).toBeGreaterThan(0)
    }
  }
})

test('an occasion comes round when the same person announces it on the same day, week after week', () => {
  const history = new History()
  for (const week of [0, 1, 3]) history.say(week * 7 * DAY, 'Olga', 'Tonight our book club meets at eight')
  for (const day of [1, 9, 17]) history.say(day * DAY, 'Ann', 'Is there a meetup somewhere near you')
  history
    .say(4 * DAY, 'Ben', 'book club?')
    .say(11 * DAY, 'Ben', 'our meetup was good fun')
    .notice(20 * DAY, 'Ben', 'Closed')
  expect(metric(history.report(), 'occasions').value).toBe(1)
})
