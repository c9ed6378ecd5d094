import { z } from 'zod'
import { IdOut, Instant } from '../fields.ts'

export const Counts = z.object({
  events: z.number().int(),
  members: z.number().int(),
  groups: z.number().int(),
  openCases: z.number().int(),
  waitingActions: z.number().int(),
})

export const Community = z
  .object({
    id: IdOut,
    name: z.string(),
    created: Instant,
    /** Place of the newest event, 0 before the first. */
    head: z.string(),
    counts: Counts,
  })
  .meta({ id: 'Community' })

export const CommunityDetail = Community.extend({
  charter: z
    .object({
      version: z.number().int(),
      published: Instant,
      languages: z.array(z.string()),
      timezone: z.string(),
      purpose: z.string().nullable(),
    })
    .nullable(),
  accounts: z.array(z.object({ id: IdOut, platform: z.string(), name: z.string() })),
}).meta({ id: 'CommunityDetail' })
