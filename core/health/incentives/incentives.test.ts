import fc from 'fast-check'
import { expect, test } from 'vitest'
import { History, reportOf } from '../history-fixture.ts'
import type { CheckupReport, Metric, Problem } from '../report.ts'

const DAY = 1_440
const OWNER = { roles: { owner: 'Olga', managers: [] } }

const incentives = (report: CheckupReport): Problem => {
  const found = report.problems.find(({ id }) => id === 'incentives')
  if (found === undefined) throw new Error('no incentives')
  return found
}
const metric = (report: CheckupReport, id: string): Metric => {
  const found = incentives(report).metrics.find((one) => one.id === `incentives.${id}`)
  if (found === undefined) throw new Error(`no ${id}`)
  return found
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyz'
/** A text of a hundred letters, unlike that of any other number. */
const essay = (number: number): string => {
  const word = [...String(number)].map((digit) => LETTERS[Number(digit)] ?? '').join('')
  return `the story of ${word} goes on and on and it tells how the light fell over the hills in the morning and all was well with ${word}`
}

/** Ten contributions: six of Olga, three of Ann, one of Ben; nobody answers within five minutes. */
function small(): History {
  const history = new History()
  for (let i = 0; i < 6; i++) history.say(i * 60, 'Olga', essay(i))
  for (let i = 6; i < 9; i++) history.say(i * 60, 'Ann', essay(i))
  return history.say(600, 'Ben', essay(10)).say(700, 'Cyd', 'ok')
}

test('contributions are counted by the words that define them', () => {
  const history = new History()
    .say(0, 'Ann', essay(1))
    .say(10, 'Ann', essay(1))
    .say(20, 'Ben', `${essay(2)}?`)
    .say(30, 'Ben', 'short')
    .say(40, 'Bot', essay(3), { bot: true })
    .say(50, 'Cyd', '这张照片是昨天傍晚在江边拍的，光线从桥洞里斜着照进来，非常好看')
    .say(
      60,
      'Cyd',
      'see https://example.org/a/very/long/address/that/goes/on/and/on/and/on/for/ever/and/ever',
    )
    .say(70, 'Dan', 'my notes on the lens https://example.org/notes')
  const found = metric(history.report(), 'contributions')
  // Ann's first, Cyd's Chinese text, Dan's link with words; of seven messages of people.
  expect(found.value).toBeCloseTo(3 / 7)
  expect(found.sample).toBe(7)
})

test('shares of the owner, of the busiest, and the inequality', () => {
  const report = small().report(OWNER)
  expect(metric(report, 'owner-share')).toMatchObject({ value: 0.6, sample: 10 })
  expect(metric(report, 'top-person').value).toBe(0.6)
  // Four writers are too few for tenths.
  expect(metric(report, 'top-tenth').value).toBeNull()
  expect(metric(report, 'gini').value).toBeNull()
})

test('an unknown owner is said to be unknown', () => {
  const report = new History().say(0, 'Ann', essay(1)).say(1, 'Ben', essay(2)).report()
  expect(metric(report, 'owner-share').value).toBeNull()
  expect(incentives(report).grade.value).toBeNull()
})

/** Ten people; the first wrote nine contributions, the second one, the others one word each. */
function ten(): History {
  const history = new History()
  for (let i = 0; i < 9; i++) history.say(i * 60, 'P0', essay(i))
  history.say(600, 'P1', essay(10))
  for (let i = 2; i < 10; i++) history.say(700 + i * 60, `P${i}`, 'hello')
  return history
}

test('1-9-90 among ten people is the first, nobody, and the nine others', () => {
  const report = ten().report()
  expect(metric(report, 'top-hundredth').value).toBe(0.9)
  expect(metric(report, 'top-tenth').value).toBe(0.9)
  // Sorted 0 × 8, 1, 9: (2 · (9 · 1 + 10 · 9)) / (10 · 10) − 11/10.
  expect(metric(report, 'gini').value).toBeCloseTo(0.88)
  const shape = incentives(report).charts.find(({ id }) => id === 'incentives.shape')
  expect(shape?.kind === 'ranking' ? shape.rows.map(({ value }) => value) : []).toEqual([0.9, 0, 0.1])
})

test('a contribution is heard when it is answered, named or reacted to', () => {
  const history = new History()
  history.say(0, 'Ann', essay(1))
  const first = history.last
  history.say(3, 'Ben', 'nice')
  history.say(100, 'Ann', essay(2)).react(101, 'Ben', history.last)
  history.say(200, 'Ann', essay(3)).say(300, 'Ben', 'late', { replyTo: first })
  history.say(400, 'Ann', essay(4)).say(500, 'Ann', essay(5))
  const found = metric(history.report(), 'heard')
  expect(found).toMatchObject({ value: 0.4, sample: 5 })
})

test('who reacts to themselves is not heard', () => {
  const history = new History()
  for (let i = 0; i < 5; i++) history.say(i * 60, 'Ann', essay(i)).react(i * 60 + 1, 'Ann', history.last)
  expect(metric(history.report(), 'heard').value).toBe(0)
})

test('pairs answer each other or do not', () => {
  const history = new History()
  const talk = (start: number, a: string, b: string, back: boolean) => {
    history.say(start, a, 'one').say(start + 1, b, 'two')
    if (back) history.say(start + 2, a, 'three')
    else history.say(start + 60, a, 'four').say(start + 61, b, 'five')
  }
  for (let i = 0; i < 5; i++) talk(i * 200, `A${i}`, `B${i}`, i < 2)
  // Two pairs went there and back; in three, one answered twice.
  expect(metric(history.report(), 'reciprocity')).toMatchObject({ value: 0.4, sample: 5 })
})

test('thanks are counted a week, per hundred messages, and by whom they mean', () => {
  const history = new History()
  for (let i = 0; i < 5; i++) history.say(i * 60, 'Ann', `answer ${i}`).say(i * 60 + 1, 'Ben', 'thanks a lot')
  history.say(14 * DAY, 'Olga', 'hello').say(14 * DAY + 1, 'Ann', 'thank you')
  const report = history.report(OWNER)
  // Six in two weeks and a minute, of twelve messages; five of them to Ann.
  expect(metric(report, 'thanks-a-week').value).toBeCloseTo(3, 2)
  expect(metric(report, 'thanks-rate').value).toBe(50)
  expect(metric(report, 'thanks-to-members').value).toBeCloseTo(5 / 6)
})

/** Three months: Ann creates in all of them, Ben in the first, Olga the owner always. */
function months(): History {
  const history = new History()
  let number = 0
  const create = (month: number, who: string) => {
    for (let i = 0; i < 4; i++) history.say((month * 30 + i) * DAY + number, who, essay((number += 1)))
  }
  for (const month of [0, 1, 2]) {
    create(month, 'Olga')
    create(month, 'Ann')
    history.say((month * 30 + 9) * DAY, 'Cyd', 'hi')
  }
  create(0, 'Ben')
  return history.say(90 * DAY, 'Cyd', 'bye')
}

test('creators of a month, and those who create again in the next', () => {
  const report = months().report(OWNER)
  // Ann thrice and Ben once, without the owner, over three months.
  expect(metric(report, 'creators').value).toBeCloseTo(4 / 3)
  // With the owner 7 of the 10 who wrote in a month.
  expect(metric(report, 'creator-share')).toMatchObject({ value: 0.7, sample: 10 })
  // Ann in months 0 and 1 kept, Ben lost: three are too few for a share.
  expect(metric(report, 'creators-kept')).toMatchObject({ value: null, sample: 3 })
  const kinds = incentives(report).charts.find(({ id }) => id === 'incentives.kinds')
  const creators = kinds?.kind === 'series' ? kinds.series[0]?.values : []
  expect(creators).toEqual([3, 2, 2])
})

test('activists help four times in a month and create less', () => {
  const history = new History()
  for (let i = 0; i < 4; i++) history.say(i * 60, 'Ann', 'hm').say(i * 60 + 1, 'Ben', 'thanks')
  for (const who of ['Cyd', 'Dan', 'Eve']) history.say(300, who, 'hi')
  history.say(31 * DAY, 'Ann', 'still here')
  // Ben of five; what Ann wrote on day 31 is in no whole month.
  expect(metric(history.report(), 'activist-share')).toMatchObject({ value: 0.2, sample: 5 })
})

const who = fc.constantFrom('Olga', 'Ann', 'Ben', 'Cyd', 'Dan')
const line = fc.record({
  who,
  minute: fc.nat(90 * DAY),
  text: fc.oneof(fc.nat(40).map(essay), fc.constantFrom('thanks', 'hello', 'why?', 'welcome')),
})
const lines = fc.array(line, { minLength: 1, maxLength: 60 })

const told = (
  all: readonly { who: string; minute: number; text: string }[],
  name = (called: string) => called,
) => {
  const history = new History()
  for (const { who: called, minute, text } of all) history.say(minute, name(called), text)
  return history
}
const figures = (report: CheckupReport) =>
  incentives(report).metrics.map(({ id, value, sample, interval }) => ({ id, value, sample, interval }))

test('renaming people changes no figure', () => {
  fc.assert(
    fc.property(lines, (all) => {
      const renamed = told(all, (name) => `zz-${name}`).report({ roles: { owner: 'zz-Olga', managers: [] } })
      expect(figures(renamed)).toEqual(figures(told(all).report(OWNER)))
    }),
    { numRuns: 20 },
  )
})

test('shares stay between 0 and 1, and their intervals hold them', () => {
  fc.assert(
    fc.property(lines, (all) => {
      for (const { unit, value, interval } of incentives(told(all).report(OWNER)).metrics) {
        if (value === null || (unit !== 'share' && unit !== 'gini')) continue
        expect(value).toBeGreaterThanOrEqual(0)
        expect(value).toBeLessThanOrEqual(1)
        expect(interval?.[0] ?? value).toBeLessThanOrEqual(value + 1e-9)
        expect(interval?.[1] ?? value).toBeGreaterThanOrEqual(value - 1e-9)
      }
    }),
    { numRuns: 20 },
  )
})

test('a bot that talks changes no figure', () => {
  fc.assert(
    fc.property(lines, fc.array(fc.nat(90 * DAY), { maxLength: 10 }), (all, hours) => {
      const first = Math.min(...all.map(({ minute }) => minute))
      const last = Math.max(...all.map(({ minute }) => minute))
      const within = hours.filter((at) => at > first && at < last)
      const history = told(all)
      const before = figures(history.report(OWNER))
      for (const at of within) history.say(at, 'Robot', essay(at), { bot: true })
      expect(figures(history.report(OWNER))).toEqual(before)
    }),
    { numRuns: 20 },
  )
})

test('chatter among strangers elsewhere changes nothing about who creates', () => {
  fc.assert(
    fc.property(lines, (all) => {
      const history = told(all)
      const before = figures(history.report(OWNER)).find(({ id }) => id === 'incentives.owner-share')
      const other = new History('elsewhere').say(5, 'Eve', 'hm').say(9, 'Fay', 'ok')
      const after = figures(reportOf([...history.events, ...other.events], OWNER))
      expect(after.find(({ id }) => id === 'incentives.owner-share')).toEqual(before)
    }),
    { numRuns: 20 },
  )
})
