/** Members as lists show them. */
import type { z } from 'zod'
import { decodeState, emptyRecord } from '../../../core/decide/codec.ts'
import type { ReadStore } from '../../../core/ports/store.ts'
import { idOut } from '../fields.ts'
import type { FoundMember } from './schema.ts'

const RANK = ['owner', 'manager', 'creator', 'activist'] as const

/** These members in this order; who was erased meanwhile is left out. */
export async function membersShown(
  reads: Pick<ReadStore, 'handles' | 'state'>,
  community: number,
  members: readonly number[],
): Promise<z.input<typeof FoundMember>[]> {
  if (members.length === 0) return []
  const [handles, rows] = await Promise.all([
    reads.handles(community, members),
    reads.state(
      community,
      members.map((member) => ({ scope: 'member' as const, a: member, b: 0 })),
    ),
  ])
  const values = new Map(rows.map(({ a, value }) => [a, value]))
  const byMember = Map.groupBy(handles, ({ member }) => member)
  return members.flatMap((member) => {
    const own = byMember.get(member)
    if (own === undefined) return []
    const value = values.get(member) ?? null
    const { roles, tags, points, messages, first, last } =
      value === null ? emptyRecord('member') : decodeState('member', value)
    return [
      {
        id: idOut(member),
        name: own.find(({ name }) => name !== null)?.name ?? null,
        handles: own.map(({ platform, native, name }) => ({ platform, native, name })),
        role: RANK.find((role) => roles.includes(role)) ?? 'member',
        roles,
        tags,
        points,
        messages,
        first: first || null,
        last: last || null,
      },
    ]
  })
}
