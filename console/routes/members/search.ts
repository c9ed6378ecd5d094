/** What the list of members is narrowed to, in the address. */
import { z } from 'zod'

export const SORTS = ['last', 'points', 'name'] as const

const word = z.string().optional().catch(undefined)

export const MembersSearch = z.object({
  q: word,
  role: word,
  tag: word,
  sort: z.enum(SORTS).optional().catch(undefined),
})
export type MembersSearch = z.output<typeof MembersSearch>
