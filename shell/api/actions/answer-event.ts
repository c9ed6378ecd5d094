import type { InternalEvent } from '../../../core/ports/pipeline.ts'
import type { ActionRow } from '../../../core/ports/rows.ts'

export interface Said {
  readonly was: 'sent' | 'not-sent'
  readonly operator: string
  readonly now: number
}

/**
 * The event of an operator's word about an action that is in doubt. What was not sent goes back to the queue;
 * it expires where its time has passed.
 */
export function answerEvent(action: ActionRow, { was, operator, now }: Said): InternalEvent {
  const { community, group, member, seq, n, attempts, expires } = action
  const about = {
    community,
    group,
    member,
    content: null,
    dedupe: `answer:${seq}:${n}:${attempts}`,
  }
  const data = { seq, n, operator }
  if (was === 'sent') {
    return { ...about, kind: 'action.confirmed', data, update: { seq, n, status: 'sent' } }
  }
  if (expires <= now) {
    return { ...about, kind: 'action.expired', data, update: { seq, n, status: 'expired' } }
  }
  return {
    ...about,
    kind: 'action.failed',
    data: { ...data, code: 'not-sent', permanent: false },
    update: { seq, n, status: 'queued', code: 'not-sent', due: now },
  }
}
