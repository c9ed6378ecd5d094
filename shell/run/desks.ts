/** The communities that this pipeline decides for at present. */
import { Fenced } from '../../core/ports/store.ts'
import type { LedgerStore } from '../../core/ports/store.ts'
import type { Charters } from './charters.ts'
import { openDesk } from './desk.ts'
import type { Desk } from './desk.ts'

export interface Desks {
  /** The community's desk, opened if need be. Rejects with `Fenced` for a community that was lost. */
  readonly at: (community: number, now: number) => Promise<Desk>
  /** Forgets what is known of it; the next event takes the community over anew. */
  readonly drop: (community: number) => void
  /** Another worker has it: nothing more is decided for it here until `release`. */
  readonly fence: (community: number) => void
  readonly release: () => void
  /** Keeps memory within its bound. Between batches only. */
  readonly trim: () => void
  readonly count: () => number
  /** Records of state in memory. */
  readonly cached: () => number
}

export function createDesks(store: LedgerStore, charters: Charters, mostRecords: number): Desks {
  const desks = new Map<number, Desk>()
  const fenced = new Set<number>()
  const cached = (): number => {
    let sum = 0
    for (const { cache } of desks.values()) sum += cache.size
    return sum
  }
  return {
    at: async (community, now) => {
      if (fenced.has(community)) throw new Fenced(community)
      let desk = desks.get(community)
      if (desk === undefined) {
        desk = await openDesk(store, charters, community, now)
        desks.set(community, desk)
      }
      return desk
    },
    drop: (community) => void desks.delete(community),
    fence: (community) => {
      fenced.add(community)
      desks.delete(community)
    },
    release: () => fenced.clear(),
    count: () => desks.size,
    trim: () => {
      // Two generations are held, so each may have half.
      if (cached() * 2 <= mostRecords) return
      for (const { cache } of desks.values()) cache.rotate()
    },
    cached,
  }
}
