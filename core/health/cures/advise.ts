/** Which cures would help a problem most: those whose metrics lost the most points. */
import { both } from '../../charter/fault.ts'
import type { ProblemFinding } from '../fold.ts'
import type { CureAdvice, GradePart } from '../report.ts'
import { CURES } from './catalogue.ts'
import type { Cure } from './cure.ts'

const MOST = 3

/** Best first; nothing where there is no grade, or nothing to be won back. */
export function advise(finding: ProblemFinding): readonly CureAdvice[] {
  const { grade } = finding
  if (grade.value === null) return []
  const said = grade.parts.filter(({ points }) => points !== null)
  const weight = said.reduce((sum, part) => sum + part.weight, 0)
  return CURES.flatMap((cure) => adviceOf(cure, finding, said, weight) ?? [])
    .toSorted((a, b) => b.points - a.points || Number(b.available) - Number(a.available))
    .slice(0, MOST)
}

function adviceOf(
  cure: Cure,
  { metrics }: ProblemFinding,
  said: readonly GradePart[],
  weight: number,
): CureAdvice | null {
  const gains = said
    .map(({ metric, points, weight: own }) => {
      const share = cure.helps[metric] ?? 0
      return { metric, gain: ((100 - (points ?? 100)) * own * share) / weight }
    })
    .filter(({ gain }) => gain > 0)
    .toSorted((a, b) => b.gain - a.gain)
  const points = Math.round(gains.reduce((sum, { gain }) => sum + gain, 0))
  const best = metrics.find(({ id }) => id === gains[0]?.metric)
  if (points < 1 || best === undefined) return null
  return {
    cure: cure.id,
    title: cure.title,
    why: both(`因为：${best.finding['zh-CN']}`, `Because: ${best.finding.en}`),
    points,
    available: cure.pieces !== null,
  }
}
