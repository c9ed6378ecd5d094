import { handedKey } from '../../../core/ports/pipeline.ts'
import type { InternalEvent } from '../../../core/ports/pipeline.ts'
import type { ActionRow } from '../../../core/ports/rows.ts'

export interface Said {
  readonly done: boolean
  /** Why it will not be done. */
  readonly reason?: string | undefined
}

/** The event of an operator's word that a task was done, or will not be. */
export function tickEvent(action: ActionRow, { done, reason }: Said, operator: string): InternalEvent {
  const { community, group, member, seq, n } = action
  const content = reason === undefined ? null : { reason }
  const about = { community, group, member, content, dedupe: handedKey(action) }
  const data = { seq, n, operator }
  return done
    ? { ...about, kind: 'action.confirmed', data, update: { seq, n, status: 'sent' } }
    : {
        ...about,
        kind: 'action.failed',
        data: { ...data, code: 'declined', permanent: true },
        update: { seq, n, status: 'failed', code: 'declined' },
      }
}
