import { z } from 'zod'

export const RoomGroup = z
  .object({
    native: z.string(),
    name: z.string(),
    persons: z.array(
      z.object({
        native: z.string(),
        name: z.string(),
        role: z.enum(['owner', 'admin', 'member']),
        muted: z.boolean(),
      }),
    ),
  })
  .meta({ id: 'RoomGroup' })

export const RoomPost = z.object({
  group: z.string().min(1).max(128),
  person: z.string().min(1).max(128),
  text: z.string().min(1).max(10_000),
  /** The platform's id of the message that is answered. */
  replyTo: z.string().max(128).optional(),
})

export const Newcomer = z.object({
  group: z.string().min(1).max(128),
  /** Without one, a name is invented. */
  name: z.string().trim().min(1).max(64).optional(),
})
