/** What was said is counted, by the decision that said it: for the ceilings that no charter raises. */
import type { Event } from '../chat/event.ts'
import { CEILINGS, hourOf, saidBy } from './ceilings.ts'
import type { Spent } from './decision.ts'
import type { StateDraft } from './state.ts'

export function countSpent(draft: StateDraft, event: Event, spent: Spent): void {
  const { group: groupId, member: memberId, now, received } = event
  const clock = Math.max(now, received)
  const { day, talk, notices, calls, tells, reported } = spent
  if (groupId !== null && (talk > 0 || notices > 0 || reported)) {
    const group = draft.edit('group', groupId, 0)
    const hour = hourOf(clock)
    const before = saidBy(group, day, hour)
    const wasReported = group.said[0] === day && group.said[6] === 1
    group.said = [
      day,
      before.talk + talk,
      before.notices + notices,
      hour,
      before.talkNow + talk,
      before.noticesNow + notices,
      reported || wasReported ? 1 : 0,
    ]
    if (calls > 0) group.calls = latest(group.calls, calls, clock, CEILINGS.callsPerWeek)
  }
  if (memberId !== null && tells > 0) {
    const member = draft.edit('member', memberId, 0)
    member.told = latest(member.told, tells, clock, CEILINGS.tellsPerWeek)
  }
}

function latest(times: readonly number[], more: number, at: number, most: number): number[] {
  return [...times, ...Array<number>(more).fill(at)].slice(-most)
}
