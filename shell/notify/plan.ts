/**
 * Who is to be told what now, and when to look again. Pure: everything that was told before comes in, so that
 * asking twice, or again after a crash, tells nothing twice.
 */
import { kindOf } from './kinds.ts'
import { baseOf } from './notice.ts'
import { planGathered } from './plan-gathered.ts'
import { gatherUrgent, planUrgent } from './plan-urgent.ts'
import type { Plan, Situation } from './situation.ts'

export function plan(situation: Situation): Plan {
  const told = Map.groupBy(situation.told, ({ key }) => baseOf(key))
  const urgent = situation.notices
    .filter(({ kind }) => kindOf(kind).urgent)
    .map((notice) => planUrgent({ ...situation, told: told.get(baseOf(notice.key)) ?? [] }, notice))
  const others = situation.people.map((person) => planGathered(situation, person))
  const times = [...urgent, ...others].flatMap(({ next }) => (next === null ? [] : [next]))
  return {
    deliveries: [
      ...gatherUrgent(urgent.flatMap(({ deliveries }) => deliveries)),
      ...others.flatMap(({ deliveries }) => deliveries),
    ],
    next: times.length === 0 ? null : Math.min(...times),
  }
}
