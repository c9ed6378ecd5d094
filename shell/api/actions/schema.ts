import { z } from 'zod'
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
