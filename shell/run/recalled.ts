/** Words that were recalled by mistake: they are kept, so that undoing can post them again. */
import { EVENTS } from '../../core/chat/event.ts'
import { textOf } from '../../core/chat/message.ts'
import { RESTORED } from '../../core/charter/texts.ts'
import type { LedgerStore } from '../../core/ports/store.ts'
import type { Desk } from './desk.ts'
import type { DraftCommit } from './draft-commit.ts'
import type { UnwrittenText } from './rows.ts'

const { content: MessageContent } = EVENTS['message.sent']
/** Code of an action that was dropped: the message was erased, or held no words. */
const NOTHING_LEFT = 'nothing-left'

/** Words by the event of their message; of those that were erased, or had none, nothing. */
export async function recalledWords(
  texts: readonly UnwrittenText[],
  { community }: Desk,
  store: LedgerStore,
  erased: ReadonlySet<number>,
): Promise<ReadonlyMap<number, string>> {
  const seqs = texts.flatMap(({ action: { text, message, member } }) =>
    text?.template === RESTORED && message !== null && !erased.has(member ?? 0) ? [message] : [],
  )
  if (seqs.length === 0) return new Map()
  const rows = await store.content(community, [...new Set(seqs)])
  return new Map(
    rows.flatMap(({ seq, part, body }) => {
      const words = part === -1 ? wordsIn(body) : ''
      return words === '' ? [] : [[seq, words]]
    }),
  )
}

/** The action goes no further, visibly. */
export function drop(draft: DraftCommit, { decided, n }: UnwrittenText): void {
  const { seq } = decided.fresh.event
  const place = draft.actions.findIndex((row) => row.seq === seq && row.n === n)
  const row = draft.actions[place]
  if (row !== undefined) draft.actions[place] = { ...row, status: 'expired', code: NOTHING_LEFT }
}

function wordsIn(body: string): string {
  const checked = MessageContent.safeParse(JSON.parse(body))
  return checked.success ? textOf(checked.data.parts).trim() : ''
}
