/** What holds a rule back although its condition is met. */
import type { CompiledRule } from '../charter/compiled.ts'
import { localTime } from '../chat/zone.ts'
import type { Fired, Per } from './decision.ts'
import { lookUp } from './dictionary.ts'
import { ruleKey, type Scene } from './scene.ts'

/** Why nothing of a rule may be carried out now; null when it may. */
export function heldWhole(scene: Scene, rule: CompiledRule): Fired | null {
  const role = exemptRole(scene, rule)
  if (role !== null) return { rule: rule.id, strike: null, held: 'exempt', role }
  if (rule.mode === 'dry') return held(rule, 'dry')
  if (lookUp(scene.community.rules, ruleKey(scene.community, rule.id)) !== undefined) {
    return held(rule, 'breaker')
  }
  if (coolsDown(scene, rule)) return held(rule, 'cooldown')
  return rule.cap !== null && countToday(scene, rule, rule.cap.per) >= rule.cap.count
    ? held(rule, 'cap')
    : null
}

export function held(rule: CompiledRule, why: NonNullable<Fired['held']>): Fired {
  return { rule: rule.id, strike: null, held: why }
}

/** What acting leaves behind for the rule's own cooldown and cap. */
export function traces(scene: Scene, rule: CompiledRule): Pick<Fired, 'cooldown' | 'cap'> {
  const { cooldown, cap } = rule
  if (cooldown === null && cap === null) return NO_TRACES
  return {
    ...(cooldown === null ? {} : { cooldown: [cooldown.per, scene.now + cooldown.span] as const }),
    ...(cap === null ? {} : { cap: [cap.per, today(scene), countToday(scene, rule, cap.per) + 1] as const }),
  }
}
const NO_TRACES = {}

export function today({ charter, now }: Scene): number {
  return localTime(now, charter.timezone).day
}

function exemptRole({ member, role }: Scene, { exempt }: CompiledRule): string | null {
  const found = exempt.find((one) => one.role === role || member.roles.includes(one.role))
  return found?.role ?? null
}

function coolsDown(scene: Scene, rule: CompiledRule): boolean {
  if (rule.cooldown === null) return false
  const until = lookUp(keeper(scene, rule.cooldown.per).cooldowns, ruleKey(scene.community, rule.id))
  return until !== undefined && scene.now < until
}

function countToday(scene: Scene, rule: CompiledRule, per: Per): number {
  const cap = lookUp(keeper(scene, per).caps, ruleKey(scene.community, rule.id))
  return cap !== undefined && cap[0] === today(scene) ? cap[1] : 0
}

function keeper(scene: Scene, per: Per): Scene['community'] | Scene['group'] | Scene['member'] {
  if (per === 'community') return scene.community
  return per === 'group' ? scene.group : scene.member
}
