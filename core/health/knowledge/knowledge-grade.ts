import { both, type Bilingual } from '../../charter/fault.ts'
import { shareWords, spanWords } from '../figures.ts'
import { gradeOf } from '../grade.ts'
import type { Grade } from '../report.ts'
import type { KnowledgeMetrics } from './knowledge-metrics.ts'

const MINUTE = 60_000

export function knowledgeGrade(metrics: KnowledgeMetrics): Grade {
  return gradeOf([
    { metric: metrics.answered, weight: 4, poor: 0.3, good: 0.9 },
    { metric: metrics.firstAnswer, weight: 1, poor: 60 * MINUTE, good: 2 * MINUTE },
    { metric: metrics.askedAgain, weight: 1, poor: 0.1, good: 0.005 },
    { metric: metrics.goneBy, weight: 2, poor: 0.7, good: 0.1 },
    { metric: metrics.topAnswerer, weight: 2, poor: 0.5, good: 0.1 },
  ])
}

/** The finding in one sentence: who is left without an answer, or what goes by. */
export function knowledgeHeadline({ answered, firstAnswer, goneBy }: KnowledgeMetrics): Bilingual {
  if (answered.value === null) {
    return goneBy.value === null
      ? both(
          '提问和分享都太少，还看不出价值有没有流失。',
          'Too few questions and shared things to say whether value drowns.',
        )
      : goneBy.finding
  }
  const left = shareWords(1 - answered.value)
  if (answered.value === 1) {
    const wait = spanWords(firstAnswer.value ?? 0)
    return both(
      `提问一天内都有人回答，一半只用了不到 ${wait['zh-CN']}。`,
      `Every question was answered within a day, half of them within ${wait.en}.`,
    )
  }
  if (answered.value === 0)
    return both('没有一个提问在一天内等到回答。', 'Not one question was answered within a day.')
  if (firstAnswer.value === null)
    return both(
      `${left['zh-CN']} 的提问一天内没等到回答。`,
      `${left.en} of the questions got no answer within a day.`,
    )
  const wait = spanWords(firstAnswer.value)
  return both(
    `${left['zh-CN']} 的提问一天内没等到回答；等到的，一半只用了不到 ${wait['zh-CN']}。`,
    `${left.en} of the questions got no answer within a day; of the others, half had one within ${wait.en}.`,
  )
}
