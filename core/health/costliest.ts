/** What costs a problem most of its points, in the words of its metrics. */
import { both, type Bilingual } from '../charter/fault.ts'
import type { Grade, Metric } from './report.ts'

const SAID = 2
/** Smaller losses are no finding. */
const LEAST_LOST = 5

/** The findings of the two costliest parts; null where nothing is lost, or where there is no grade. */
export function costliest(metrics: readonly Metric[], grade: Grade): Bilingual | null {
  if (grade.value === null) return null
  const all = grade.parts.reduce((sum, { weight, points }) => sum + (points === null ? 0 : weight), 0)
  const findings = grade.parts
    .map(({ metric, weight, points }) => ({
      metric,
      lost: points === null ? 0 : (weight / all) * (100 - points),
    }))
    .filter(({ lost }) => lost >= LEAST_LOST)
    .toSorted((a, b) => b.lost - a.lost)
    .slice(0, SAID)
    .flatMap(({ metric }) => metrics.find(({ id }) => id === metric)?.finding ?? [])
  if (findings.length === 0) return null
  return both(findings.map((one) => one['zh-CN']).join(''), findings.map((one) => one.en).join(' '))
}
