/** The finding on incentives in one sentence or two: what costs most points, with its figures. */
import { both, type Bilingual } from '../../charter/fault.ts'
import { costliest } from '../costliest.ts'
import type { Grade, Metric } from '../report.ts'

export function incentivesHeadline(metrics: readonly Metric[], grade: Grade): Bilingual {
  return (
    costliest(metrics, grade) ??
    (grade.value === null
      ? both('记录太少，看不出谁在创作。', 'Too little is known to say who creates.')
      : both('很多人在创作，写了有人应，也留得住。', 'Many create, are heard, and stay.'))
  )
}
