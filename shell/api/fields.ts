/** Schemas of what every noun of the API has in common: ids as decimal text, instants, pages. */
import { z } from 'zod'
import { toId } from '../../core/chat/ids.ts'
import type { AccountId, CommunityId, GroupId, MemberId, Seq } from '../../core/chat/ids.ts'
import type { AnyId } from '../../core/chat/ids.ts'

const decimal = z
  .string()
  .regex(/^[1-9]\d{0,15}$/)
  .refine((text) => Number.isSafeInteger(Number(text)))
const idIn = <Id extends AnyId>() => decimal.transform((text) => toId<Id>(Number(text)))

export const CommunityIn = idIn<CommunityId>()
export const AccountIn = idIn<AccountId>()
export const GroupIn = idIn<GroupId>()
export const MemberIn = idIn<MemberId>()
export const SeqIn = idIn<Seq>()

/** A place in the order of events; 0 stands before the first. */
export const PlaceIn = z
  .string()
  .regex(/^\d{1,16}$/)
  .transform(Number)
  .pipe(z.number().int().max(Number.MAX_SAFE_INTEGER))

/** Ids leave as decimal text: readers in other languages would lose digits of a number. */
export const IdOut = z.string().regex(/^\d+$/).meta({ description: 'Id as decimal text' })
/** Epoch milliseconds. */
export const Instant = z.number().int().meta({ description: 'Epoch milliseconds, UTC' })

export const idOut = (id: number): string => String(id)
export const idOrNull = (id: number | null): string | null => (id === null ? null : String(id))

export const InCommunity = z.object({ community: CommunityIn })

const limit = (most: number) =>
  z
    .string()
    .regex(/^\d{1,4}$/)
    .transform(Number)
    .pipe(z.number().min(1).max(most))
    .optional()

/** `before` gives older ones, newest first; `after` gives newer ones, oldest first. */
export const PageQuery = z.object({
  before: SeqIn.optional(),
  after: PlaceIn.optional(),
  limit: limit(200),
})

export interface PageIn {
  readonly before?: number | undefined
  readonly after?: number | undefined
  readonly limit?: number | undefined
}

/** A page of the store port from a checked query. */
export function pageOf({ before, after, limit: wanted }: PageIn) {
  return {
    ...(before === undefined ? {} : { before }),
    ...(after === undefined ? {} : { after }),
    limit: wanted ?? 50,
  }
}
