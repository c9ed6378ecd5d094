/** Words that must not go out: what brought them in is seen by a person instead. */
import type { ActionKind } from '../../core/chat/action.ts'
import type { DraftCommit } from './draft-commit.ts'
import type { UnwrittenText } from './rows.ts'

/** Code of an action, and kind of the case about it. */
const OUTGOING_HELD = 'outgoing-held'
/** Without words these are nothing; all others are carried out in silence. */
const WORDS_ONLY: ReadonlySet<ActionKind> = new Set<ActionKind>(['say', 'reply', 'tell', 'warn', 'webhook'])

/** An action that is words only is not sent; any other goes on without them. One case for a rule in a group. */
export function holdBack(draft: DraftCommit, { decided, action, n }: UnwrittenText): void {
  const { community, seq, now } = decided.fresh.event
  const { rule, group, member, message } = action
  const place = draft.actions.findIndex((row) => row.seq === seq && row.n === n)
  const row = draft.actions[place]
  if (row !== undefined && WORDS_ONLY.has(action.kind)) {
    draft.actions[place] = { ...row, status: 'failed', code: OUTGOING_HELD }
  }
  draft.cases.push({
    community,
    seq,
    n: draft.cases.filter((one) => one.seq === seq).length,
    key: `${OUTGOING_HELD}:${rule}:${group ?? 0}`,
    kind: OUTGOING_HELD,
    rule,
    group,
    member,
    message,
    opened: now,
    count: 1,
    status: 'open',
  })
}
