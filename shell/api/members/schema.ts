import { z } from 'zod'
import { IdOut, Instant, MemberIn } from '../fields.ts'

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
