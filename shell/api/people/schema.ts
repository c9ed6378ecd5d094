import { z } from 'zod'
import { GroupIn, Instant } from '../fields.ts'
import { RIGHTS } from '../policy.ts'
import { Name } from '../session/names.ts'
import { LimitsOut } from '../session/schema.ts'

export const LimitsIn = z.object({
  kinds: z.array(z.string().min(1).max(64)).max(100),
  groups: z.array(GroupIn).max(5_000),
})

export const OperatorView = z
  .object({
    id: z.string(),
    name: z.string(),
    right: z.enum(RIGHTS),
    /** Holds in all communities. */
    everywhere: z.boolean(),
    limits: LimitsOut.optional(),
  })
  .meta({ id: 'Operator' })

export const RightChange = z.object({
  right: z.enum(RIGHTS),
  /** For managers: what is not named here is out of their reach. */
  limits: LimitsIn.optional(),
  /** In all communities; only a steward of all may say so. */
  everywhere: z.boolean().optional(),
  reason: z.string().trim().max(500).optional(),
})

export const OperatorOf = z.object({ operator: z.string().min(1).max(64) })

export const InvitationView = z
  .object({
    id: z.string(),
    name: z.string(),
    right: z.enum(RIGHTS),
    everywhere: z.boolean(),
    limits: LimitsOut.optional(),
    by: z.object({ id: z.string(), name: z.string() }),
    made: Instant,
    expires: Instant,
  })
  .meta({ id: 'Invitation' })

export const NewInvitation = RightChange.extend({ name: Name })

export const Followed = z
  .object({
    name: z.string(),
    right: z.enum(RIGHTS),
    /** Name of the community; null = all of them. */
    community: z.string().nullable(),
    by: z.string(),
    limited: z.boolean(),
    expires: Instant,
  })
  .meta({ id: 'FollowedInvitation' })

export const Accepting = z.object({
  token: z.string().min(1).max(200),
  name: Name,
  /** Left out by whoever is going to add a passkey. */
  password: z.string().min(1).max(200).optional(),
})
