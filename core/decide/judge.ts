/** Judges the rules of an event: which are met, which of those act, and which are held back and why. */
import { SANCTIONS } from '../chat/action.ts'
import type { Act, CompiledRule } from '../charter/compiled.ts'
import { carryOut } from './acts.ts'
import { breakerCase, tripsBreaker } from './breaker.ts'
import { candidates } from './candidates.ts'
import type { Fired } from './decision.ts'
import { lookUp } from './dictionary.ts'
import { emptyDraft, type DecisionDraft } from './draft.ts'
import { held, heldWhole } from './holds.ts'
import type { ReadSet } from './reads.ts'
import { applies, contextOf, isMet } from './rule-met.ts'
import { ruleKey, type Scene } from './scene.ts'
import { heldAsMissed } from './schedules.ts'

/** null when no rule was met. */
export function judgeRules(scene: Scene, reads: ReadSet): DecisionDraft | null {
  if (scene.on === null) return null
  const index = scene.index.triggers[scene.on]
  const context = contextOf(scene.event, scene.subject.facts, reads)
  const places = candidates(index, context)
  let draft: DecisionDraft | null = null
  for (let i = 0; i < places.length; i++) {
    const rule = index.rules[places[i]!]!
    if (!applies(rule, scene.kind, scene.event) || !isMet(rule, context)) continue
    draft ??= emptyDraft()
    draft.fired.push(fire(scene, rule, draft))
  }
  return draft
}

function fire(scene: Scene, rule: CompiledRule, draft: DecisionDraft): Fired {
  const whole = heldWhole(scene, rule) ?? heldAsMissed(scene, rule, draft)
  if (whole !== null) return whole
  const strike = rule.escalation === null ? null : nextStrike(scene, rule.escalation.within, rule.id)
  const acts = strike === null ? rule.acts : [...rule.acts, ...stepOf(rule, strike)]
  if (acts.some(({ kind }) => SANCTIONS.has(kind)) && !scene.late && tripsBreaker(scene, rule.id)) {
    draft.cases.push(breakerCase(scene, rule.id))
    return held(rule, 'breaker')
  }
  return carryOut(scene, rule, acts, strike, draft)
}

/** null for an event that nobody did: there is nobody to count strikes of. */
function nextStrike(scene: Scene, within: number, rule: string): number | null {
  if (scene.event.member === null) return null
  const strikes = lookUp(scene.member.strikes, ruleKey(scene.community, rule)) ?? []
  let recent = 0
  for (const at of strikes) if (at > scene.now - within) recent++
  return recent + 1
}

function stepOf({ escalation }: CompiledRule, strike: number): readonly Act[] {
  const step = escalation?.steps[Math.min(strike, escalation.steps.length) - 1]
  return step === undefined ? [] : [step]
}
