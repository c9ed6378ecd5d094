/** What the list of members is narrowed to, in the address. */
import { z } from 'zod'

export const SORTS = ['last', 'points', 'name'] as const

/** Ids and names in an address may look like numbers. */
const word = z.union([z.string(), z.number()]).transform(String).optional().catch(undefined)

export const MembersSearch = z.object({
  q: word,
  role: word,
  tag: word,
  sort: z.enum(SORTS).optional().catch(undefined),
})
export type MembersSearch = z.output<typeof MembersSearch>
