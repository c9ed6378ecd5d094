/** Where actions wait for each other: in one lane one send is under way at a time, in order. */
import { SANCTIONS } from '../../core/chat/action.ts'
import type { ActionRow } from '../../core/ports/rows.ts'
import type { WaitingAction } from '../../core/ports/store.ts'

/** A group, a member who is spoken to, a webhook, or one channel of an operator: one that fails holds up no other. */
export function laneOf({ community, kind, group, member, name }: ActionRow): string {
  if (kind === 'notify') return `operator ${name}`
  if (kind === 'webhook') return `${community} webhook ${name}`
  return kind === 'tell' || group === null ? `${community} member ${member}` : `${community} group ${group}`
}

/** Lanes with what was seen of each, in order; the lane whose first is most urgent comes first. */
export function inLanes(
  waiting: readonly WaitingAction[],
): readonly (readonly [lane: string, first: WaitingAction])[] {
  const firsts = new Map<string, WaitingAction>()
  for (const one of waiting) {
    const lane = laneOf(one.action)
    const first = firsts.get(lane)
    if (first === undefined || withinLane(one.action, first.action) < 0) firsts.set(lane, one)
  }
  return [...firsts].toSorted(([, { action: one }], [, { action: other }]) => amongLanes(one, other))
}

function rank({ kind }: ActionRow): number {
  return SANCTIONS.has(kind) ? 0 : 1
}

/** A sanction goes before chatter; otherwise what was decided first goes first, whenever it is due again. */
function withinLane(one: ActionRow, other: ActionRow): number {
  return rank(one) - rank(other) || one.community - other.community || one.seq - other.seq || one.n - other.n
}

function amongLanes(one: ActionRow, other: ActionRow): number {
  return rank(one) - rank(other) || one.due - other.due || withinLane(one, other)
}
