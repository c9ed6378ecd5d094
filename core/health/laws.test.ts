/** What holds of any history, whatever is said in it. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { History, reportOf } from './history-fixture.ts'
import type { CheckupReport, Metric } from './report.ts'

const DAY = 24 * 60

const metricsOf = ({ problems, vitals }: CheckupReport): ReadonlyMap<string, Metric> =>
  new Map([...problems.flatMap(({ metrics }) => metrics), ...vitals.metrics].map((one) => [one.id, one]))
const valueOf = (report: CheckupReport, id: string) => metricsOf(report).get(id)?.value ?? null

const waits = fc.array(fc.integer({ min: 1, max: 250 }), { minLength: 5, maxLength: 20 })

test('what takes twice as long is said to take twice as long', () => {
  const told = (spans: readonly number[], scale: number) => {
    const history = new History().say(0, 'Olga', 'hello')
    for (const [place, wait] of spans.entries()) {
      const at = (place + 1) * 300 * scale
      history.join(at, `New ${place}`).say(at, 'Ann', 'Where is the key?')
      const asked = history.last
      history.say(at + wait * scale, 'Ben', 'under the mat', { replyTo: asked })
      history.say(at + wait * scale, 'Olga', `welcome New ${place}`)
    }
    history.notice(spans.length * 300 * scale, 'Olga', 'We meet on Monday')
    return history.say(spans.length * 300 * scale + 3 * DAY * scale, 'Olga', 'bye').report()
  }
  fc.assert(
    fc.property(waits, (spans) => {
      const [one, two] = [told(spans, 1), told(spans, 2)]
      for (const id of ['knowledge.first-answer', 'plan.greeting-delay', 'plan.rules-first']) {
        expect(valueOf(one, id), id).toBeGreaterThan(0)
        expect(valueOf(two, id), id).toBe((valueOf(one, id) ?? 0) * 2)
      }
      for (const id of ['knowledge.answered', 'plan.greeted']) expect(valueOf(two, id)).toBe(valueOf(one, id))
    }),
    { numRuns: 15 },
  )
})

const line = fc.record({
  who: fc.constantFrom('Ann', 'Ben', 'Cid', 'Dee', 'Eve', 'Fay'),
  minute: fc.nat(60 * DAY),
  text: fc.constantFrom(
    'hello',
    'Where is the pump?',
    'over there in the corner',
    'thanks',
    '太吵了',
    '@Ann yes',
  ),
})
const lines = fc.array(line, { minLength: 10, maxLength: 80 })

/** Shares and rates; ranks of people, which are rounded, and what is compared between groups are none of them. */
const KEPT = [
  'plan.first-answered',
  'plan.second-message',
  'plan.came-back',
  'plan.days-alive',
  'incentives.reciprocity',
  'incentives.thanks-rate',
  'knowledge.answered',
  'knowledge.never-answered',
  'knowledge.first-answer',
  'fairness.replies',
  'fairness.replies-to-newcomers',
  'fairness.attention',
  'fairness.night',
  'fairness.complaints',
  'vitals.return',
  'vitals.reciprocity',
]

test('the same once more, among other people elsewhere, keeps every share', () => {
  const told = (
    all: readonly { readonly who: string; readonly minute: number; readonly text: string }[],
    group: string,
  ) => {
    const history = new History(group)
    for (const { who, minute, text } of all)
      history.say(minute, `${who}-${group}`, text.replace('@Ann', `@Ann-${group}`))
    return history.events
  }
  fc.assert(
    fc.property(lines, (all) => {
      const once = metricsOf(reportOf(told(all, 'a')))
      const twice = metricsOf(reportOf([...told(all, 'a'), ...told(all, 'b')]))
      for (const id of KEPT) {
        const before = once.get(id)?.value ?? null
        if (before !== null) expect(twice.get(id)?.value, id).toBeCloseTo(before)
      }
    }),
    { numRuns: 25 },
  )
})

test('no sentence of a small or one-sided history speaks of 1 people, of NaN or of an empty figure', () => {
  fc.assert(
    fc.property(fc.array(line, { maxLength: 12 }), (all) => {
      const history = new History()
      for (const { who, minute, text } of all) history.say(minute % DAY, who, text)
      const report = history.report({ roles: { owner: all[0]?.who ?? null, managers: [] } })
      const { problems, vitals } = report
      const said = [
        ...metricsOf(report)
          .values()
          .map(({ finding }) => finding),
        ...problems.flatMap(({ headline, grade }) => [headline, grade.why]),
        ...[...problems.flatMap(({ charts }) => charts), ...vitals.charts].map(({ title }) => title),
      ]
      for (const { en, 'zh-CN': zh } of said) {
        expect(en).not.toMatch(
          /(?<![\d,.])1 (?:people|messages|newcomers|times|days|questions|acts|minutes)\b/,
        )
        expect(`${en}${zh}`).not.toMatch(/NaN|Infinity|undefined|\bnull\b/)
        expect(zh).not.toMatch(/[\u4e00-\u9fff][,;:?!]|[,;?!][\u4e00-\u9fff]/)
      }
    }),
    { numRuns: 40 },
  )
})
