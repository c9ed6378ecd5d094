import { z } from 'zod'
import { ACTION_KINDS } from '../../../core/chat/action.ts'
import { Action } from '../actions/schema.ts'
import { GroupIn, IdOut, Instant, MemberIn, PageQuery } from '../fields.ts'

export const FiredRule = z.object({
  rule: z.string(),
  title: z.string(),
  strike: z.number().int().nullable(),
  /** Why it did not act, or not fully. */
  held: z.string().nullable(),
  role: z.string().nullable(),
})

export const Instead = z.object({ n: z.number().int(), rule: z.string(), sentence: z.string() })

export const GivenVerdict = z.object({
  n: z.number().int(),
  on: z.enum(['action', 'case']),
  verdict: z.enum(['uphold', 'undo']),
  operator: z.string(),
  /** Their name; null once they are gone. */
  by: z.string().nullable(),
  at: Instant,
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
    /** Name of the operator who did it; null of all others. */
    by: z.string().nullable(),
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
    /** What the platform did not allow as it was decided, and what took its place. */
    instead: z.array(Instead),
    /** Of `action.…` events: the act that they are about, as it is now, and what took its place. */
    settles: z.object({ action: Action, instead: z.string().nullable() }).nullable(),
    /** What people have said since of its acts and cases, oldest first. */
    verdicts: z.array(GivenVerdict),
  })
  .meta({ id: 'Event' })

export const Person = z.object({
  id: IdOut,
  name: z.string().nullable(),
  role: z.enum(['owner', 'manager', 'creator', 'activist', 'member']),
})

export const Feed = z.object({ events: z.array(FeedEvent), people: z.array(Person) }).meta({ id: 'Feed' })

export const FeedPage = Feed.extend({
  /** `before` (or `after`) of the next page; null when there is none. */
  next: IdOut.nullable(),
  /** The look ended in time before the page was full: go on from `next`. */
  partial: z.boolean(),
  /** Of a search for words: only this many of the messages that hold them were looked at. */
  searched: z.number().int().nullable(),
}).meta({ id: 'FeedPage' })

const kinds = z
  .string()
  .max(400)
  .regex(/^[a-z.]+(,[a-z.]+)*$/)
  .transform((text) => text.split(','))

export const FeedQuery = PageQuery.extend({
  group: GroupIn.optional(),
  member: MemberIn.optional(),
  /** One kind of event, or several with commas between. */
  kind: kinds.optional(),
  rule: z.string().max(128).optional(),
  /** A kind of act; `any` for events that led to one. */
  act: z.enum([...ACTION_KINDS, 'any']).optional(),
  /** Words that the message holds. */
  q: z.string().trim().min(1).max(200).optional(),
  lang: z.string().max(16).optional(),
})

export const Trace = z
  .object({
    seq: IdOut,
    charter: z.number().int(),
    outcome: z.string(),
    late: z.boolean(),
    fault: z.string().nullable(),
    /** What the platform did not allow as it was decided, and what took its place. */
    instead: z.array(Instead),
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
            /** The same in words, with what was found. */
            sentence: z.string(),
            met: z.boolean(),
            decisive: z.boolean(),
            values: z.array(z.object({ name: z.string(), value: z.string() })),
          }),
        ),
      }),
    ),
  })
  .meta({ id: 'Trace' })
