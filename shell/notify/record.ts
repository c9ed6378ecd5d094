/** What the ledger keeps of notices. */
import type { InternalEvent } from '../../core/ports/pipeline.ts'
import type { Words } from './compose.ts'
import { FOLKMOOT } from './memory.ts'
import type { Delivery } from './notice.ts'

const HOUR = 3_600_000
/** Afterwards the words are dropped, visibly: an urgent one has gone on to others by then. */
const LASTS = { urgent: HOUR, other: 12 * HOUR }

export function noticeEvent(community: number, delivery: Delivery, words: Words, now: number): InternalEvent {
  const { operator, channel, notices, urgent, step, dedupe } = delivery
  return {
    community,
    kind: 'operator.notice',
    group: null,
    member: null,
    data: {
      operator,
      channel,
      kinds: [...new Set(notices.map(({ kind }) => kind))],
      notices: notices.map(({ key }) => key),
      urgent,
      step,
      expires: now + (urgent ? LASTS.urgent : LASTS.other),
    },
    content: { ...words },
    dedupe,
  }
}

/** What has passed by itself needs nobody any more; the ledger says so, for the time after a restart. */
export function acknowledged(community: number, keys: readonly string[]): readonly InternalEvent[] {
  return keys.map((notice) => ({
    community,
    kind: 'operator.act',
    group: null,
    member: null,
    data: { operator: FOLKMOOT, act: 'acknowledge', notice },
    content: null,
    dedupe: `acknowledge:${notice}:${FOLKMOOT}`,
  }))
}
