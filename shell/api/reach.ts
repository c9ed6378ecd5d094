/** How far a manager reaches: those limited to kinds or groups act there and nowhere else. */
import { decodeState } from '../../core/decide/codec.ts'
import { ApiError, forbidden } from './api-error.ts'
import type { Limits, Operator } from './policy.ts'
import type { RawCall } from './route.ts'

/** What an operator reaches of one community: all of it, some kinds and groups, or nothing. */
export type Reach = 'all' | Limits | null

/** Kinds and groups that `operator` may act on; what several rights allow is taken together. */
export function reachOf(operator: Pick<Operator, 'rights'>, community: number): Reach {
  const held = operator.rights.filter(
    ({ community: of, right }) => right !== 'viewer' && (of === 'all' || of === community),
  )
  if (held.some(({ right, limits }) => right === 'steward' || limits === undefined)) return 'all'
  if (held.length === 0) return null
  return {
    kinds: held.flatMap(({ limits }) => limits?.kinds ?? []),
    groups: held.flatMap(({ limits }) => limits?.groups ?? []),
  }
}

/**
 * Lets stewards and unlimited managers through, and others where each of `groups` is theirs. A null group
 * stands for what concerns no group or all of them: that is for the unlimited alone.
 * @throws ApiError 403.
 */
export async function requireReach(
  call: Pick<RawCall, 'operator' | 'parts'>,
  community: number,
  groups: readonly (number | null)[],
): Promise<void> {
  const reach = call.operator && reachOf(call.operator, community)
  if (reach === 'all') return
  if (reach === null) throw forbidden()
  const others = [...new Set(groups)].filter((group) => group === null || !reach.groups.includes(group))
  const unlisted = others.filter((group) => group !== null)
  if (others.length > unlisted.length) throw outOfReach()
  if (unlisted.length === 0) return
  if (reach.kinds.length === 0) throw outOfReach()
  const keys = unlisted.map((group) => ({ scope: 'group' as const, a: group, b: 0 }))
  const rows = await call.parts.reads.state(community, keys)
  const known = rows.flatMap((row) => {
    const kind = row.value === null ? null : decodeState('group', row.value).kind
    return kind !== null && reach.kinds.includes(kind) ? [row.a] : []
  })
  if (!unlisted.every((group) => known.includes(group))) throw outOfReach()
}

const outOfReach = (): ApiError =>
  new ApiError(
    403,
    'out-of-reach',
    { en: 'This lies outside the groups that you look after.', 'zh-CN': '这不在你负责的群范围内。' },
    {
      en: 'Ask a steward, or a manager who looks after them.',
      'zh-CN': '请找总管，或负责这些群的管理者处理。',
    },
  )
