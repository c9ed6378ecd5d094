/** What is undone leaves no strike and no violation. */
import type { EventOf } from '../chat/event.ts'
import { lookUp } from './dictionary.ts'
import { ruleKey } from './scene.ts'
import type { CommunityState, MemberState, StateDraft } from './state.ts'
import { sanctionOf } from './verdict.ts'
import { takeBack } from './windows.ts'

type Sanction = MemberState['sanctions'][number]

export function takeBackSanction(
  draft: StateDraft,
  community: CommunityState,
  event: EventOf<'verdict.given'>,
): void {
  if (event.data.verdict !== 'undo' || event.member === null) return
  const sanction = sanctionOf(draft.read('member', event.member, 0), event)
  if (sanction === null) return
  const [seq, n, , rule, at] = sanction
  const member = draft.edit('member', event.member, 0)
  member.sanctions = member.sanctions
    .filter((one) => one[0] !== seq || one[1] !== n)
    .map((one) => (one[0] === seq && one[3] === rule ? taken(one) : one))
  if (at === TAKEN_BACK) return
  takeBack(member.violations, at)
  const key = ruleKey(community, rule)
  const strikes = lookUp(member.strikes, key)
  if (strikes?.includes(at)) member.strikes[key] = strikes.toSpliced(strikes.lastIndexOf(at), 1)
}

/** A rule that sanctioned twice at once counted one strike: the second verdict finds it gone. */
const TAKEN_BACK = 0

function taken([seq, n, kind, rule]: Sanction): Sanction {
  return [seq, n, kind, rule, TAKEN_BACK]
}
