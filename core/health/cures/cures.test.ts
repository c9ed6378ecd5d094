import { describe, expect, test } from 'vitest'
import { History } from '../history-fixture.ts'
import type { ProblemFinding } from '../fold.ts'
import type { GradePart, Metric } from '../report.ts'
import { both } from '../../charter/fault.ts'
import { PROBLEMS } from '../report.ts'
import { advise } from './advise.ts'
import { CURES } from './catalogue.ts'

const report = new History().say(1, 'ann', 'hello').report()
const graded = new Set(report.problems.flatMap(({ grade }) => grade.parts.map(({ metric }) => metric)))

describe('the catalogue', () => {
  test('gives each cure a name of its own', () => {
    expect(new Set(CURES.map(({ id }) => id)).size).toBe(CURES.length)
  })

  test.each(CURES.map((cure) => [cure.id, cure] as const))(
    '%s helps what a grade is made of',
    (_, { helps }) => {
      const metrics = Object.keys(helps)
      expect(metrics.length).toBeGreaterThan(0)
      for (const metric of metrics) expect(graded).toContain(metric)
      for (const share of Object.values(helps)) expect(share).toBeLessThanOrEqual(1)
    },
  )

  test.each(PROBLEMS)('has two or more cures that this version carries out against %s', (problem) => {
    const cures = CURES.filter(({ helps, pieces }) => {
      return pieces !== null && Object.keys(helps).some((metric) => metric.startsWith(`${problem}.`))
    })
    expect(cures.length).toBeGreaterThanOrEqual(2)
  })

  test('never says the same of two cures', () => {
    for (const language of ['zh-CN', 'en'] as const) {
      expect(new Set(CURES.map(({ paragraph }) => paragraph[language])).size).toBe(CURES.length)
    }
  })
})

describe('advice', () => {
  const part = (metric: string, weight: number, points: number | null): GradePart => {
    return { metric, weight, points, poor: 0, good: 1 }
  }
  const metric = (id: string): Metric => ({
    id,
    label: both('甲', 'a'),
    meaning: both('甲', 'a'),
    value: 0.2,
    unit: 'share',
    sample: 40,
    interval: null,
    finding: both('五分之一。', `finding of ${id}`),
    estimate: null,
    source: null,
  })
  const finding = (parts: readonly GradePart[], value: number | null): ProblemFinding => ({
    id: 'plan',
    grade: { value, formula: both('', ''), parts, sure: 'high', why: both('', '') },
    headline: both('', ''),
    metrics: parts.map((one) => metric(one.metric)),
    charts: [],
    examples: [],
  })

  test('counts the points that can be won back: lost points by weight and share', () => {
    const [best] = advise(finding([part('plan.greeted', 1, 20), part('plan.days-alive', 3, 100)], 80))
    expect(best).toMatchObject({ cure: 'welcome', points: 20, available: true })
    expect(best?.why.en).toContain('finding of plan.greeted')
  })

  test('leaves out parts that cannot be said', () => {
    const [best] = advise(finding([part('plan.greeted', 1, 20), part('plan.days-alive', 3, null)], 20))
    expect(best).toMatchObject({ cure: 'welcome', points: 80 })
  })

  test('is at most three, best first', () => {
    const parts = [part('plan.greeted', 1, 0), part('plan.rules-kept', 1, 0), part('plan.came-back', 1, 0)]
    const points = advise(finding(parts, 0)).map((cure) => cure.points)
    expect(points).toHaveLength(3)
    expect(points).toEqual(points.toSorted((a, b) => b - a))
  })

  test.each([
    ['there is no grade', finding([part('plan.greeted', 1, 0)], null)],
    ['nothing is lost', finding([part('plan.greeted', 1, 100)], 100)],
  ])('is none where %s', (_, found) => {
    expect(advise(found)).toEqual([])
  })
})
