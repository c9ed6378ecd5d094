/** Problem: value drowns. Questions go unanswered or come back, and what was shared goes by. */
import type { Closing, Fold, ProblemFinding } from '../fold.ts'
import type { Observation } from '../observation.ts'
import { knowledgeCharts } from './knowledge-charts.ts'
import { knowledgeExamples } from './knowledge-examples.ts'
import { knowledgeGrade, knowledgeHeadline } from './knowledge-grade.ts'
import { knowledgeMetrics } from './knowledge-metrics.ts'
import { Questions } from './questions.ts'
import { Shares } from './shares.ts'

export function createKnowledge(): Fold<ProblemFinding> {
  return new KnowledgeFold()
}

class KnowledgeFold implements Fold<ProblemFinding> {
  readonly #questions = new Questions()
  readonly #shares = new Shares()

  take(seen: Observation): void {
    if (seen.kind === 'message') {
      this.#questions.take(seen)
      this.#shares.take(seen)
    } else if (seen.kind === 'reaction') this.#shares.react(seen)
  }

  close(closing: Closing): ProblemFinding {
    const questions = this.#questions
    const counted = questions.close(closing.to)
    const gone = this.#shares.close(closing.to)
    const { counts } = this.#shares
    const metrics = knowledgeMetrics(questions, counted, counts)
    const found = {
      id: 'knowledge',
      grade: knowledgeGrade(metrics),
      headline: knowledgeHeadline(metrics),
      metrics: Object.values(metrics),
    } as const
    if (!closing.whole) return { ...found, charts: [], examples: [] }
    return {
      ...found,
      charts: knowledgeCharts(questions, counted, counts, closing),
      examples: knowledgeExamples(questions, gone, closing),
    }
  }
}
