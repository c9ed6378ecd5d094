/** What rules that fired leave behind: strikes, cooldowns, caps, violations, hits, points and tags. */
import { SANCTIONS, type Action } from '../chat/action.ts'
import type { Event } from '../chat/event.ts'
import type { MemberId } from '../chat/ids.ts'
import { MOST_HITS, MOST_SANCTIONS, MOST_STRIKES } from './bounds.ts'
import { BREAKER_SPAN } from './breaker.ts'
import { acted, type Decision, type Entry, type Fired, type Per } from './decision.ts'
import { lookUp } from './dictionary.ts'
import { withLabel } from './labels.ts'
import { ruleKey } from './scene.ts'
import type { CommunityState, GroupState, MemberState, StateDraft } from './state.ts'
import { countIn } from './windows.ts'

/** Beyond so many, what is over is swept out of a dictionary. */
const SWEEP_BEYOND = 64

export function leaveTraces(
  draft: StateDraft,
  community: CommunityState,
  event: Event,
  { fired, actions, entries }: Decision,
): void {
  for (let i = 0; i < fired.length; i++) leaveTraceOf(draft, community, event, fired[i]!)
  for (let n = 0; n < actions.length; n++) apply(draft, community, event, actions[n]!, n)
  for (let i = 0; i < entries.length; i++) book(draft, community, entries[i]!)
}

function leaveTraceOf(draft: StateDraft, community: CommunityState, event: Event, fired: Fired): void {
  const key = ruleKey(community, fired.rule)
  if (fired.held === 'breaker') community.rules[key] ??= { tripped: event.now }
  if (!acted(fired)) return
  const { member: memberId } = event
  const { watch } = community
  if (memberId !== null && watch.fired !== undefined) {
    countIn(windowsOf(draft.edit('member', memberId, 0), key), watch.fired, event.now)
  }
  if (memberId !== null && fired.strike !== null) {
    const { strikes } = draft.edit('member', memberId, 0)
    strikes[key] = [...(lookUp(strikes, key) ?? []), event.now].slice(-MOST_STRIKES)
  }
  if (fired.cooldown !== undefined) {
    const [per, until] = fired.cooldown
    const { cooldowns } = keeper(draft, community, event, per)
    sweep(cooldowns, (other) => other <= event.now)
    cooldowns[key] = until
  }
  if (fired.cap !== undefined) {
    const [per, day, count] = fired.cap
    const { caps } = keeper(draft, community, event, per)
    sweep(caps, ([other]) => other < day)
    caps[key] = [day, count]
  }
}

function windowsOf({ fired }: MemberState, key: string): MemberState['fired'][string] {
  let windows = lookUp(fired, key)
  if (windows === undefined) fired[key] = windows = {}
  return windows
}

/** An event without a group or member has nobody to keep it: the community does. */
function keeper(
  draft: StateDraft,
  community: CommunityState,
  { group, member }: Event,
  per: Per,
): CommunityState | GroupState | MemberState {
  if (per === 'group' && group !== null) return draft.edit('group', group, 0)
  if (per === 'member' && member !== null) return draft.edit('member', member, 0)
  return community
}

function sweep<Value>(dictionary: { [key: string]: Value }, over: (value: Value) => boolean): void {
  const keys = Object.keys(dictionary)
  if (keys.length <= SWEEP_BEYOND) return
  for (const key of keys) if (over(dictionary[key]!)) delete dictionary[key]
}

function apply(draft: StateDraft, community: CommunityState, event: Event, action: Action, n: number): void {
  const { member: memberId } = action
  if (memberId === null) return
  if (SANCTIONS.has(action.kind)) sanction(draft, community, event, action, memberId, n)
  if (action.kind === 'tag' && action.name !== undefined) {
    const member = draft.edit('member', memberId, 0)
    member.tags = withLabel(member.tags, action.name, true)
  }
  if (action.group === null) return
  if (action.kind === 'mute') {
    draft.edit('membership', action.group, memberId).mutedUntil = event.now + (action.amount ?? 0)
  }
  if (action.kind === 'unmute') draft.edit('membership', action.group, memberId).mutedUntil = 0
}

function sanction(
  draft: StateDraft,
  community: CommunityState,
  event: Event,
  action: Action,
  memberId: MemberId,
  n: number,
): void {
  const key = ruleKey(community, action.rule)
  const member = draft.edit('member', memberId, 0)
  const before = member.sanctions.at(-1)
  const sameEvent = before !== undefined && before[0] === event.seq && before[3] === action.rule
  if (!sameEvent && community.watch.violations !== undefined) {
    countIn(member.violations, community.watch.violations, event.now)
  }
  member.sanctions = [
    ...member.sanctions,
    [event.seq, n, action.kind, action.rule, event.now] as MemberState['sanctions'][number],
  ].slice(-MOST_SANCTIONS)
  if (action.group === null) return
  const { hits } = draft.edit('group', action.group, 0)
  const recent = (lookUp(hits, key) ?? []).filter(
    ([other, at]) => other !== memberId && at > event.now - BREAKER_SPAN,
  )
  hits[key] = [...recent, [memberId, event.now] as [MemberId, number]].slice(-MOST_HITS)
}

function book(draft: StateDraft, community: CommunityState, { member: id, amount, rule, day }: Entry): void {
  const member = draft.edit('member', id, 0)
  member.points += amount
  if (day === undefined) return
  const key = ruleKey(community, rule)
  const before = lookUp(member.daily, key)
  member.daily[key] = [day, (before !== undefined && before[0] === day ? before[1] : 0) + amount]
}
