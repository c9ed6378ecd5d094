import { z } from 'zod'
import { RIGHTS } from '../policy.ts'

export const Session = z
  .object({
    operator: z.object({ id: z.string(), name: z.string() }),
    rights: z.array(z.object({ community: z.string(), right: z.enum(RIGHTS) })),
  })
  .meta({ id: 'Session' })
