import { z } from 'zod'
import { IdOut, InCommunity, Instant } from '../fields.ts'

export const Notice = z
  .object({
    community: IdOut,
    seq: IdOut,
    at: Instant,
    kinds: z.array(z.string()),
    /** What it tells of; each can be acknowledged. */
    keys: z.array(z.string()),
    urgent: z.boolean(),
    title: z.string(),
    text: z.string(),
    seen: z.boolean(),
  })
  .meta({ id: 'Notice' })

export const NoticeQuery = z.object({
  limit: z
    .string()
    .regex(/^\d{1,3}$/)
    .transform(Number)
    .pipe(z.number().min(1).max(200))
    .optional(),
  lang: z.string().max(16).optional(),
})

const key = z.string().regex(/^[a-z0-9~-]{1,100}$/)

export const NoticePlace = InCommunity.extend({ key })

export const NoticeKeys = z.object({
  keys: z
    .array(key)
    .min(1)
    .max(200)
    .transform((keys) => [...new Set(keys)]),
})
