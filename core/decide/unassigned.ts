/** Groups without a kind: nothing is done there, and one case asks for the kind. */
import { emptyDraft, type DecisionDraft } from './draft.ts'
import type { Scene } from './scene.ts'

/** Kind of the case that asks for a group's kind. */
export const UNASSIGNED = 'unassigned-group'

export function askForKind({ event, group, charter }: Scene): DecisionDraft | null {
  if (event.group === null || group.unassigned || group.dissolved || charter.kinds.size === 0) return null
  const draft = emptyDraft()
  draft.cases.push({
    key: unassignedKey(event.group),
    kind: UNASSIGNED,
    rule: null,
    group: event.group,
    member: null,
    message: null,
  })
  return draft
}

export function unassignedKey(group: number): string {
  return `${UNASSIGNED}:${group}`
}
