/** What an operator decides about an action that failed, is in doubt or still waits, as an event. */
import type { InternalEvent } from '../../../core/ports/pipeline.ts'
import type { ActionRow } from '../../../core/ports/rows.ts'
import { ApiError } from '../api-error.ts'

export const FATES = ['again', 'sent', 'drop'] as const
export type Fate = (typeof FATES)[number]

/** What is sent again lives at least as long as this. */
const LIVES_ON = 3_600_000

interface Said {
  readonly operator: string
  readonly now: number
}

/** Whether a fate can be given to an action that stands there. */
export function fits({ status, code }: Pick<ActionRow, 'status' | 'code'>, fate: Fate): boolean {
  if (status === 'unknown') return true
  if (status === 'failed') return fate !== 'again' || (code !== 'declined' && code !== 'outgoing-held')
  return fate === 'drop' && status === 'queued'
}

/**
 * The event that carries it out; told twice for one attempt it counts once.
 * @throws ApiError 409 when the action is past it.
 */
export function fateEvent(action: ActionRow, fate: Fate, { operator, now }: Said): InternalEvent {
  if (!fits(action, fate)) throw tooLate()
  const { community, group, member, seq, n, attempts, status, expires } = action
  const about = { community, group, member, content: null, dedupe: `${status}:${seq}:${n}:${attempts}` }
  const data = { seq, n, operator }
  if (fate === 'sent') return { ...about, kind: 'action.confirmed', data, update: { seq, n, status: 'sent' } }
  if (fate === 'drop') {
    const update = { seq, n, status: 'expired', code: 'dropped', again: true } as const
    return { ...about, kind: 'action.expired', data: { ...data, code: 'dropped' }, update }
  }
  return {
    ...about,
    kind: 'action.failed',
    data: { ...data, code: 'not-sent', permanent: false },
    update: {
      seq,
      n,
      status: 'queued',
      code: 'not-sent',
      due: now,
      expires: Math.max(expires, now + LIVES_ON),
      again: true,
    },
  }
}

const tooLate = (): ApiError =>
  new ApiError(
    409,
    'past-it',
    {
      en: 'The act is past this: it was sent, dropped or taken up meanwhile.',
      'zh-CN': '这个动作已经不在这一步了：可能已发出、已作废，或正在发送。',
    },
    { en: 'Reload the outbox.', 'zh-CN': '刷新一下发件箱。' },
  )
