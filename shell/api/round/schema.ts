import { z } from 'zod'
import { GroupIn, IdOut, Instant } from '../fields.ts'
import { Task } from '../tasks/schema.ts'

const RoundTask = Task.extend({
  /** What the member wrote, where the deed is about a message: its beginning. */
  quote: z.string().nullable(),
}).meta({ id: 'RoundTask' })

const Stop = z
  .object({
    /** null: what belongs to no group. */
    group: IdOut.nullable(),
    name: z.string().nullable(),
    platform: z.string().nullable(),
    /** Values of the group, as the charter's kind names them: its teacher, its city. */
    values: z.array(z.string()),
    /** One text to paste; null when nothing is to be said to the group. */
    text: z.string().nullable(),
    /** The first of its tasks to expire. */
    expires: Instant,
    seconds: z.number().int(),
    tasks: z.array(RoundTask),
  })
  .meta({ id: 'RoundStop' })

const Dropped = z
  .object({
    action: z.string(),
    kind: z.string(),
    group: z.string().nullable(),
    member: z.string().nullable(),
    rule: z.string(),
    expired: Instant,
  })
  .meta({ id: 'RoundDropped' })

const Place = z
  .object({ group: IdOut, name: z.string().nullable(), values: z.array(z.string()), due: z.boolean() })
  .meta({ id: 'RoundPlace' })

export const Round = z
  .object({
    at: Instant,
    /** Groups with something due, in the operator's own order. */
    stops: z.array(Stop),
    /** Every group that is kept by hand, in that order. */
    order: z.array(Place),
    /** How long one of each takes: the stated sum of these is `seconds`. */
    each: z.object({ paste: z.number(), deed: z.number(), private: z.number() }),
    seconds: z.number().int(),
    /** Since when `dropped` is told. */
    since: Instant,
    /** What expired unseen, newest first. */
    dropped: z.array(Dropped),
  })
  .meta({ id: 'Round' })

const MOST_GROUPS = 5_000

export const RoundOrder = z.object({ groups: z.array(GroupIn).max(MOST_GROUPS) })

export const RoundSeen = z.object({
  /** What expired up to then is not told again. */
  until: Instant.min(0),
})
