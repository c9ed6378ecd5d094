/** The heart: what an event leads to. Pure: the same charter, state and subject give the same decision. */
import type { CompiledCharter } from '../charter/compiled.ts'
import type { Decision } from './decision.ts'
import { plainDecision, type DecisionDraft } from './draft.ts'
import { judgeRules } from './judge.ts'
import { decideNotice } from './notice.ts'
import { fillReads } from './read-set.ts'
import type { ReadSet } from './reads.ts'
import { sceneOf, type Scene } from './scene.ts'
import { decideOccurrence, publishSchedules } from './schedules.ts'
import { settleCases } from './settle.ts'
import type { StateView } from './state.ts'
import type { Subject } from './subject.ts'
import { decideTestMessage, isTestMessage } from './test-message.ts'
import { isWelcomeKey } from './timer-keys.ts'
import { askForKind } from './unassigned.ts'
import { decideVerdict } from './verdict.ts'
import { gatherArrival, sayWelcome } from './welcome.ts'

const NO_READS: ReadSet = Object.freeze([])

/**
 * Decides one event. `state` needs to hold the records that `needs` names.
 * @throws whatever a fault in a rule throws; the caller keeps the event with `faultDecision`.
 */
export function decide(charter: CompiledCharter | null, state: StateView, subject: Subject): Decision {
  if (subject.event.kind === 'operator.notice') return decideNotice(subject.event)
  if (isTestMessage(subject.event)) return decideTestMessage(subject.event)
  if (charter === null) return plainDecision(0, null, NO_READS, null, false)
  const scene = sceneOf(charter, state, subject)
  const judged = scene.on !== null && scene.kind !== null && scene.index.triggers[scene.on].rules.length > 0
  const reads = judged ? fillReads(charter, scene) : NO_READS
  const draft = decideKind(scene, reads, judged)
  const { late, kind } = scene
  const text = kind === null ? null : scene.fingerprint
  const version = scene.event.group !== null && kind === null ? 0 : charter.version
  const plain = plainDecision(version, kind, reads, text, late)
  return draft === null ? plain : { ...plain, ...draft }
}

function decideKind(scene: Scene, reads: ReadSet, judged: boolean): DecisionDraft | null {
  const draft = judged ? judgeRules(scene, reads) : null
  switch (scene.event.kind) {
    case 'charter.published':
      return publishSchedules(scene, scene.event)
    case 'clock.due':
      return decideTimer(scene, draft)
    case 'verdict.given':
      return decideVerdict(scene, scene.event)
    case 'member.joined':
      return scene.kind === null ? askForKind(scene) : gatherArrival(scene, draft)
    case 'operator.act':
    case 'group.dissolved':
      return settleCases(scene)
    case 'action.sent':
    case 'action.failed':
    case 'action.unknown':
    case 'action.expired':
    case 'action.handed':
    case 'action.confirmed':
      return null
    default:
      return scene.kind === null ? askForKind(scene) : draft
  }
}

function decideTimer(scene: Scene, draft: DecisionDraft | null): DecisionDraft | null {
  if (scene.event.kind !== 'clock.due') return draft
  if (isWelcomeKey(scene.event.data.key)) return sayWelcome(scene)
  return scene.on === 'schedule' ? draft : decideOccurrence(scene, scene.event)
}

export { faultDecision } from './draft.ts'
