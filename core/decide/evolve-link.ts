/**
 * Two members turn out to be one person: one is kept, and everything that is held of the other becomes theirs.
 * The ledger stays as it is; events that name the other from now on are given to who was kept.
 */
import type { PlatformRole } from '../chat/event.ts'
import type { GroupId, MemberId } from '../chat/ids.ts'
import { MOST_HITS, MOST_SANCTIONS, MOST_STRIKES } from './bounds.ts'
import { CEILINGS } from './ceilings.ts'
import { lookUp } from './dictionary.ts'
import { withLabel } from './labels.ts'
import { emptyRecord } from './records.ts'
import type { GroupState, MembershipState, MemberState, StateDraft } from './state.ts'
import { mergedWindows } from './windows.ts'

/**
 * Memberships are folded in the groups that have a kind; elsewhere nothing is counted. A member who was taken
 * over before is not taken over again.
 */
export function linkMembers(draft: StateDraft, kept: MemberId, other: MemberId): void {
  const { merged } = draft.read('roster', 0, 0)
  if (kept === other || merged.some(([taken]) => taken === other || taken === kept)) return
  const roster = draft.edit('roster', 0, 0)
  roster.merged = [
    ...roster.merged.map(([taken, by]) => [taken, by === other ? kept : by] as [MemberId, MemberId]),
    [other, kept],
  ]
  foldMember(draft.edit('member', kept, 0), draft.read('member', other, 0))
  Object.assign(draft.edit('member', other, 0), emptyRecord('member'))
  for (const [group] of roster.groups) foldGroup(draft, group, kept, other)
}

function foldMember(kept: MemberState, other: Readonly<MemberState>): void {
  for (const role of other.roles) kept.roles = withLabel(kept.roles, role, true)
  for (const tag of other.tags) kept.tags = withLabel(kept.tags, tag, true)
  kept.points += other.points
  kept.messages += other.messages
  kept.first = earliest(kept.first, other.first)
  kept.last = Math.max(kept.last, other.last)
  kept.everywhere = mergedWindows(kept.everywhere, other.everywhere)
  kept.violations = mergedWindows(kept.violations, other.violations)
  kept.fired = folded(kept.fired, other.fired, mergedWindows)
  kept.strikes = folded(kept.strikes, other.strikes, (a, b) => inOrder(a, b).slice(-MOST_STRIKES))
  kept.cooldowns = folded(kept.cooldowns, other.cooldowns, Math.max)
  kept.caps = folded(kept.caps, other.caps, sameDay)
  kept.daily = folded(kept.daily, other.daily, sameDay)
  kept.sanctions = [...kept.sanctions, ...other.sanctions]
    .sort(([a, n], [b, m]) => a - b || n - m)
    .slice(-MOST_SANCTIONS)
  kept.told = inOrder(kept.told, other.told).slice(-CEILINGS.tellsPerWeek)
}

function foldGroup(draft: StateDraft, groupId: GroupId, kept: MemberId, other: MemberId): void {
  const taken = draft.read('membership', groupId, other)
  if (!isKnown(taken)) return
  const membership = draft.edit('membership', groupId, kept)
  const both = membership.present && taken.present
  membership.role = RANK[taken.role] > RANK[membership.role] ? taken.role : membership.role
  membership.joined = earliest(membership.joined, taken.joined)
  membership.present ||= taken.present
  membership.messages = mergedWindows(membership.messages, taken.messages)
  membership.mutedUntil = Math.max(membership.mutedUntil, taken.mutedUntil)
  membership.welcomed = Math.max(membership.welcomed, taken.welcomed)
  Object.assign(draft.edit('membership', groupId, other), emptyRecord('membership'))
  const group = draft.edit('group', groupId, 0)
  // A platform that counts for itself goes on counting two.
  if (both && !group.reported) group.size = Math.max(0, group.size - 1)
  group.admins = renamed(group.admins, kept, other)
  group.arrivals = renamed(group.arrivals, kept, other)
  for (const rule of Object.keys(group.hits)) group.hits[rule] = hitsOf(group.hits[rule] ?? [], kept, other)
}

const RANK: Readonly<Record<PlatformRole, number>> = { owner: 2, admin: 1, member: 0 }

function isKnown({
  role,
  joined,
  present,
  messages,
  mutedUntil,
  welcomed,
}: Readonly<MembershipState>): boolean {
  const counted = Object.keys(messages).length > 0
  return present || counted || role !== 'member' || joined + mutedUntil + welcomed > 0
}

function renamed(members: readonly MemberId[], kept: MemberId, other: MemberId): MemberId[] {
  return [...new Set(members.map((member) => (member === other ? kept : member)))]
}

type Hits = GroupState['hits'][string]

/** Whoever was hit under both names was hit once, the last time. */
function hitsOf(hits: Hits, kept: MemberId, other: MemberId): Hits {
  const times = hits.flatMap(([member, at]) => (member === kept || member === other ? [at] : []))
  if (times.length === 0) return hits
  const others = hits.filter(([member]) => member !== kept && member !== other)
  return [...others, [kept, Math.max(...times)] as Hits[number]]
    .sort(([, a], [, b]) => a - b)
    .slice(-MOST_HITS)
}

function earliest(a: number, b: number): number {
  return a === 0 || b === 0 ? Math.max(a, b) : Math.min(a, b)
}

function inOrder(a: readonly number[], b: readonly number[]): number[] {
  return [...a, ...b].sort((left, right) => left - right)
}

/** Counts of one day add up; of two days the later one counts. */
function sameDay(a: [day: number, count: number], b: [day: number, count: number]): [number, number] {
  if (a[0] === b[0]) return [a[0], a[1] + b[1]]
  return a[0] > b[0] ? a : b
}

function folded<Value>(
  kept: { readonly [key: string]: Value },
  other: { readonly [key: string]: Value },
  both: (a: Value, b: Value) => Value,
): { [key: string]: Value } {
  const sum = { ...kept }
  for (const [key, value] of Object.entries(other)) {
    const own = lookUp(kept, key)
    sum[key] = own === undefined ? value : both(own, value)
  }
  return sum
}
