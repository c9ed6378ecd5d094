/**
 * Who is to be told what now, and when to look again. Pure: everything that was told before comes in, so that
 * asking twice, or again after a crash, tells nothing twice.
 */
import { kindOf } from './kinds.ts'
import { planGathered } from './plan-gathered.ts'
import { planUrgent } from './plan-urgent.ts'
import type { Plan, Situation } from './situation.ts'

export function plan(situation: Situation): Plan {
  const plans = [
    ...situation.notices
      .filter(({ kind }) => kindOf(kind).urgent)
      .map((notice) => planUrgent(situation, notice)),
    ...situation.people.map((person) => planGathered(situation, person)),
  ]
  const times = plans.flatMap(({ next }) => (next === null ? [] : [next]))
  return {
    deliveries: plans.flatMap(({ deliveries }) => deliveries),
    next: times.length === 0 ? null : Math.min(...times),
  }
}
