/** Everything that one event is judged with, looked up once. */
import type { CompiledCharter } from '../charter/compiled.ts'
import type { Event, PlatformRole } from '../chat/event.ts'
import { indexOf, type CharterIndex, type On } from './charter-index.ts'
import { lookUp } from './dictionary.ts'
import { emptyRecord } from './records.ts'
import type {
  CommunityState,
  GroupState,
  MembershipState,
  MemberState,
  RosterState,
  StateView,
  TextState,
} from './state.ts'
import { countedText, triggerOf, type Subject } from './subject.ts'

export type MemberRole = 'owner' | 'manager' | 'member'

export interface Scene {
  readonly charter: CompiledCharter
  readonly index: CharterIndex
  readonly subject: Subject
  readonly event: Event
  readonly on: On | null
  readonly now: number
  /** By our clock: later than `now` after an outage. What is yet to happen is reckoned from here. */
  readonly clock: number
  readonly late: boolean
  readonly community: Readonly<CommunityState>
  /** Filled for timers only. */
  readonly roster: Readonly<RosterState>
  readonly group: Readonly<GroupState>
  readonly member: Readonly<MemberState>
  readonly membership: Readonly<MembershipState>
  /** Record of the text, where the charter counts texts and this one is long enough. */
  readonly text: Readonly<TextState> | null
  readonly fingerprint: number | null
  readonly platformRole: PlatformRole
  readonly role: MemberRole
  /** Kind of the group where the charter may act; null where it may not. */
  readonly kind: string | null
}

const NO_ROSTER = emptyRecord('roster')
const NOBODY = emptyRecord('member')
const NO_MEMBERSHIP = emptyRecord('membership')
const NO_GROUP = emptyRecord('group')

export function sceneOf(charter: CompiledCharter, state: StateView, subject: Subject): Scene {
  const { event } = subject
  const { group: groupId, member: memberId } = event
  const index = indexOf(charter)
  const group = groupId === null ? NO_GROUP : state.read('group', groupId, 0)
  const member = memberId === null ? NOBODY : state.read('member', memberId, 0)
  const membership =
    groupId === null || memberId === null ? NO_MEMBERSHIP : state.read('membership', groupId, memberId)
  const fingerprint = index.watchesText ? countedText(subject) : null
  const platformRole = platformRoleIn(event) ?? membership.role
  return {
    charter,
    index,
    subject,
    event,
    on: triggerOf(event),
    now: event.now,
    clock: Math.max(event.now, event.received),
    late: isLate(charter, event),
    community: state.read('community', 0, 0),
    roster: event.kind === 'clock.due' ? state.read('roster', 0, 0) : NO_ROSTER,
    group,
    member,
    membership,
    text: fingerprint === null ? null : state.read('text', fingerprint, 0),
    fingerprint,
    platformRole,
    role: memberRole(platformRole, member.roles),
    kind: group.kind !== null && !group.dissolved && charter.kinds.has(group.kind) ? group.kind : null,
  }
}

/** What the platform says in passing of the person's role in the group. */
export function platformRoleIn(event: Event): PlatformRole | null {
  const role: unknown = 'role' in event.data ? event.data.role : undefined
  return event.kind !== 'operator.act' && (role === 'owner' || role === 'admin' || role === 'member')
    ? role
    : null
}

/** The role that rules see: the platform says who owns, the charter says who manages. */
export function memberRole(platform: PlatformRole, roles: readonly string[]): MemberRole {
  if (platform === 'owner') return 'owner'
  return platform === 'admin' || roles.includes('manager') ? 'manager' : 'member'
}

/**
 * What is older than the charter's bound is late; an import always is, unless it is taken as it happened
 * (received when it happened, as in a replay). A timer is late by when it was due.
 */
export function isLate(charter: CompiledCharter, event: Event): boolean {
  if (event.kind === 'clock.due') return event.received - event.data.due > charter.late
  if (event.source === 'import') return event.received !== event.at
  return event.received - event.at > charter.late
}

/** Under which key the state of a rule is kept. */
export function ruleKey(community: Readonly<CommunityState>, rule: string): string {
  return lookUp(community.aliases, rule) ?? rule
}
