/** How far limited managers reach notices: those of what concerns their groups, and of what concerns none. */
import type { ApiParts } from '../parts.ts'
import { reachOf, requireReach } from '../reach.ts'
import type { RawCall } from '../route.ts'

/** A case or a task, by the act that handed it over; other notices concern no group. */
const PLACE = /^(case|task)-(\d{1,16})-(\d{1,4})$/

/** @throws ApiError 403 where one of them is about a group that the operator does not look after. */
export async function requireNoticesInReach(
  call: Pick<RawCall, 'operator' | 'parts'>,
  community: number,
  keys: readonly string[],
): Promise<void> {
  if (call.operator && reachOf(call.operator, community) === 'all') return
  const groups = await Promise.all(keys.map(async (key) => groupsOf(call.parts, community, key)))
  await requireReach(call, community, groups.flat())
}

/** What nobody has heard of is in nobody's reach. */
async function groupsOf(
  { reads }: Pick<ApiParts, 'reads'>,
  community: number,
  key: string,
): Promise<readonly (number | null)[]> {
  const [, what, seq, n] = PLACE.exec(key) ?? []
  if (what === undefined) return []
  if (what === 'case') return [(await reads.oneCase(community, Number(seq), Number(n)))?.group ?? null]
  const stored = await reads.event(community, Number(seq))
  return [stored?.actions.find((action) => action.n === Number(n))?.group ?? null]
}
