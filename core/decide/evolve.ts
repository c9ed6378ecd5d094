/**
 * What an event and its decision leave behind in state. Needs no charter: folding `evolve` over stored
 * decisions gives the same state for ever, whatever the rules say today.
 */
import type { Event, EventOf } from '../chat/event.ts'
import { toId, type GroupId, type MemberId } from '../chat/ids.ts'
import { acted, type Decision, type Fired } from './decision.ts'
import { leaveTraces } from './evolve-fired.ts'
import { countSpent } from './evolve-spent.ts'
import { linkMembers } from './evolve-link.ts'
import { assignGroup, dissolveGroup, renameRules } from './evolve-order.ts'
import { takeBackSanction } from './evolve-verdict.ts'
import { withLabel } from './labels.ts'
import { platformRoleIn, ruleKey } from './scene.ts'
import type { CommunityState, MembershipState, StateDraft } from './state.ts'
import { UNASSIGNED } from './unassigned.ts'
import { isWelcomeKey } from './timer-keys.ts'
import { WELCOME } from './welcome.ts'
import { countIn, sight, textSpans } from './windows.ts'

const MOST_ADMINS = 100
const MOST_ARRIVALS = 500

/** Writes to the records that `needs` names for the event, and to no others. */
export function evolve(draft: StateDraft, event: Event, decision: Decision): void {
  const community = draft.edit('community', 0, 0)
  if (event.now > community.time) community.time = event.now
  community.ids = Math.max(community.ids, event.group ?? 0, event.member ?? 0)
  if (decision.fault !== undefined) return
  evolveKind(draft, community, event, decision)
  if (decision.fired.length > 0 || decision.actions.length > 0 || decision.entries.length > 0) {
    leaveTraces(draft, community, event, decision)
  }
  if (decision.spent !== null) countSpent(draft, event, decision.spent)
  if (event.group !== null) evolveGroup(draft, event.group, event, decision)
}

function evolveKind(draft: StateDraft, community: CommunityState, event: Event, decision: Decision): void {
  switch (event.kind) {
    case 'message.sent':
      countMessage(draft, community, event, decision)
      break
    case 'member.joined':
      countJoin(draft, community, event, decision)
      break
    case 'member.left':
    case 'member.removed':
      leave(draft, event)
      break
    case 'clock.due':
      endGathering(draft, event, decision)
      break
    case 'group.dissolved':
      if (event.group !== null) dissolveGroup(draft, event.group)
      break
    case 'charter.published':
      renameRules(community, event)
      break
    case 'operator.act':
      obey(draft, community, event)
      break
    case 'verdict.given':
      takeBackSanction(draft, community, event)
      break
    default:
  }
}

function countMessage(
  draft: StateDraft,
  { watch }: CommunityState,
  event: EventOf<'message.sent'>,
  decision: Decision,
): void {
  const { group: groupId, member: memberId, now } = event
  if (groupId === null || memberId === null) return
  const group = draft.read('group', groupId, 0)
  const membership = draft.read('membership', groupId, memberId)
  if (!membership.present) enter(draft, groupId, memberId, group.reported)
  if (group.kind === null || group.dissolved) return
  const member = draft.edit('member', memberId, 0)
  if (member.first === 0) member.first = now
  member.last = now
  if (event.data.bot === true) return
  member.messages++
  // What a history tells of is long over: it is no part of what happens in the windows of today.
  if (isPast(event)) return
  if (watch.messages_everywhere !== undefined) countIn(member.everywhere, watch.messages_everywhere, now)
  if (watch.messages !== undefined) {
    countIn(draft.edit('membership', groupId, memberId).messages, watch.messages, now)
  }
  if (watch.group_messages !== undefined) {
    countIn(draft.edit('group', groupId, 0).messages, watch.group_messages, now)
  }
  if (decision.text !== null) sight(draft.edit('text', decision.text, 0), textSpans(watch), groupId, now)
}

/** Out of a history, not taken as it happened. */
function isPast({ source, received, at }: Event): boolean {
  return source === 'import' && received !== at
}

/** `counted`: the size that the platform reports has this member in it. */
function enter(draft: StateDraft, group: GroupId, member: MemberId, counted: boolean): MembershipState {
  const membership = draft.edit('membership', group, member)
  if (!membership.present && !counted) draft.edit('group', group, 0).size++
  membership.present = true
  return membership
}

