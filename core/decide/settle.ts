/** Cases that ask for something an operator or the platform has now done: nobody needs to close them. */
import { breakerKey } from './breaker.ts'
import { emptyDraft, type DecisionDraft } from './draft.ts'
import type { Scene } from './scene.ts'
import { unassignedKey } from './unassigned.ts'

export function settleCases(scene: Scene): DecisionDraft | null {
  const key = settledKey(scene)
  if (key === null) return null
  const draft = emptyDraft()
  draft.settled.push(key)
  return draft
}

function settledKey(scene: Scene): string | null {
  const { event } = scene
  if (event.kind === 'group.dissolved') return event.group === null ? null : unassignedKey(event.group)
  if (event.kind !== 'operator.act') return null
  const { act, kind, rule } = event.data
  if (act === 'assign-group') {
    return event.group === null || kind === null || kind === undefined ? null : unassignedKey(event.group)
  }
  return act === 'reset-breaker' && rule !== undefined ? breakerKey(scene, rule) : null
}
