import { z } from 'zod'
import { IdOut, Instant } from '../fields.ts'

export const Case = z
  .object({
    seq: IdOut,
    n: z.number().int(),
    kind: z.string(),
    rule: z.string().nullable(),
    /** Title of the rule. */
    title: z.string().nullable(),
    group: IdOut.nullable(),
    member: IdOut.nullable(),
    message: IdOut.nullable(),
    opened: Instant,
    /** How often the same thing came up. */
    count: z.number().int(),
    status: z.enum(['open', 'upheld', 'undone', 'closed']),
  })
  .meta({ id: 'Case' })

export const Verdict = z.object({
  verdict: z.enum(['uphold', 'undo']),
  reason: z.string().trim().max(500).optional(),
})
