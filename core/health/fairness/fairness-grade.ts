import { both, type Bilingual } from '../../charter/fault.ts'
import { shareWords } from '../figures.ts'
import { gradeOf } from '../grade.ts'
import type { Grade } from '../report.ts'
import type { AttentionMetrics } from './attention-metrics.ts'
import type { ConductMetrics } from './conduct-metrics.ts'
import type { PromotionMetrics } from './promotion-metrics.ts'

export type FairnessMetrics = PromotionMetrics & AttentionMetrics & ConductMetrics

export function fairnessGrade(metrics: FairnessMetrics): Grade {
  return gradeOf([
    { metric: metrics.promotionGap, weight: 2, poor: 5, good: 1.2 },
    { metric: metrics.promotion, weight: 1, poor: 5, good: 0.5 },
    { metric: metrics.repliesToNewcomers, weight: 3, poor: 0.2, good: 0.8 },
    { metric: metrics.repliesGap, weight: 2, poor: 0.5, good: 1 },
    { metric: metrics.attention, weight: 1, poor: 0.95, good: 0.6 },
    { metric: metrics.complaints, weight: 1, poor: 1, good: 0.05 },
    { metric: metrics.calls, weight: 1, poor: 14, good: 2 },
  ])
}

/** From so many times on, that staff promotes more is what stands out. */
const STANDS_OUT = 2

export function fairnessHeadline(metrics: FairnessMetrics): Bilingual {
  const { promotionGap, repliesToNewcomers, attention } = metrics
  if ((promotionGap.value ?? 0) >= STANDS_OUT) return promotionGap.finding
  if (repliesToNewcomers.value !== null) {
    if (repliesToNewcomers.value === 1)
      return both('新人第一次说话，都有人理。', 'Every newcomer was answered when they first spoke.')
    const left = shareWords(1 - repliesToNewcomers.value)
    return both(
      `${left['zh-CN']} 的新人第一次说话没有人理。`,
      `${left.en} of the newcomers were not answered when they first spoke.`,
    )
  }
  return attention.value === null
    ? both('人和消息都太少，还看不出公不公平。', 'Too few people and messages to say whether it is fair.')
    : attention.finding
}
