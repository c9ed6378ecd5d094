/** How far limited managers reach members: those of their groups. */
import type { RawCall } from '../route.ts'
import { reachOf, requireReach } from '../reach.ts'
import { groupsOf } from './profile.ts'

/** @throws ApiError 403 where the member stands in no group that the operator looks after. */
export async function requireMemberInReach(
  call: Pick<RawCall, 'operator' | 'parts'>,
  community: number,
  member: number,
): Promise<void> {
  const reach = call.operator && reachOf(call.operator, community)
  if (reach === 'all') return
  const groups = await groupsOf(call.parts, { community, member })
  const theirs = groups.some(
    ({ group, kind, present }) =>
      present &&
      reach !== null &&
      (reach.groups.includes(Number(group)) || (kind !== null && reach.kinds.includes(kind))),
  )
  if (!theirs) await requireReach(call, community, [null])
}