function countJoin(
  draft: StateDraft,
  { watch }: CommunityState,
  event: EventOf<'member.joined'>,
  decision: Decision,
): void {
  const { group: groupId, member: memberId, now } = event
  if (groupId === null || memberId === null) return
  const membership = enter(draft, groupId, memberId, 'size' in event.data)
  membership.joined = now
  const group = draft.read('group', groupId, 0)
  if (group.kind === null || group.dissolved) return
  if (watch.joins !== undefined && !isPast(event))
    countIn(draft.edit('group', groupId, 0).joins, watch.joins, now)
  const member = draft.read('member', memberId, 0)
  if (member.first === 0) draft.edit('member', memberId, 0).first = now
  if (!decision.fired.some((fired) => fired.rule === WELCOME && acted(fired))) return
  membership.welcomed = now
  if (group.arrivals.includes(memberId) || group.arrivals.length >= MOST_ARRIVALS) return
  const edited = draft.edit('group', groupId, 0)
  edited.arrivals = [...edited.arrivals, memberId]
}

function leave(draft: StateDraft, { group: groupId, member: memberId }: Event): void {
  if (groupId === null || memberId === null) return
  const group = draft.edit('group', groupId, 0)
  const membership = draft.edit('membership', groupId, memberId)
  if (membership.present) group.size = Math.max(0, group.size - 1)
  membership.present = false
  membership.role = 'member'
  group.arrivals = group.arrivals.filter((waiting) => waiting !== memberId)
  group.admins = group.admins.filter((admin) => admin !== memberId)
}

/** Whoever waited has been greeted, or nobody is to be greeted any more. */
function endGathering(draft: StateDraft, event: EventOf<'clock.due'>, decision: Decision): void {
  if (event.group === null || !isWelcomeKey(event.data.key)) return
  const waits = ({ rule, held }: Fired): boolean => rule === WELCOME && (held === 'quiet' || held === 'late')
  if (decision.fired.some(waits)) return
  if (draft.read('group', event.group, 0).arrivals.length > 0)
    draft.edit('group', event.group, 0).arrivals = []
}

/** Whether a case asks for its kind; and what the platform says in passing: the size of the group, and the person's role in it. */
function evolveGroup(draft: StateDraft, groupId: GroupId, event: Event, { cases }: Decision): void {
  if (cases.some(({ kind }) => kind === UNASSIGNED)) {
    draft.edit('group', groupId, 0).unassigned = true
  }
  const size: unknown = 'size' in event.data ? event.data.size : undefined
  if (typeof size === 'number' && Number.isSafeInteger(size) && size >= 0) {
    const group = draft.edit('group', groupId, 0)
    group.size = size
    group.reported = true
  }
  const role = platformRoleIn(event)
  if (role === null || event.member === null || event.kind === 'member.left') return
  if (draft.read('membership', groupId, event.member).role === role) return
  draft.edit('membership', groupId, event.member).role = role
  const group = draft.edit('group', groupId, 0)
  group.admins = group.admins.filter((admin) => admin !== event.member)
  if (role !== 'member') group.admins = [...group.admins, event.member].slice(-MOST_ADMINS)
}

function obey(draft: StateDraft, community: CommunityState, event: EventOf<'operator.act'>): void {
  const { act, kind, values, role, tag, rule, other } = event.data
  if (act === 'assign-group' && event.group !== null)
    assignGroup(draft, event.group, kind ?? null, values ?? {})
  else if (act === 'reset-breaker' && rule !== undefined) delete community.rules[ruleKey(community, rule)]
  else if (act === 'link' && event.member !== null && other !== undefined)
    linkMembers(draft, event.member, toId(other))
  else if (event.member !== null) label(draft, event.member, act, role, tag)
}

function label(
  draft: StateDraft,
  memberId: MemberId,
  act: string,
  role: string | undefined,
  tag: string | undefined,
): void {
  if (role !== undefined && (act === 'give-role' || act === 'take-role')) {
    const member = draft.edit('member', memberId, 0)
    member.roles = withLabel(member.roles, role, act === 'give-role')
  }
  if (tag !== undefined && (act === 'tag' || act === 'untag')) {
    const member = draft.edit('member', memberId, 0)
    member.tags = withLabel(member.tags, tag, act === 'tag')
  }
}
