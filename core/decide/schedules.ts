/**
 * Rules by the calendar. A timer a rule comes due, and sets one timer a group, at once: so that each group is
 * an event of its own, judged with its own reads.
 */
import type { CompiledRule } from '../charter/compiled.ts'
import type { EventOf } from '../chat/event.ts'
import { nextOccurrence } from '../chat/zone.ts'
import type { Fired } from './decision.ts'
import { emptyDraft, type DecisionDraft } from './draft.ts'
import { held } from './holds.ts'
import type { Scene } from './scene.ts'
import { scheduledRule, scheduleKey } from './timer-keys.ts'

/** The next occurrence of every schedule; timers of rules that are gone or renamed are taken back. */
export function publishSchedules(scene: Scene, event: EventOf<'charter.published'>): DecisionDraft {
  const draft = emptyDraft()
  const { removed, renamed } = event.data
  for (const rule of [...(removed ?? []), ...Object.keys(renamed ?? {})]) {
    draft.cancelled.push(scheduleKey(rule, null))
  }
  for (const rule of scene.index.scheduled) setNext(scene, rule, scene.clock, draft)
  return draft
}

/** A schedule has come due for the whole community. */
export function decideOccurrence(scene: Scene, event: EventOf<'clock.due'>): DecisionDraft | null {
  const id = scheduledRule(event.data.key)
  const rule = id === null ? undefined : scene.index.rules.get(id)
  if (rule === undefined || rule.trigger.on !== 'schedule' || event.group !== null) return null
  const draft = emptyDraft()
  setNext(scene, rule, scene.clock, draft)
  const missed = heldAsMissed(scene, rule, draft)
  if (missed === null) askGroups(scene, rule, event.data.due, draft)
  else draft.fired.push(missed)
  return draft
}

/** A missed schedule that may not be late: nothing is done, or a person is asked. null when it goes on. */
export function heldAsMissed(scene: Scene, rule: CompiledRule, draft: DecisionDraft): Fired | null {
  if (rule.trigger.on !== 'schedule' || rule.trigger.missed === 'send-late' || !isMissed(scene)) return null
  if (rule.trigger.missed === 'ask') {
    draft.cases.push({
      key: `missed:${rule.id}:${scene.event.group ?? 0}`,
      kind: 'missed-schedule',
      rule: rule.id,
      group: scene.event.group,
      member: null,
      message: null,
    })
  }
  return held(rule, 'late')
}

/** A group's own timer carries when the schedule was due. */
function isMissed({ event, charter, late }: Scene): boolean {
  if (event.kind !== 'clock.due') return false
  const { payload } = event.data
  const due = typeof payload === 'number' ? payload : event.data.due
  return late || event.received - due > charter.late
}

function setNext(scene: Scene, rule: CompiledRule, after: number, draft: DecisionDraft): void {
  if (rule.trigger.on !== 'schedule') return
  const due = nextOccurrence(rule.trigger.schedule, scene.charter.timezone, after)
  draft.timers.push({ key: scheduleKey(rule.id, null), due, group: null, payload: null })
}

function askGroups(scene: Scene, rule: CompiledRule, due: number, draft: DecisionDraft): void {
  for (const [group, kind] of scene.roster.groups) {
    if (rule.kinds !== null && !rule.kinds.includes(kind)) continue
    draft.timers.push({ key: scheduleKey(rule.id, group), due: scene.clock, group, payload: due })
  }
}
