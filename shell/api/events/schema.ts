import { z } from 'zod'
import { Action } from '../actions/schema.ts'
import { IdOut, Instant } from '../fields.ts'

export const FiredRule = z.object({
  rule: z.string(),
  title: z.string(),
  strike: z.number().int().nullable(),
  /** Why it did not act, or not fully. */
  held: z.string().nullable(),
  role: z.string().nullable(),
})

export const FeedEvent = z
  .object({
    seq: IdOut,
    kind: z.string(),
    at: Instant,
    received: Instant,
    source: z.enum(['live', 'backfill', 'import']),
    group: IdOut.nullable(),
    member: IdOut.nullable(),
    native: z.string().nullable(),
    revision: z.number().int(),
    data: z.record(z.string(), z.unknown()),
    /** Words of a message; null when it has none or they were erased. */
    text: z.string().nullable(),
    /** The words are longer: ask for the event itself. */
    cut: z.boolean(),
    /** Types of the parts of a message. */
    parts: z.array(z.string()),
    erased: z.boolean(),
    charter: z.number().int(),
    late: z.boolean(),
    fault: z.string().nullable(),
    fired: z.array(FiredRule),
    actions: z.array(Action),
    points: z.array(z.object({ member: IdOut, amount: z.number().int(), rule: z.string() })),
    cases: z.array(z.object({ n: z.number().int(), kind: z.string(), rule: z.string().nullable() })),
  })
  .meta({ id: 'Event' })

export const Person = z.object({
  id: IdOut,
  name: z.string().nullable(),
  role: z.enum(['owner', 'manager', 'creator', 'activist', 'member']),
})

export const Feed = z.object({ events: z.array(FeedEvent), people: z.array(Person) }).meta({ id: 'Feed' })

export const Trace = z
  .object({
    seq: IdOut,
    charter: z.number().int(),
    outcome: z.string(),
    late: z.boolean(),
    fault: z.string().nullable(),
    /** What the platform did not allow as it was decided, and what took its place. */
    instead: z.array(z.object({ n: z.number().int(), rule: z.string(), sentence: z.string() })),
    rules: z.array(
      z.object({
        id: z.string(),
        title: z.string(),
        status: z.enum(['fired', 'held', 'not-met', 'not-applicable']),
        sentence: z.string(),
        /** The sentence without the values of its parts. */
        brief: z.string(),
        parts: z.array(
          z.object({
            source: z.string(),
            met: z.boolean(),
            decisive: z.boolean(),
            values: z.array(z.object({ name: z.string(), value: z.string() })),
          }),
        ),
      }),
    ),
  })
  .meta({ id: 'Trace' })
