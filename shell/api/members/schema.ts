import { z } from 'zod'
import { PERSON_SORTS } from '../../../core/ports/people.ts'
import { PlatformRole } from '../../../core/chat/event.ts'
import { Action } from '../actions/schema.ts'
import { IdOut, Instant, MemberIn, SeqIn } from '../fields.ts'

export const Handle = z.object({
  member: IdOut,
  platform: z.string(),
  native: z.string(),
  name: z.string().nullable(),
})

export const Member = z
  .object({
    id: IdOut,
    handles: z.array(Handle),
    roles: z.array(z.string()),
    tags: z.array(z.string()),
    points: z.number().int(),
    messages: z.number().int(),
    first: Instant.nullable(),
    last: Instant.nullable(),
    entries: z.array(z.object({ seq: IdOut, amount: z.number().int(), rule: z.string(), at: Instant })),
  })
  .meta({ id: 'Member' })

export const RoleChange = z.object({
  act: z.enum(['give', 'take']),
  role: z.string().min(1).max(64),
  reason: z.string().max(500).optional(),
})

export const Linking = z.object({
  /** The member who is the same person: taken over, with handles, points and roles. */
  other: MemberIn,
  reason: z.string().max(500).optional(),
})

export const Erasure = z.object({
  /** The member's id once more, so that nobody is erased by a slip. */
  confirm: z.string(),
})

const whole = (most: number) =>
  z
    .string()
    .regex(/^\d{1,7}$/)
    .transform(Number)
    .pipe(z.number().int().max(most))

export const MemberQuery = z.object({
  /** Parts of names, native ids, roles or tags; all of them have to be found. */
  q: z.string().max(100).optional(),
  role: z.string().max(64).optional(),
  tag: z.string().max(64).optional(),
  sort: z.enum(PERSON_SORTS).optional(),
  offset: whole(1_000_000).optional(),
  limit: whole(200).optional(),
})

export const FoundMember = z
  .object({
    id: IdOut,
    name: z.string().nullable(),
    handles: z.array(z.object({ platform: z.string(), native: z.string(), name: z.string().nullable() })),
    /** The highest of the roles that have a mark. */
    role: z.enum(['owner', 'manager', 'creator', 'activist', 'member']),
    roles: z.array(z.string()),
    tags: z.array(z.string()),
    points: z.number().int(),
    messages: z.number().int(),
    first: Instant.nullable(),
    last: Instant.nullable(),
  })
  .meta({ id: 'FoundMember' })

const Place = z.object({
  group: IdOut,
  name: z.string(),
  platform: z.string(),
  kind: z.string().nullable(),
  role: PlatformRole,
  present: z.boolean(),
  joined: Instant.nullable(),
  mutedUntil: Instant.nullable(),
})

export const Profile = z
  .object({
    groups: z.array(Place),
    /** The latest, newest first; `until` where it ends by itself. */
    sanctions: z.array(
      z.object({
        seq: IdOut,
        n: z.number().int(),
        kind: z.string(),
        rule: z.string(),
        title: z.string(),
        at: Instant,
        group: IdOut.nullable(),
        status: Action.shape.status,
        until: Instant.nullable(),
      }),
    ),
    /** Still counting for a rule's next step, until the first of them is forgotten. */
    strikes: z.array(
      z.object({
        rule: z.string(),
        title: z.string(),
        count: z.number().int(),
        within: z.number(),
        until: Instant,
      }),
    ),
    /** Open ones. */
    cases: z.array(
      z.object({
        seq: IdOut,
        n: z.number().int(),
        kind: z.string(),
        title: z.string().nullable(),
        opened: Instant,
      }),
    ),
    /** Newest first; `operator` by name. */
    notes: z.array(z.object({ seq: IdOut, at: Instant, operator: z.string(), text: z.string() })),
    /** Roles of the charter, which may be given. */
    roles: z.array(z.string()),
    /** Titles of rules by their ids. */
    titles: z.record(z.string(), z.string()),
    /** Members who were found to be this one. */
    taken: z.array(IdOut),
  })
  .meta({ id: 'MemberProfile' })

export const Tagging = z.object({
  act: z.enum(['tag', 'untag']),
  tag: z
    .string()
    .trim()
    .min(1)
    .max(64)
    .regex(/^[^\n\r\t]+$/),
})

export const NewNote = z.object({ note: z.string().trim().min(1).max(4_000) })
export const NoteIn = SeqIn

export const LinkPreview = z
  .object({
    /** As both would be together. */
    together: z.object({
      points: z.number().int(),
      messages: z.number().int(),
      roles: z.array(z.string()),
      tags: z.array(z.string()),
      first: Instant.nullable(),
      last: Instant.nullable(),
      handles: z.array(Handle),
    }),
    /** Groups in which both stand now: one person rarely does. */
    both: z.array(z.string()),
    kept: FoundMember,
    other: FoundMember,
  })
  .meta({ id: 'LinkPreview' })
