/** Brings state from the store into a community's cache: what is missing there, in one call. */
import { decodeState } from '../../core/decide/codec.ts'
import type { StateKey } from '../../core/decide/state.ts'
import type { LedgerStore } from '../../core/ports/store.ts'
import type { StateCache } from './state-cache.ts'

export async function loadMissing(
  store: LedgerStore,
  community: number,
  cache: StateCache,
  keys: Iterable<StateKey>,
  /** Ids above this were given to nobody before: there is nothing to be found of them. */
  lastId = Infinity,
): Promise<void> {
  const missing: StateKey[] = []
  for (const key of keys) {
    if (cache.has(key)) continue
    cache.put(key.scope, key.a, key.b, undefined)
    if (!isNew(key, lastId)) missing.push(key)
  }
  if (missing.length === 0) return
  for (const { scope, a, b, value } of await store.loadState(community, missing)) {
    if (value !== null) cache.put(scope, a, b, decodeState(scope, value))
  }
}

function isNew({ scope, a, b }: StateKey, lastId: number): boolean {
  switch (scope) {
    case 'group':
    case 'member':
      return a > lastId
    case 'membership':
      return a > lastId || b > lastId
    default:
      return false
  }
}
