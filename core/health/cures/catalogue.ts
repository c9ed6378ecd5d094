/** Every cure that a checkup may name. */
import { CHORES_CURES } from './chores.ts'
import type { Cure } from './cure.ts'
import { FAIRNESS_CURES } from './fairness.ts'
import { INCENTIVES_CURES } from './incentives.ts'
import { KNOWLEDGE_CURES } from './knowledge.ts'
import { PLAN_CURES } from './plan.ts'

export const CURES: readonly Cure[] = [
  ...PLAN_CURES,
  ...INCENTIVES_CURES,
  ...KNOWLEDGE_CURES,
  ...FAIRNESS_CURES,
  ...CHORES_CURES,
]

const byId: ReadonlyMap<string, Cure> = new Map(CURES.map((cure) => [cure.id, cure]))

export function cureOf(id: string): Cure | null {
  return byId.get(id) ?? null
}
