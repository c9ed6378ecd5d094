/** What the address of an inbox says. */
import { z } from 'zod'
import type { Show } from './types.ts'

export interface InboxSearch {
  readonly show?: Show | undefined
  readonly item?: string | undefined
}

const Search = z.object({
  show: z.enum(['open', 'mine', 'snoozed']).optional().catch(undefined),
  item: z.string().max(160).optional().catch(undefined),
})

/** What is written wrongly counts as not written. */
export const inboxSearch = (search: Record<string, unknown>): InboxSearch => Search.parse(search)
