/** Brings in from the store who a batch speaks of, before ids are given to anyone new. */
import { toId } from '../../core/chat/ids.ts'
import type { AccountId, GroupId, MemberId } from '../../core/chat/ids.ts'
import type { Incoming } from '../../core/chat/incoming.ts'
import type { Accepted } from '../../core/ports/intake.ts'
import type { LedgerStore } from '../../core/ports/store.ts'
import type { Desk } from './desk.ts'
import type { Task } from './task.ts'

export async function preloadDirectory(
  store: LedgerStore,
  { community, directory }: Desk,
  tasks: readonly Task[],
  checked: readonly (readonly (Accepted | string)[])[],
): Promise<void> {
  for (const [platform, events] of byPlatform(tasks, checked)) {
    const missing = directory.missing(platform, events)
    const groups =
      missing.groups.length > 0 ? await store.findGroups(community, platform, missing.groups) : []
    const handles =
      missing.people.length > 0 ? await store.findHandles(community, platform, missing.people) : []
    directory.preload(
      groups.map((row) => ({
        ...row,
        group: toId<GroupId>(row.group),
        account: toId<AccountId>(row.account),
      })),
      handles.map((row) => ({ ...row, member: toId<MemberId>(row.member) })),
    )
  }
}

function byPlatform(
  tasks: readonly Task[],
  checked: readonly (readonly (Accepted | string)[])[],
): ReadonlyMap<string, readonly Incoming[]> {
  const platforms = new Map<string, Incoming[]>()
  tasks.forEach((task, place) => {
    if (task.type !== 'delivery') return
    const { platform } = task.delivery
    let events = platforms.get(platform)
    if (events === undefined) platforms.set(platform, (events = []))
    for (const accepted of checked[place] ?? []) {
      if (typeof accepted !== 'string') events.push(accepted.incoming)
    }
  })
  return platforms
}
