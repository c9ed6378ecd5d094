/** Everyone who occurs in a feed: name, and the role that the page marks them with. */
import type { z } from 'zod'
import { decodeState } from '../../../core/decide/codec.ts'
import type { StateKey } from '../../../core/decide/state.ts'
import type { ReadStore } from '../../../core/ports/store.ts'
import { idOut } from '../fields.ts'
import type { FeedEvent, Person } from './schema.ts'

type Shown = Pick<z.input<typeof FeedEvent>, 'member' | 'group' | 'actions' | 'points'>
type Role = z.input<typeof Person>['role']

export async function peopleIn(
  reads: Pick<ReadStore, 'handles' | 'state'>,
  community: number,
  events: readonly Shown[],
): Promise<z.input<typeof Person>[]> {
  const members = new Set<number>()
  const keys = new Map<string, StateKey>()
  const meet = (member: string | null, group: string | null) => {
    if (member === null) return
    members.add(Number(member))
    keys.set(member, { scope: 'member', a: Number(member), b: 0 })
    if (group !== null) {
      keys.set(`${group}/${member}`, { scope: 'membership', a: Number(group), b: Number(member) })
    }
  }
  for (const { member, group, actions, points } of events) {
    meet(member, group)
    for (const action of actions) meet(action.member, action.group)
    for (const point of points) meet(point.member, group)
  }
  if (members.size === 0) return []
  const [handles, roles] = await Promise.all([
    reads.handles(community, [...members]),
    rolesOf(reads, community, [...keys.values()]),
  ])
  return handles.map(({ member, name }) => ({ id: idOut(member), name, role: roles.get(member) ?? 'member' }))
}

const RANK: readonly Role[] = ['member', 'activist', 'creator', 'manager', 'owner']

async function rolesOf(reads: Pick<ReadStore, 'state'>, community: number, keys: readonly StateKey[]) {
  const roles = new Map<number, Role>()
  const give = (member: number, role: Role) => {
    const before = roles.get(member)
    if (before === undefined || RANK.indexOf(role) > RANK.indexOf(before)) roles.set(member, role)
  }
  for (const { scope, a, b, value } of await reads.state(community, keys)) {
    if (value === null) continue
    if (scope === 'membership') {
      const { role } = decodeState('membership', value)
      give(b, role === 'admin' ? 'manager' : role)
    } else if (scope === 'member') {
      for (const role of RANK) if (decodeState('member', value).roles.includes(role)) give(a, role)
    }
  }
  return roles
}
