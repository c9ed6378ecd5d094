/** Which cures would help a problem most: those whose metrics lost the most points. */
import type { ProblemFinding } from '../fold.ts'
import type { CureAdvice } from '../report.ts'

/** Best first. */
export function advise(_finding: ProblemFinding): readonly CureAdvice[] {
  return []
}
