import { z } from 'zod'
import { IdOut, Instant } from '../fields.ts'

const Handle = z.object({ platform: z.string(), native: z.string(), name: z.string().nullable() })

/** Something that happened by or about the member. */
const Happening = z.object({
  seq: IdOut,
  at: Instant,
  kind: z.string(),
  group: z.string().nullable(),
  /** Their own words, or what an operator wrote about them. */
  text: z.string().nullable(),
  /** Rules that fired, by title, with why. */
  rules: z.array(z.string()),
  /** What Folkmoot did to them because of it. */
  acts: z.array(
    z.object({ kind: z.string(), rule: z.string(), text: z.string().nullable(), status: z.string() }),
  ),
})

export const Held = z
  .object({
    community: z.string(),
    timezone: z.string(),
    handles: z.array(Handle),
    roles: z.array(z.string()),
    tags: z.array(z.string()),
    points: z.number().int(),
    messages: z.number().int(),
    first: Instant.nullable(),
    last: Instant.nullable(),
    entries: z.array(z.object({ at: Instant, amount: z.number().int(), rule: z.string() })),
    happenings: z.array(Happening),
    /** `before` of the next page of what happened; null at the end. */
    next: z.string().nullable(),
  })
  .meta({ id: 'HeldAboutMember' })
