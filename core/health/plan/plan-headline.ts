/** The finding on the plan in one sentence: what costs most points, with its figure. */
import { both, type Bilingual } from '../../charter/fault.ts'
import type { Grade, Metric } from '../report.ts'

export function planHeadline(metrics: readonly Metric[], grade: Grade): Bilingual {
  const lost = grade.parts
    .flatMap(({ metric, weight, points }) =>
      points === null ? [] : [{ metric, lost: weight * (100 - points) }],
    )
    .toSorted((a, b) => b.lost - a.lost)
  const findings = lost
    .slice(0, 2)
    .filter((part) => part.lost > 0)
    .flatMap(({ metric }) => metrics.find(({ id }) => id === metric)?.finding ?? [])
  if (findings.length > 0) {
    return both(findings.map((one) => one['zh-CN']).join(''), findings.map((one) => one.en).join(' '))
  }
  return lost.length === 0
    ? both('记录太少，看不出这个群有没有章法。', 'Too little is known to say whether this group has a plan.')
    : both(
        '规矩常讲，新人有人接，群也一直活着。',
        'Rules are told, newcomers are met, and the group lives on.',
      )
}
