import { forbidden } from '../api-error.ts'
import { holds } from '../policy.ts'
import type { Item } from './item.ts'
import type { ActCall } from './perform.ts'
import { notForThis } from './refusals.ts'

/**
 * Connects the account of an item anew: for stewards, as on the page of accounts.
 * @throws ApiError 403 or 422.
 */
export async function openAgain({ parts, operator, community }: ActCall, { matter }: Item): Promise<void> {
  if (matter.kind !== 'account') throw notForThis()
  if (!holds(operator, 'steward', community)) throw forbidden()
  await parts.accounts.open(community, matter.account.account, operator.id)
}
