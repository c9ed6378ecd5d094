/** The finding on the plan in one sentence or two: what costs most points, with its figures. */
import { both, type Bilingual } from '../../charter/fault.ts'
import { costliest } from '../costliest.ts'
import type { Grade, Metric } from '../report.ts'

export function planHeadline(metrics: readonly Metric[], grade: Grade): Bilingual {
  return (
    costliest(metrics, grade) ??
    (grade.value === null
      ? both(
          '记录太少，看不出这个群有没有章法。',
          'Too little is known to say whether this group has a plan.',
        )
      : both(
          '规矩常讲，新人有人接，群也一直活着。',
          'Rules are told, newcomers are met, and the group lives on.',
        ))
  )
}
