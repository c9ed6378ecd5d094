/** What waits for a person, as the pages of the inbox know it. */
import type { Schemas } from '../../../shell/api/contract.ts'

export type Item = Schemas['InboxItem']
export type Offered = Item['acts'][number]
export type Act = NonNullable<Offered['act']>
export type Show = 'open' | 'mine' | 'snoozed'

/** Names an item among those of all communities. */
export const keyOf = ({ community, id }: Item): string => `${community.id}.${id}`
