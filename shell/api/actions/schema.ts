import { z } from 'zod'
import { toId } from '../../../core/chat/ids.ts'
import type { Seq } from '../../../core/chat/ids.ts'
import { IdOut, Instant } from '../fields.ts'

export const Action = z
  .object({
    seq: IdOut,
    n: z.number().int(),
    kind: z.string(),
    rule: z.string(),
    group: IdOut.nullable(),
    member: IdOut.nullable(),
    message: IdOut.nullable(),
    amount: z.number().nullable(),
    name: z.string().nullable(),
    text: z.string().nullable(),
    due: Instant,
    expires: Instant,
    status: z.enum(['queued', 'sending', 'handed', 'sent', 'failed', 'unknown', 'expired', 'done']),
    attempts: z.number().int(),
    code: z.string().nullable(),
    native: z.string().nullable(),
  })
  .meta({ id: 'Action' })

/** Names an action in a path: the event's place and the action's, `7-0`. */
export const ActionPlace = z
  .string()
  .regex(/^[1-9]\d{0,15}-\d{1,4}$/)
  .transform((text) => {
    const [seq = 0, n = 0] = text.split('-').map(Number)
    return { seq: toId<Seq>(seq), n }
  })

export const Answer = z.object({ was: z.enum(['sent', 'not-sent']) })
