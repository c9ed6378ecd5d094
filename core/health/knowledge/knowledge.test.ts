import fc from 'fast-check'
import { expect, test } from 'vitest'
import { History, reportOf, START } from '../history-fixture.ts'
import type { CheckupReport, Problem } from '../report.ts'

const knowledge = (report: CheckupReport): Problem => {
  const problem = report.problems.find(({ id }) => id === 'knowledge')
  if (problem === undefined) throw new Error('no knowledge')
  return problem
}
const metricOf = (report: CheckupReport, id: string) =>
  knowledge(report).metrics.find((metric) => metric.id === id)
const valueOf = (report: CheckupReport, id: string) => metricOf(report, id)?.value

/** Five questions, an hour or more apart: by link, by mention, next, never, and later than a day. */
function five(): History {
  const history = new History()
  history.say(0, 'Ann', 'Where is the camera manual?')
  const first = history.last
  history.say(2, 'Ben', 'In the shared folder', { replyTo: first })
  history.say(100, 'Cid', 'Which lens do you use for portraits?').say(104, 'Ben', '@Cid the fifty')
  history.say(200, 'Ann', 'When does the walk start?').say(206, 'Dee', 'at nine, by the bridge')
  history.say(400, 'Eve', 'Does anybody sell an old tripod?')
  history.say(600, 'Cid', 'Who keeps the darkroom key?')
  const last = history.last
  history.say(600 + 25 * 60, 'Dee', 'me', { replyTo: last })
  return history.say(10_700, 'Ben', 'good morning')
}

test('questions: asked, answered within a day, how soon, never', () => {
  const report = five().report()
  expect(valueOf(report, 'knowledge.questions')).toBe(5)
  expect(valueOf(report, 'knowledge.answered')).toBeCloseTo(3 / 5)
  expect(valueOf(report, 'knowledge.never-answered')).toBeCloseTo(1 / 5)
  // Three answers are too few for a median.
  expect(valueOf(report, 'knowledge.first-answer')).toBeNull()
  const never = knowledge(report).examples.find(({ id }) => id === 'knowledge.never-answered')
  expect(never?.items.map(({ name, place, text }) => ({ name, place, text }))).toEqual([
    { name: 'Eve', place: 7, text: 'Does anybody sell an old tripod?' },
  ])
  const waits = knowledge(report).charts.find(({ id }) => id === 'knowledge.waits')
  expect(waits?.kind === 'series' && waits.series[0]?.values).toEqual([0, 2, 1, 0, 0, 0, 1, 1])
})

test('the median of the times to the first answer', () => {
  const history = new History()
  for (const [place, wait] of [1, 2, 3, 7, 50].entries()) {
    history.say(place * 300, 'Ann', 'Where is it?')
    const asked = history.last
    history.say(place * 300 + wait, 'Ben', 'there', { replyTo: asked })
  }
  const report = history.say(9_000, 'Ann', 'thanks').report()
  expect(valueOf(report, 'knowledge.first-answer')).toBe(3 * 60_000)
  expect(valueOf(report, 'knowledge.top-answerer')).toBe(1)
})

test('what one asks on within ten minutes is one question; a smile is no answer', () => {
  const history = new History()
    .say(0, 'Ann', 'Is it open?')
    .say(3, 'Ann', 'Or is it closed?')
    .say(4, 'Ben', '😀')
  const report = history.say(500, 'Ben', 'hello').report()
  expect(valueOf(report, 'knowledge.questions')).toBe(1)
  expect(valueOf(report, 'knowledge.answered')).toBeNull()
})

test('asked again: the same words half an hour later, by anybody', () => {
  const texts = [
    'red bicycle wheel',
    'blue kitchen table',
    'green garden fence',
    'yellow school bus',
    'black winter coat',
  ]
  const history = new History()
  for (const [place, text] of texts.entries()) history.say(place * 60, 'Ann', `Who repairs the ${text}?`)
  history.say(600, 'Ben', 'who repairs a red bicycle wheel??')
  const report = history.say(2_000, 'Cid', 'hi').report()
  expect(valueOf(report, 'knowledge.asked-again')).toBeCloseTo(1 / 6)
  const again = knowledge(report).examples.find(({ id }) => id === 'knowledge.asked-again')?.items[0]
  expect(again).toMatchObject({ name: 'Ben', place: 6 })
  expect(again?.why?.en).toContain('history:1')
})

test('Chinese questions are compared by pairs of characters', () => {
  const history = new History()
    .say(0, '甲', '请问报销流程怎么走？')
    .say(1_000, '乙', '报销流程是怎么走的呀？')
  for (let i = 0; i < 4; i++) history.say(1_100 + i * 60, '丙', `图书馆闭馆时间${'东西南北'[i]}区？`)
  expect(valueOf(history.say(3_000, '甲', '好').report(), 'knowledge.asked-again')).toBeGreaterThan(0)
})

test('shared: answered, reacted to and shared again are taken up, the others go by', () => {
  const history = new History()
  history.say(0, 'Ann', 'https://example.com/1')
  history.say(2, 'Ben', 'lovely, thank you')
  history.say(100, 'Ann', 'https://example.com/2')
  const liked = history.last
  history.react(150, 'Cid', liked)
  history.say(200, 'Ann', 'https://example.com/3').say(300, 'Ann', 'https://example.com/4')
  history.say(5_000, 'Dee', 'see https://example.com/3')
  const report = history.say(9_000, 'Ben', 'hi').report()
  expect(valueOf(report, 'knowledge.shared')).toBe(5)
  expect(valueOf(report, 'knowledge.gone-by')).toBeCloseTo(2 / 5)
})

