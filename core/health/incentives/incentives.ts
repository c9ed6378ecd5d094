/** Problem: incentives. */
import { both } from '../../charter/fault.ts'
import type { Closing, Fold, ProblemFinding } from '../fold.ts'
import { gradeOf } from '../grade.ts'
import type { Observation } from '../observation.ts'

export function createIncentives(): Fold<ProblemFinding> {
  return new IncentivesFold()
}

class IncentivesFold implements Fold<ProblemFinding> {
  take(_seen: Observation): void {}

  close(_closing: Closing): ProblemFinding {
    return {
      id: 'incentives',
      grade: gradeOf([]),
      headline: both('还说不了什么。', 'Nothing can be said yet.'),
      metrics: [],
      charts: [],
      examples: [],
    }
  }
}
