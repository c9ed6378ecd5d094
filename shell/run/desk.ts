/** What the pipeline holds in memory of one community while it decides for it. Thrown away after any doubt. */
import { minuteKey } from '../../core/chat/dedupe.ts'
import { Directory } from '../../core/chat/directory.ts'
import { toId } from '../../core/chat/ids.ts'
import type { CommunityId } from '../../core/chat/ids.ts'
import { ROSTER } from '../../core/decide/needs.ts'
import type { StateKey } from '../../core/decide/state.ts'
import type { Lease, LedgerStore } from '../../core/ports/store.ts'
import type { Charters, InForce } from './charters.ts'
import { createRecentKeys } from './recent-keys.ts'
import type { RecentKeys } from './recent-keys.ts'
import { StateCache } from './state-cache.ts'
import type { Sweep } from './sweep-texts.ts'
import { loadMissing } from './load-state.ts'

/** What texts need to know of a group. */
interface GroupWords {
  readonly platform: string
  readonly name: string | null
}

export interface Desk {
  readonly community: CommunityId
  lease: Lease
  readonly keys: RecentKeys
  readonly directory: Directory
  readonly cache: StateCache
  readonly sweep: Sweep
  /** Names of members by id, as texts call them; what is not here is asked of the store. */
  readonly names: Map<number, string>
  readonly groups: Map<number, GroupWords>
  /** Members who were taken over, each with who was kept. */
  readonly merged: Map<number, number>
  charter: InForce | null
}

const MINUTE = 60_000
/**
 * How far back a redelivery is recognised without asking the database: somewhat further than the ten minutes
 * in which the same thing is looked for where its time is not known exactly.
 */
export const RECENT = 15 * MINUTE
const PAGE = 20_000
export const COMMUNITY_KEY: StateKey = { scope: 'community', a: 0, b: 0 }

/** Takes the community over and reads what every decision needs. */
export async function openDesk(
  store: LedgerStore,
  charters: Charters,
  community: number,
  now: number,
): Promise<Desk> {
  const lease = await store.acquire(community)
  const from = minuteKey(now - RECENT)
  const cache = new StateCache()
  await loadMissing(store, community, cache, [COMMUNITY_KEY, ROSTER])
  return {
    community: toId(community),
    lease,
    keys: createRecentKeys(from, await recentKeys(store, community, from)),
    directory: new Directory(cache.get('community', 0, 0)?.ids),
    cache,
    sweep: { due: 0, after: null },
    names: new Map(),
    groups: new Map(),
    merged: new Map(cache.get('roster', 0, 0)?.merged),
    charter: charters.stored(await store.latestCharter(community)),
  }
}

async function recentKeys(store: LedgerStore, community: number, from: string): Promise<Set<string>> {
  const keys = new Set<string>()
  for (let start = from; ;) {
    const page = await store.keysFrom(community, start, PAGE)
    for (const key of page) keys.add(key)
    const last = page.at(-1)
    if (last === undefined || page.length < PAGE) return keys
    start = last
  }
}
