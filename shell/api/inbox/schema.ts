import { z } from 'zod'
import { IdOut, InCommunity, Instant } from '../fields.ts'
import { HARMS } from './item.ts'
import { ACTS, PLACES } from './offered.ts'

const Named = z.object({ id: IdOut, name: z.string().nullable() })

const OfferedAct = z.object({
  /** null: it is done on the page `place`. */
  act: z.enum(ACTS).nullable(),
  place: z.enum(PLACES).nullable(),
  label: z.string(),
  grave: z.boolean(),
})

export const InboxItem = z
  .object({
    /** Stable: a case by its place (`7-0`), `account-5`, `round`, `unassigned-groups`, `health-…`, `notice-…`. */
    id: z.string(),
    community: Named,
    kind: z.string(),
    title: z.string(),
    sentence: z.string(),
    importance: z.object({ harm: z.enum(HARMS), reason: z.string() }),
    /** null where nobody noted since when. */
    since: Instant.nullable(),
    /** When it is too late. */
    deadline: Instant.nullable(),
    /** How often the same thing came up. */
    count: z.number().int(),
    group: Named.nullable(),
    member: Named.nullable(),
    rule: z.object({ id: z.string(), title: z.string() }).nullable(),
    /** Event of the message that it is about. */
    message: IdOut.nullable(),
    /** First words of that message. */
    words: z.string().nullable(),
    assignee: z.object({ id: z.string(), name: z.string() }).nullable(),
    snoozed: Instant.nullable(),
    /** Among the groups that the reader looks after. */
    within: z.boolean(),
    /** Whether the reader can do anything about it, or only look. */
    may: z.boolean(),
    /** The suggested one first. */
    acts: z.array(OfferedAct),
  })
  .meta({ id: 'InboxItem' })

const Counts = z.object({
  open: z.number().int(),
  mine: z.number().int(),
  snoozed: z.number().int(),
})

export const Inbox = z
  .object({ items: z.array(InboxItem), counts: Counts, next: z.string().nullable() })
  .meta({ id: 'Inbox' })

export const InboxQuery = z.object({
  /** `open` leaves out what is put off. */
  show: z.enum(['open', 'mine', 'snoozed']).optional(),
  /** Only of this kind. */
  kind: z.string().max(64).optional(),
  /** Where the page before ended. */
  from: z.string().max(500).optional(),
  limit: z
    .string()
    .regex(/^\d{1,3}$/)
    .transform(Number)
    .pipe(z.number().min(0).max(100))
    .optional(),
  lang: z.string().max(16).optional(),
})

const item = z.string().regex(/^[a-z0-9~-]{1,120}$/)
export const OneItem = InCommunity.extend({ item })

const Said = z.object({
  seq: IdOut,
  at: Instant,
  member: Named.nullable(),
  text: z.string().nullable(),
  /** The one that it is about. */
  own: z.boolean(),
})

export const InboxDetail = z
  .object({
    item: InboxItem,
    /** The message, two before it and two after it. */
    context: z.array(Said),
    why: z
      .object({
        outcome: z.string(),
        /** What the rule says of the message. */
        sentence: z.string().nullable(),
        values: z.array(z.object({ name: z.string(), value: z.string() })),
      })
      .nullable(),
    /** What Folkmoot did about it. */
    done: z.array(z.object({ act: z.string(), status: z.string(), reason: z.string() })),
    fault: z.string().nullable(),
  })
  .meta({ id: 'InboxDetail' })

export const InboxActs = z.object({
  items: z.array(item).min(1).max(200),
  act: z.enum(ACTS),
  /** `assign`: an operator; null = nobody. */
  assignee: z.string().max(100).nullable().optional(),
  /** `snooze`: when it comes back; null = at once. */
  until: Instant.nullable().optional(),
  reason: z.string().trim().max(500).optional(),
})

export const InboxUndo = z
  .object({ act: z.enum(ACTS), assignee: z.string().nullable(), until: Instant.nullable() })
  .meta({ id: 'InboxUndo' })

export const InboxAnswers = z
  .object({
    answers: z.array(
      z.object({
        item: z.string(),
        /** `over`: somebody else was faster. */
        status: z.enum(['done', 'over', 'refused']),
        message: z.string().nullable(),
        /** What takes it back; null where nothing can. */
        undo: InboxUndo.nullable(),
      }),
    ),
  })
  .meta({ id: 'InboxAnswers' })

export const Helpers = z.object({ operators: z.array(z.object({ id: z.string(), name: z.string() })) })
