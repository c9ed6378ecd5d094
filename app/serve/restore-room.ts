/** The built-in room forgets at the end of the process; what it has to know is read back from the ledger. */
import type { Room } from '../../connectors/room/room.ts'
import { decodeState } from '../../core/decide/codec.ts'
import type { AccountRow, HandleRow } from '../../core/ports/rows.ts'
import type { ReadStore } from '../../core/ports/store.ts'

const PAGE = 200

/** Groups of the account, and everyone in them with role and remaining silence. */
export async function restoreRoom(
  room: Room,
  { community, account }: AccountRow,
  reads: ReadStore,
): Promise<void> {
  const groups = (await reads.listGroups(community)).filter((row) => row.account === account)
  for (const { native, name } of groups) room.createGroup(native, name ?? native)
  const handles = await roomHandles(community, reads)
  for (const { group, native } of groups) {
    const here = room.groups.get(native)
    for (let from = 0; from < handles.length; from += PAGE) {
      const some = handles.slice(from, from + PAGE)
      const rows = await reads.state(
        community,
        some.map(({ member }) => ({ scope: 'membership' as const, a: group, b: member })),
      )
      for (const { b, value } of rows) {
        const handle = some.find(({ member }) => member === b)
        if (value === null || !handle) continue
        const { role, present, mutedUntil } = decodeState('membership', value)
        if (!present) continue
        here?.admit({ id: handle.native, name: handle.name ?? handle.native, role })
        if (mutedUntil > 0) here?.mute(handle.native, mutedUntil)
      }
    }
  }
}

async function roomHandles(community: number, reads: ReadStore): Promise<readonly HandleRow[]> {
  const handles: HandleRow[] = []
  let after = 0
  for (;;) {
    const page = await reads.members(community, { after, limit: PAGE })
    handles.push(...page.filter(({ platform }) => platform === 'room'))
    const last = page.at(-1)
    if (last === undefined || page.length < PAGE) return handles
    after = last.member
  }
}
