/** What a worker that fights for a community is told, and what it tells at its end. */
import { z } from 'zod'

export const Task = z.object({
  url: z.string(),
  community: z.number(),
  account: z.number(),
  /** How many messages there are, and the time of the first. */
  messages: z.number(),
  start: z.number(),
  /** Where this worker begins. */
  from: z.number(),
})
export type Task = z.infer<typeof Task>
export const Done = z.object({ fenced: z.number(), appended: z.number() })
