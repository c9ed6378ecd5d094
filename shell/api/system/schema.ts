import { z } from 'zod'

export const Health = z
  .object({
    status: z.enum(['ok', 'degraded']),
    version: z.string(),
    reasons: z.array(z.object({ code: z.string(), message: z.string() })),
  })
  .meta({ id: 'Health' })
