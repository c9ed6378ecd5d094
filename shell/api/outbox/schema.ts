import { z } from 'zod'
import { ActionPlace } from '../actions/schema.ts'
import { FATES } from '../actions/fate-event.ts'
import { GroupIn, IdOut, InCommunity, Instant, PageQuery } from '../fields.ts'

export const STATES = ['queued', 'sending', 'handed', 'sent', 'failed', 'unknown', 'expired'] as const

const Named = z.object({ id: IdOut, name: z.string().nullable() })

export const OutboxAction = z
  .object({
    /** As fates name it: `7-0`. */
    id: z.string(),
    kind: z.string(),
    /** The act as a verb. */
    act: z.string(),
    group: Named.nullable(),
    member: Named.nullable(),
    rule: z.object({ id: z.string(), title: z.string() }),
    message: IdOut.nullable(),
    text: z.string().nullable(),
    state: z.enum(STATES),
    code: z.string().nullable(),
    /** Why it stands there and what to do, in a sentence. */
    reason: z.string(),
    attempts: z.number().int(),
    /** When it is tried next; null when it is not. */
    due: Instant.nullable(),
    expires: Instant,
    /** What can be decided about it. */
    fates: z.array(z.enum(FATES)),
  })
  .meta({ id: 'OutboxAction' })

export const Outbox = z
  .object({
    actions: z.array(OutboxAction),
    /** By state, none above `most`. */
    counts: z.object({
      queued: z.number().int(),
      sending: z.number().int(),
      handed: z.number().int(),
      sent: z.number().int(),
      failed: z.number().int(),
      unknown: z.number().int(),
      expired: z.number().int(),
    }),
    most: z.number().int(),
    next: IdOut.nullable(),
  })
  .meta({ id: 'Outbox' })

export type State = (typeof STATES)[number]

export const OutboxQuery = PageQuery.extend({
  state: z.enum(STATES).optional(),
  group: GroupIn.optional(),
  kind: z.string().max(32).optional(),
  rule: z.string().max(64).optional(),
  lang: z.string().max(16).optional(),
})

export const InOutbox = InCommunity

export const Fates = z.object({
  actions: z.array(ActionPlace).min(1).max(200),
  fate: z.enum(FATES),
})

export const Fated = z
  .object({
    answers: z.array(
      z.object({
        action: z.string(),
        status: z.enum(['done', 'over', 'refused']),
        message: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: 'OutboxAnswers' })
