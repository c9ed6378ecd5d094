import { z } from 'zod'
import { ATTACHMENTS } from '../../../core/playground/steps.ts'
import { PlatformRole } from '../../../core/chat/event.ts'
import { GroupIn, IdOut, Instant } from '../fields.ts'
import { Trace } from '../events/schema.ts'

const MOST_STEPS = 300
const DAY = 86_400_000
const word = z.string().min(1).max(64)
const words = z.array(word).max(50).default([])
const place = z.number().int().min(0).max(MOST_STEPS)
const after = z.number().int().min(0).max(DAY).optional()
const text = z.string().max(4_000)

const Person = z.object({
  /** How steps call this person; not a number, which names a member of the copied group. */
  id: z.string().regex(/^[a-z][a-z0-9-]{0,31}$/),
  name: z.string().trim().min(1).max(64),
  role: PlatformRole.default('member'),
  roles: words,
  tags: words,
  points: z.number().int().min(-1_000_000).max(1_000_000).default(0),
  messages: z.number().int().min(0).max(1_000_000).default(0),
  days: z.number().int().min(0).max(3_650).default(0),
  outside: z.boolean().default(false),
})

const Step = z.discriminatedUnion('do', [
  z.object({
    do: z.literal('say'),
    member: word,
    text,
    replyTo: place.optional(),
    attachment: z.enum(ATTACHMENTS).optional(),
    after,
  }),
  z.object({ do: z.literal('join'), member: word, after }),
  z.object({ do: z.literal('leave'), member: word, after }),
  z.object({ do: z.literal('edit'), of: place, text, after }),
  z.object({ do: z.literal('recall'), of: place, after }),
  z.object({ do: z.literal('react'), member: word, of: place, emoji: z.string().min(1).max(16), after }),
  z.object({
    do: z.literal('wait'),
    span: z
      .number()
      .int()
      .min(1)
      .max(31 * DAY)
      .optional(),
    /** Minute of the local day: the next time that it comes. */
    until: z.number().int().min(0).max(1_439).optional(),
  }),
])

export const Scene = z.union([
  z.object({ group: GroupIn }),
  z.object({
    /** Absent: the first kind of the charter. */
    kind: word.optional(),
    name: z.string().trim().min(1).max(100).default('Playground'),
    values: z.record(z.string().max(64), z.string().max(200)).default({}),
  }),
])

export const Playground = z.object({
  /** The draft; null plays the charter in force alone. */
  source: z.string().min(1).max(1_000_000).nullable(),
  scene: Scene,
  /** Invented people, beside those of a copied group. */
  people: z.array(Person).max(50).default([]),
  steps: z.array(Step).max(MOST_STEPS),
  /** When it begins; absent = now. */
  start: Instant.min(0).max(4_102_444_800_000).optional(),
  /** Steps whose traces are wanted; absent = all. */
  traces: z.array(place).max(MOST_STEPS).optional(),
})

const Action = z.object({
  kind: z.string(),
  rule: z.string(),
  title: z.string(),
  person: z.string().nullable(),
  text: z.string().nullable(),
  /** Its values advertise together: it would not be sent. */
  withheld: z.boolean(),
  amount: z.number().int().nullable(),
  name: z.string().nullable(),
})

const PlayedEvent = z.object({
  now: Instant,
  kind: z.string(),
  /** A timer that came due: the rule that set it, or `welcome`. */
  timer: z.string().nullable(),
  outcome: z.string(),
  fired: z.array(
    z.object({
      rule: z.string(),
      title: z.string(),
      strike: z.number().int().nullable(),
      held: z.string().nullable(),
    }),
  ),
  actions: z.array(Action),
  points: z.array(z.object({ person: z.string().nullable(), amount: z.number().int(), rule: z.string() })),
  cases: z.array(z.object({ kind: z.string(), rule: z.string().nullable() })),
  trace: Trace.omit({ seq: true, instead: true }).nullable(),
})

const World = z.object({
  /** Why the platform would not have let it happen. */
  stopped: z.enum(['muted', 'gone', 'blocked']).nullable(),
  events: z.array(PlayedEvent),
})

export const Answer = z
  .object({
    start: Instant,
    /** Kind of the group in which it is played; null where it has none. */
    kind: z.string().nullable(),
    people: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        role: z.enum(['owner', 'manager', 'member']),
        outside: z.boolean(),
        member: IdOut.nullable(),
      }),
    ),
    /** Kinds of groups to play in, and roles that people may hold, of both charters. */
    kinds: z.array(z.object({ id: z.string(), purpose: z.string(), values: z.array(z.string()) })),
    roles: z.array(z.string()),
    /** The draft has faults: only the charter in force was played. */
    faults: z.number().int(),
    live: z.number().int().nullable(),
    steps: z.array(
      z.object({ at: Instant, same: z.boolean(), draft: World.nullable(), live: World.nullable() }),
    ),
  })
  .meta({ id: 'Playground' })
