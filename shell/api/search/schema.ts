import { z } from 'zod'
import { Feed } from '../events/schema.ts'

export const SearchQuery = z.object({
  q: z.string().trim().min(1).max(200),
  limit: z.coerce.number().int().min(1).max(100).optional(),
  lang: z.string().max(16).optional(),
})

export const Found = Feed
