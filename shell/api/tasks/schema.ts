import { z } from 'zod'
import { Action, ActionPlace } from '../actions/schema.ts'
import { IdOut, Instant } from '../fields.ts'

export const Task = z
  .object({
    /** As `ticks` name it: `7-0`. */
    action: z.string(),
    way: z.enum(['paste', 'private', 'deed']),
    kind: z.string(),
    words: z.string().nullable(),
    member: z.object({ id: IdOut, name: z.string().nullable() }).nullable(),
    /** Title of the rule that asks for it. */
    rule: z.string(),
    /** Event of the message that it is about. */
    message: IdOut.nullable(),
    amount: z.number().nullable(),
    expires: Instant,
  })
  .meta({ id: 'Task' })

export const TaskGroup = z
  .object({
    group: IdOut.nullable(),
    name: z.string().nullable(),
    /** One text to paste. */
    text: z.string().nullable(),
    expires: Instant,
    tasks: z.array(Task),
  })
  .meta({ id: 'TaskGroup' })

export const Ticks = z.object({
  ticks: z
    .array(
      z.object({
        action: ActionPlace,
        done: z.boolean(),
        /** Why it was not to be done. */
        reason: z.string().trim().min(1).max(500).optional(),
      }),
    )
    .min(1)
    .max(500),
})

export const Ticked = z.object({
  /** How many changed something now. */
  ticked: z.number().int(),
  /** Ticked before, or expired: nothing is left to be done. */
  over: z.array(z.string()),
  /** What has become of those: done by somebody, given up, expired. */
  was: z.array(z.object({ action: z.string(), was: Action.shape.status })),
})

export const Paste = z.object({
  /** As the chat program calls the group; a new one is made when nobody has heard of it. */
  group: z.string().trim().min(1).max(200),
  text: z.string().min(1).max(500_000),
  /** IANA zone of the times in the text; the community's own when absent. */
  zone: z.string().max(64).optional(),
})

export const Pasted = z
  .object({
    /** New in the ledger. */
    appended: z.number().int(),
    /** Known before, by their place in the conversation or by their time. */
    known: z.number().int(),
    /** Lines of the chat program that say nothing that is kept. */
    skipped: z.number().int(),
    /** Numbers of lines, from 1, that belong to nobody. */
    unread: z.array(z.number().int()),
  })
  .meta({ id: 'Pasted' })

export const GroupNames = z.object({
  names: z.array(z.string().trim().min(1).max(200)).min(1).max(1_000),
})
