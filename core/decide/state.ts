/**
 * State: what the past left behind that decisions look at. Only ids, numbers and words of the charter: no
 * texts, no names. Records are plain JSON values; a missing record equals the empty one.
 */
import type { ActionKind } from '../chat/action.ts'
import type { GroupId, MemberId, Seq } from '../chat/ids.ts'
import type { PlatformRole } from '../chat/event.ts'
import type { Watch } from './reads.ts'

/**
 * Counts in a window of time: `[bucket, count, bucket, count, …]` ascending, each bucket a thirtieth of the
 * window, at most 31 of them. The window is thus counted in steps of a thirtieth.
 */
export type Window = number[]
/** Windows of one series, by their length in milliseconds. */
export type Windows = { [span: string]: Window }

export interface CommunityState {
  /** Decision time so far. */
  time: number
  charter: number
  watch: Watch
  rules: { [rule: string]: RuleState }
  /** Local day and count, for caps per community. */
  caps: { [rule: string]: [day: number, count: number] }
  cooldowns: { [rule: string]: number }
  /**
   * Under which key a rule's state is kept where that is not its id: a renamed rule keeps its state, and an
   * id that was given up starts afresh when it is used again.
   */
  aliases: { [rule: string]: string }
  /** The highest id of a group or member seen in an event. */
  ids: number
}

/** The groups that have a kind, and who is whom; apart from `CommunityState`, which changes with every event. */
export interface RosterState {
  groups: [group: GroupId, kind: string][]
  /** Members who were taken over, each with who was kept: they are one person. */
  merged: [other: MemberId, kept: MemberId][]
}

/** Set by the breaker: the rule is dry until an operator says otherwise. */
export interface RuleState {
  tripped: number
}

export interface GroupState {
  kind: string | null
  values: { [name: string]: string }
  /** Members known to be in the group. */
  size: number
  /** The platform says how many there are: people who were there before they spoke are in its count. */
  reported: boolean
  dissolved: boolean
  messages: Windows
  joins: Windows
  cooldowns: { [rule: string]: number }
  caps: { [rule: string]: [day: number, count: number] }
  /** Members hit by a rule in the last hour, with the time of the last hit. */
  hits: { [rule: string]: [member: MemberId, at: number][] }
  /** Arrivals that wait for the gathered welcome. */
  arrivals: MemberId[]
  /** A case has asked for this group's kind, or an operator took it away. */
  unassigned: boolean
  /** Who can administer the group, the owner included, at most 100. */
  admins: MemberId[]
  /**
   * How often Folkmoot spoke here, for its ceilings: `[day, talk, notices, hour, talk, notices, reported]`, the
   * counts of that local day and of that hour; empty until it did.
   */
  said: number[]
  /** The latest calls to everybody, at most as many as a week may have. */
  calls: number[]
}

export interface MemberState {
  roles: string[]
  tags: string[]
  points: number
  messages: number
  first: number
  last: number
  everywhere: Windows
  violations: Windows
  fired: { [rule: string]: Windows }
  /** Times of strikes per rule, newest last, at most 32. */
  strikes: { [rule: string]: number[] }
  cooldowns: { [rule: string]: number }
  caps: { [rule: string]: [day: number, count: number] }
  /** Points got from a rule on a local day. */
  daily: { [rule: string]: [day: number, points: number] }
  /** The latest sanctions, so that a verdict can undo them; newest last, at most 32. */
  sanctions: [seq: Seq, n: number, kind: ActionKind, rule: string, at: number][]
  /** The latest private messages, at most as many as a week may have. */
  told: number[]
}

/** One member in one group. */
export interface MembershipState {
  role: PlatformRole
  joined: number
  present: boolean
  messages: Windows
  mutedUntil: number
  /** When the last welcome was owed. */
  welcomed: number
}

/** One normalised text in the community: `[group, bucket, count, …]` per window, at most 512 threes. */
export interface TextState {
  seen: { [span: string]: number[] }
  last: number
}

export interface Records {
  community: CommunityState
  group: GroupState
  member: MemberState
  membership: MembershipState
  text: TextState
  roster: RosterState
}
export type Scope = keyof Records

/** `a` and `b` are zero where a scope needs fewer: group (id), member (id), membership (group, member), text (fingerprint); none for community and roster. */
export interface StateKey<S extends Scope = Scope> {
  readonly scope: S
  readonly a: number
  readonly b: number
}

/** Reading side, for `decide`. Never null: a missing record reads as the empty one. */
export interface StateView {
  read<S extends Scope>(scope: S, a: number, b: number): Readonly<Records[S]>
}

/** Writing side, for `evolve` alone: hands out a private copy that will replace the record at commit. */
export interface StateDraft extends StateView {
  edit<S extends Scope>(scope: S, a: number, b: number): Records[S]
}
