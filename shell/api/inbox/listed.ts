/** A page of what waits: filtered, in order, with names and words. */
import type { z } from 'zod'
import type { Language } from '../../../core/charter/compiled.ts'
import { casePlace } from '../../../core/chat/operator-act.ts'
import { decodeState } from '../../../core/decide/codec.ts'
import { invalid } from '../api-error.ts'
import type { ApiParts } from '../parts.ts'
import type { Operator } from '../policy.ts'
import { reachOf } from '../reach.ts'
import { isSnoozed, kindOf } from './item.ts'
import type { Item } from './item.ts'
import { namesFor } from './names.ts'
import { compare, cursorOf, placeOf } from './order.ts'
import type { Listed, Placed } from './order.ts'
import type { Inbox, InboxQuery } from './schema.ts'
import { shown } from './shown.ts'

/** A community as an item names it, with all that waits there. */
export interface Share {
  readonly community: number
  readonly name: string
  readonly items: readonly Item[]
}

const PAGE = 30

/** What lies outside of the groups that the operator looks after comes last. */
export async function placed(parts: ApiParts, operator: Operator, share: Share): Promise<readonly Listed[]> {
  const { community, items } = share
  const reach = reachOf(operator, community)
  if (reach === 'all') return items.map((item) => ({ ...item, outside: false, may: true }))
  if (reach === null) return items.map((item) => ({ ...item, outside: false, may: false }))
  const kinds = await kindsOf(parts, community)
  const isWithin = ({ group }: Item): boolean => {
    if (group === null) return false
    const kind = kinds.get(group)
    return reach.groups.includes(group) || (kind !== undefined && reach.kinds.includes(kind))
  }
  return items.map((item) => {
    const within = isWithin(item)
    return { ...item, outside: !within, may: within || (item.group === null && casePlace(item.id) === null) }
  })
}

async function kindsOf({ reads }: ApiParts, community: number): Promise<ReadonlyMap<number, string>> {
  const rows = await reads.listGroups(community)
  return new Map(
    rows.flatMap(({ group, state }) => {
      const kind = state === null ? null : decodeState('group', state).kind
      return kind === null ? [] : [[group, kind] as const]
    }),
  )
}

/**
 * One page of the items of all shares.
 * @throws ApiError 400 for a cursor that is none.
 */
export async function pageOf(
  parts: ApiParts,
  operator: Operator,
  shares: readonly Share[],
  query: z.output<typeof InboxQuery>,
  language: Language,
): Promise<z.input<typeof Inbox>> {
  const now = parts.now()
  const all = onceEach((await Promise.all(shares.map((share) => placed(parts, operator, share)))).flat())
  const awake = all.filter((item) => !isSnoozed(item, now))
  const mine = awake.filter(({ assignee }) => assignee === operator.id)
  const asleep = all.filter((item) => isSnoozed(item, now))
  const chosen = { open: awake, mine, snoozed: asleep }[query.show ?? 'open']
  const from = fromOf(query.from)
  const rest = chosen
    .filter((item) => query.kind === undefined || kindOf(item) === query.kind)
    .filter((item) => from === null || compare(from, item) < 0)
    .toSorted(compare)
  const limit = query.limit ?? PAGE
  const page = rest.slice(0, limit)
  const names = await namesFor(parts, page, language)
  const titles = new Map(shares.map(({ community, name }) => [community, name]))
  const last = page.at(-1)
  return {
    items: page.map((item) => shown(item, { names, titles, operator, language })),
    counts: { open: awake.length, mine: mine.length, snoozed: asleep.length },
    next: last !== undefined && rest.length > limit ? cursorOf(last) : null,
  }
}

/** What is wrong with the whole installation is said once, whatever the number of communities. */
function onceEach(items: readonly Listed[]): readonly Listed[] {
  const said = new Set<string>()
  return items.filter(({ matter, id }) => {
    if (matter.kind !== 'health') return true
    if (said.has(id)) return false
    said.add(id)
    return true
  })
}

function fromOf(cursor: string | undefined): Placed | null {
  if (cursor === undefined) return null
  const place = placeOf(cursor)
  if (place !== null) return place
  const messages = { en: 'This is not the end of a page.', 'zh-CN': '这不是上一页的结尾。' }
  throw invalid('query', [{ path: ['from'], messages }])
}
