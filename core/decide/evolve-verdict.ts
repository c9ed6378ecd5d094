/** An act that is undone leaves no strike and no violation. */
import type { EventOf } from '../chat/event.ts'
import { lookUp } from './dictionary.ts'
import { ruleKey } from './scene.ts'
import type { CommunityState, StateDraft } from './state.ts'
import { sanctionOf } from './verdict.ts'
import { takeBack } from './windows.ts'

export function takeBackSanction(
  draft: StateDraft,
  community: CommunityState,
  event: EventOf<'verdict.given'>,
): void {
  if (event.data.verdict !== 'undo' || event.member === null) return
  const sanction = sanctionOf(draft.read('member', event.member, 0), event)
  if (sanction === null) return
  const [seq, , , rule, at] = sanction
  const member = draft.edit('member', event.member, 0)
  member.sanctions = member.sanctions.filter((one) => one !== sanction)
  if (member.sanctions.some((other) => other[0] === seq && other[3] === rule)) return
  takeBack(member.violations, at)
  const key = ruleKey(community, rule)
  const strikes = lookUp(member.strikes, key)
  if (strikes?.includes(at)) member.strikes[key] = strikes.toSpliced(strikes.lastIndexOf(at), 1)
}
