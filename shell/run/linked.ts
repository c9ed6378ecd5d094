/** Members who turned out to be one person: their handles, and what is still recorded of who was taken over. */
import type { Event, EventOf } from '../../core/chat/event.ts'
import { toId } from '../../core/chat/ids.ts'
import type { MemberId } from '../../core/chat/ids.ts'
import { isLink, ROSTER } from '../../core/decide/needs.ts'
import type { InternalEvent } from '../../core/ports/pipeline.ts'
import type { LedgerStore } from '../../core/ports/store.ts'
import type { Fresh } from './admit.ts'
import type { Desk } from './desk.ts'
import { loadMissing } from './load-state.ts'
import type { Task } from './task.ts'

/** The handles of members who are about to be linked. */
export async function preloadLinked(
  store: LedgerStore,
  { community, directory, merged }: Desk,
  tasks: readonly Task[],
): Promise<void> {
  const linked = tasks.flatMap((task) => (task.type === 'record' ? task.events.flatMap(linkedBy) : []))
  if (linked.length === 0) return
  const members = new Set(linked.map((member) => merged.get(member) ?? member))
  const rows = await store.handlesOf(community, [...members])
  directory.preload(
    [],
    rows.map((row) => ({ ...row, member: toId<MemberId>(row.member) })),
  )
}

function linkedBy(event: InternalEvent): readonly number[] {
  const other = otherIn(event)
  return other === null || event.member === null ? [] : [other, event.member]
}

function otherIn({ kind, data }: Pick<InternalEvent, 'kind' | 'data'>): number | null {
  const { act, other } = data
  return kind === 'operator.act' && act === 'link' && typeof other === 'number' ? other : null
}

/** What is recorded of a member who was taken over is recorded of who was kept. */
export function asOnePerson(internal: InternalEvent, merged: ReadonlyMap<number, number>): InternalEvent {
  if (merged.size === 0) return internal
  const { member, data } = internal
  const kept = member === null ? undefined : merged.get(member)
  const other = otherIn(internal)
  const keptOther = other === null ? undefined : merged.get(other)
  if (kept === undefined && keptOther === undefined) return internal
  return {
    ...internal,
    member: kept ?? member,
    data: keptOther === undefined ? data : { ...data, other: keptOther },
  }
}

/** At once: what else is in this batch is already theirs. */
export function link(desk: Desk, { member, data: { other } }: EventOf<'operator.act'>): void {
  if (member === null || other === undefined || member === other) return
  const { directory, merged, names } = desk
  directory.link(toId<MemberId>(other), member)
  for (const [taken, by] of merged) if (by === other) merged.set(taken, member)
  merged.set(other, member)
  const name = names.get(other)
  if (name !== undefined && !names.has(member)) names.set(member, name)
  names.delete(other)
}

export function takenOverBy({ merged }: Desk, member: number): readonly number[] {
  return [...merged].flatMap(([taken, by]) => (by === member ? [taken] : []))
}

/** The groups that have a kind, those of this batch included; none where nobody is linked. */
export async function groupsForLinks(
  store: LedgerStore,
  { community, cache }: Desk,
  fresh: readonly Fresh[],
): Promise<readonly number[]> {
  if (!fresh.some(({ event }) => isLink(event))) return []
  await loadMissing(store, community, cache, [ROSTER])
  const assigned = fresh.flatMap(({ event }) => groupAssignedBy(event) ?? [])
  return [...new Set([...(cache.get('roster', 0, 0)?.groups ?? []).map(([group]) => group), ...assigned])]
}

function groupAssignedBy({ kind, group, data }: Event): number | null {
  return kind === 'operator.act' && data.act === 'assign-group' ? group : null
}
