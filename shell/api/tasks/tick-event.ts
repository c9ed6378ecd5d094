import { handedKey } from '../../../core/ports/pipeline.ts'
import type { InternalEvent } from '../../../core/ports/pipeline.ts'
import type { ActionRow } from '../../../core/ports/rows.ts'

/** The event of an operator's word that a task was done, or will not be. */
export function tickEvent(action: ActionRow, isDone: boolean, operator: string): InternalEvent {
  const { community, group, member, seq, n } = action
  const about = { community, group, member, content: null, dedupe: handedKey(action) }
  const data = { seq, n, operator }
  return isDone
    ? { ...about, kind: 'action.confirmed', data, update: { seq, n, status: 'sent' } }
    : {
        ...about,
        kind: 'action.failed',
        data: { ...data, code: 'declined', permanent: true },
        update: { seq, n, status: 'failed', code: 'declined' },
      }
}
