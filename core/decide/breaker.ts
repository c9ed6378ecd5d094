/** The breaker: a rule that hits too many of a group stops acting until an operator has looked at it. */
import { lookUp } from './dictionary.ts'
import { ruleKey, type Scene } from './scene.ts'
import type { CaseDraft } from './decision.ts'

export const BREAKER_SPAN = 3_600_000
const LEAST_MEMBERS = 3
const SHARE = 0.05

/** Whether hitting this member, too, would go beyond five in a hundred of the group within an hour (three at least). */
export function tripsBreaker(scene: Scene, rule: string): boolean {
  const { group, event, now, community } = scene
  if (event.member === null) return false
  const hits = lookUp(group.hits, ruleKey(community, rule)) ?? []
  let others = 0
  for (const [member, at] of hits) if (member !== event.member && at > now - BREAKER_SPAN) others++
  return others + 1 > Math.max(LEAST_MEMBERS, SHARE * group.size)
}

export function breakerCase(scene: Scene, rule: string): CaseDraft {
  const { group, member, seq } = scene.event
  return { key: breakerKey(scene, rule), kind: 'breaker', rule, group, member, message: seq }
}

/** Stays the same when the rule is renamed. */
export function breakerKey({ community }: Scene, rule: string): string {
  return `breaker:${ruleKey(community, rule)}`
}
