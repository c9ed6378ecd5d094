import { z } from 'zod'
import { IdOut, Instant } from '../fields.ts'

const Reason = z.object({ code: z.string(), message: z.string() })
const count = z.number().int()

export const InstallationHealth = z
  .object({
    now: Instant,
    version: z.string(),
    runtime: z.string(),
    started: Instant,
    /** What is wrong; empty = nothing. */
    reasons: z.array(Reason),
    intake: z.object({
      /** Events that wait for their decision. */
      queued: count,
      /** Milliseconds from taking in to commit, of the last few hundred deliveries. */
      median: z.number().nullable(),
      slowest: z.number().nullable(),
      deliveries: count,
      /** Since the start. */
      decided: count,
      duplicates: count,
      refused: count,
      faults: count,
      held: count,
    }),
    actions: z.array(z.object({ status: z.string(), count, first: Instant.nullable() })),
    projections: z.array(z.object({ name: z.enum(['search', 'figures']), behind: count })),
    storage: z.object({
      engine: z.enum(['sqlite', 'postgres']),
      bytes: z.number(),
      folder: z.number(),
      events: count,
      eventsOfWeek: count,
      growth: z.number().nullable(),
      free: z.number(),
      total: z.number(),
      minFree: z.number(),
      daysLeft: z.number().nullable(),
    }),
    backup: z.object({ newest: Instant, count }).nullable(),
  })
  .meta({ id: 'InstallationHealth' })

export const CommunityHealth = z
  .object({
    accounts: z.array(
      z.object({
        id: IdOut,
        name: z.string(),
        platform: z.string(),
        state: z.string(),
        code: z.string(),
        message: z.string().nullable(),
        since: Instant,
        retryAt: Instant.nullable(),
        groups: z.array(
          z.object({
            native: z.string(),
            name: z.string().nullable(),
            state: z.string(),
            message: z.string().nullable(),
          }),
        ),
      }),
    ),
    events: count,
    members: count,
    groups: count,
    openCases: count,
    waitingActions: count,
  })
  .meta({ id: 'CommunityHealth' })
