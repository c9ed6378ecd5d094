/** Reads what waits in a community; what the ledger says is remembered until it says something new. */
import type { NoticeOperator } from '../../../core/ports/notices.ts'
import type { ActionRow, ActionStatus, CommunityRow } from '../../../core/ports/rows.ts'
import { communityOr404 } from '../communities/find.ts'
import type { ApiParts } from '../parts.ts'
import type { Operator } from '../policy.ts'
import { actionNamed, compose } from './compose.ts'
import type { LedgerSide } from './compose.ts'
import type { Item } from './item.ts'

interface Remembered {
  readonly head: number
  readonly side: Promise<LedgerSide>
}

const remembered = new WeakMap<ApiParts, Map<number, Remembered>>()
const MOST_ACTIONS = 2_000
const MOST_NOTICES = 50

/**
 * All items of one community, in no order.
 * @throws ApiError 404.
 */
export async function itemsIn(
  parts: ApiParts,
  community: number,
  operator: Operator,
): Promise<readonly Item[]> {
  const row = await communityOr404(parts.reads, community)
  return itemsOf(parts, row, operator)
}

/** As `itemsIn`, of a row that was read. */
export async function itemsOf(
  parts: ApiParts,
  { community, head }: Pick<CommunityRow, 'community' | 'head'>,
  operator: Operator,
): Promise<readonly Item[]> {
  const [ledger, accounts, notices] = await Promise.all([
    ledgerSide(parts, community, head),
    parts.accounts.list(community),
    noticesOf(parts, operator),
  ])
  return compose(community, ledger, { accounts, notices, health: parts.health() }, parts.now())
}

async function noticesOf(parts: ApiParts, operator: NoticeOperator) {
  if (parts.notices === undefined) return []
  return (await parts.notices.list(operator, MOST_NOTICES)).notices
}

/** Only events change it, and each event raises the head. */
function ledgerSide(parts: ApiParts, community: number, head: number): Promise<LedgerSide> {
  const book = remembered.get(parts) ?? new Map<number, Remembered>()
  remembered.set(parts, book)
  const known = book.get(community)
  if (known?.head === head) return known.side
  const side = readLedger(parts, community)
  book.set(community, { head, side })
  side.catch(() => book.delete(community))
  return side
}

async function readLedger({ reads }: ApiParts, community: number): Promise<LedgerSide> {
  const actionsThat = (status: ActionStatus) => reads.actions(community, status, { limit: MOST_ACTIONS })
  const [cases, marks, handed, listed] = await Promise.all([
    reads.openCases(community),
    reads.marks(community),
    actionsThat('handed'),
    reads.listGroups(community),
  ])
  const named = cases.some((row) => actionNamed(row) !== null)
  const found: readonly ActionRow[] = named
    ? (await Promise.all([actionsThat('failed'), actionsThat('unknown')])).flat()
    : []
  return {
    cases,
    marks,
    handed,
    actions: new Map(found.map((action) => [`${action.seq}-${action.n}`, action])),
    groups: new Map(listed.map(({ native, group }) => [native, group])),
  }
}
