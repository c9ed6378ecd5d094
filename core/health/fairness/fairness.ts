/** Problem: self-interest. Who promotes, who is heard, and whom the group wakes up. */
import type { Closing, Fold, ProblemFinding } from '../fold.ts'
import type { Observation } from '../observation.ts'
import { attentionMetrics } from './attention-metrics.ts'
import { conductMetrics } from './conduct-metrics.ts'
import { Conducts } from './conduct.ts'
import { fairnessCharts } from './fairness-charts.ts'
import { fairnessExamples } from './fairness-examples.ts'
import { fairnessGrade, fairnessHeadline } from './fairness-grade.ts'
import { promotionMetrics } from './promotion-metrics.ts'
import { byRole } from './roles-summed.ts'
import { Turns } from './turns.ts'

export function createFairness(): Fold<ProblemFinding> {
  return new FairnessFold()
}

class FairnessFold implements Fold<ProblemFinding> {
  readonly #conducts = new Conducts()
  readonly #turns = new Turns()

  take(seen: Observation): void {
    if (seen.kind !== 'message' || seen.bot || seen.person < 0) return
    this.#conducts.take(seen)
    this.#turns.take(seen)
  }

  close(closing: Closing): ProblemFinding {
    const { people, inChinese } = this.#conducts
    const attention = this.#turns.people
    const roles = byRole(people, attention, closing)
    const metrics = {
      ...promotionMetrics(roles, inChinese * 2 > roles.all.messages),
      ...attentionMetrics(attention, roles, closing),
      ...conductMetrics(roles, closing),
    }
    const found = {
      id: 'fairness',
      grade: fairnessGrade(metrics),
      headline: fairnessHeadline(metrics),
      metrics: Object.values(metrics),
    } as const
    if (!closing.whole) return { ...found, charts: [], examples: [] }
    return {
      ...found,
      charts: fairnessCharts(roles, attention, this.#conducts.weeks, closing),
      examples: fairnessExamples(this.#conducts, closing),
    }
  }
}