test('questions of the last day, and what was shared in it, wait still: they count as nothing', () => {
  const day = 24 * 60
  const history = five()
  history.say(20_000, 'Eve', 'Who has the ladder?').say(20_001, 'Ben', 'Cid has it')
  history.say(20_100, 'Ann', 'Where is the old lamp?').say(20_200, 'Ann', 'https://example.com/new')
  for (let i = 0; i < 5; i++) history.say(10_000 + i * 10, 'Ann', `https://example.com/${i}`)
  const soon = history.say(20_000 + day - 1, 'Dee', 'hm').report()
  expect(metricOf(soon, 'knowledge.answered')).toMatchObject({ value: 3 / 5, sample: 5 })
  expect(metricOf(soon, 'knowledge.gone-by')).toMatchObject({ value: 1, sample: 5 })
  const later = history.say(20_100 + 7 * day, 'Dee', 'hm').report()
  expect(metricOf(later, 'knowledge.answered')).toMatchObject({ value: 4 / 7, sample: 7 })
  expect(metricOf(later, 'knowledge.never-answered')).toMatchObject({ value: 2 / 7, sample: 7 })
  expect(metricOf(later, 'knowledge.gone-by')?.sample).toBe(6)
})

test('in a topic, the next answer counts though other topics go on in between', () => {
  const inTopics = (topic: (name: string) => object) => {
    const history = new History()
    for (let i = 0; i < 5; i++) {
      const at = i * 1_000
      history.say(at, 'Ann', `Where is lamp ${i}?`, topic(`lamp ${i}`))
      for (let j = 1; j < 5; j++) history.say(at + j, 'Ben', 'Is it raining?', topic('weather'))
      history.say(at + 290, 'Ann', 'the green one', topic(`lamp ${i}`))
      history.say(at + 300, 'Cid', 'in the cellar', topic(`lamp ${i}`))
    }
    return metricOf(history.say(20_000, 'Ann', 'bye').report(), 'knowledge.answered')
  }
  // Five questions of Ann, and five of Ben about the weather, which nobody answers.
  expect(inTopics((topic) => ({ topic }))).toMatchObject({ value: 0.5, sample: 10 })
  expect(inTopics(() => ({}))?.value).toBe(0)
})

const talk = fc.array(
  fc.record({
    who: fc.constantFrom('Ann', 'Ben', 'Cid', 'Dee'),
    after: fc.integer({ min: 0, max: 400 }),
    text: fc.constantFrom(
      'Where is the red bicycle pump?',
      'Where is the blue garden hose?',
      'over there in the corner',
      'https://example.com/x',
      'ok',
      '怎么报销差旅费？',
    ),
  }),
  { minLength: 1, maxLength: 60 },
)
type Talk = readonly { readonly who: string; readonly after: number; readonly text: string }[]

function historyOf(lines: Talk, name = (who: string) => who): History {
  const history = new History()
  let minutes = 0
  for (const { who, after, text } of lines) history.say((minutes += after), name(who), text)
  return history
}

const figures = (report: CheckupReport) =>
  knowledge(report).metrics.map(({ id, value, sample }) => ({ id, value, sample }))

test('renaming people changes nothing', () => {
  fc.assert(
    fc.property(talk, (lines) => {
      const renamed = historyOf(lines, (who) => `member ${who.charCodeAt(0)}`)
      expect(figures(renamed.report())).toEqual(figures(historyOf(lines).report()))
    }),
    { numRuns: 30 },
  )
})

test('a program that talks in between changes nothing but what comes next to it', () => {
  fc.assert(
    fc.property(talk, (lines) => {
      const history = historyOf(lines)
      const before = figures(history.report())
      history.say(-1_000, 'robot', 'Is anybody there? https://example.com/x', { bot: true })
      expect(figures(history.report())).toEqual(before)
    }),
    { numRuns: 30 },
  )
})

test('a history twice over, far apart, keeps the shares of answers', () => {
  fc.assert(
    fc.property(talk, (lines) => {
      const { events } = historyOf([...lines, { who: 'Ann', after: 2_000, text: 'bye' }])
      const span = 400 * 86_400_000
      const later = events.map((event) => ({
        ...event,
        at: event.at + span,
        native: `${event.native}-later`,
      }))
      const one = figures(reportOf(events)).find(({ id }) => id === 'knowledge.answered')
      const two = figures(reportOf([...events, ...later])).find(({ id }) => id === 'knowledge.answered')
      expect(two?.sample).toBe((one?.sample ?? 0) * 2)
      if (one?.value !== null && one !== undefined) expect(two?.value).toBeCloseTo(one.value ?? 0)
    }),
    { numRuns: 30 },
  )
})

test('examples name the place, and no text is longer than 200 characters', () => {
  const history = new History().say(0, 'Ann', `Where is the bicycle wheel ${'very '.repeat(100)}old pump?`)
  const [example] = knowledge(history.say(2_000, 'Ben', 'hi').report()).examples[0]?.items ?? []
  expect(example).toMatchObject({ at: START, group: 'club', file: 'history', place: 1, native: 'club-0' })
  expect([...(example?.text ?? '')].length).toBeLessThanOrEqual(200)
})
