/** What operators do to the inbox: which rows their acts change. */
import type { EventOf } from '../../core/chat/event.ts'
import { casePlace } from '../../core/chat/operator-act.ts'
import type { CasePlace } from '../../core/chat/operator-act.ts'
import type { DraftCommit } from './draft-commit.ts'

export function noteMarks(draft: DraftCommit, { data }: EventOf<'operator.act'>): void {
  const { act, case: item, assignee, until } = data
  if (item === undefined) return
  const place = casePlace(item)
  if (act === 'assign-case' && assignee !== undefined) draft.marks.push({ item, assignee })
  else if (act === 'snooze-case' && until !== undefined) draft.marks.push({ item, snoozed: until })
  else if (act === 'close-case' && place !== null) {
    without(draft.reopened, place)
    draft.closed.push({ ...place, status: 'closed' })
  } else if (act === 'reopen-case' && place !== null) {
    without(draft.closed, place)
    draft.reopened.push(place)
    draft.marks.push({ item, snoozed: null, again: true })
  }
}

/** Of two acts on one case in one batch the later one counts. */
function without(list: CasePlace[], { seq, n }: CasePlace): void {
  const place = list.findIndex((one) => one.seq === seq && one.n === n)
  if (place !== -1) list.splice(place, 1)
}
