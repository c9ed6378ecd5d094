/** Follows the ledger behind the commit, a page at a time. */
import { parse } from 'yaml'
import { isTimeZone } from '../../../core/charter/zone.ts'
import type { EventRow } from '../../../core/ports/rows.ts'
import type { ReadStore } from '../../../core/ports/store.ts'
import type { FiguresFile } from './figures-file.ts'
import { foldEvent } from './fold.ts'
import { emptyTally } from './tally.ts'

/** In a community without a charter. */
const NO_ZONE = 'UTC'

type Ledger = Pick<ReadStore, 'listCommunities' | 'ledger' | 'charters'>

export interface Follower {
  /** Takes in one page of each community that is ahead; answers whether there may be more. */
  readonly advance: () => Promise<boolean>
  /** Events that were not taken in yet, over all communities. */
  readonly behind: () => Promise<number>
}

export function createFollower(ledger: Ledger, file: FiguresFile, page = 2_000): Follower {
  const zones = new Map<number, string>()

  const advanceIn = async (community: number, head: number): Promise<boolean> => {
    let zone = zones.get(community) ?? (await zoneIn(ledger, community))
    zones.set(community, zone)
    let seq = startOf(file, community, head, zone)
    if (seq === head) return false
    const events = await ledger.ledger(community, seq, page)
    const last = events.at(-1)
    if (last === undefined) return false
    if (events.some(({ kind }) => kind === 'charter.published')) {
      const before = zone
      zone = await zoneIn(ledger, community)
      zones.set(community, zone)
      seq = startOf(file, community, head, zone)
      if (zone !== before) return true
    }
    file.write(community, tallyOf(file, community, events, zone), last.seq, zone)
    return last.seq < head
  }
  return {
    advance: async () => {
      let more = false
      for (const { community, head } of await ledger.listCommunities()) {
        more = (await advanceIn(community, head)) || more
      }
      return more
    },
    behind: async () => {
      const communities = await ledger.listCommunities()
      return communities.reduce(
        (sum, { community, head }) => sum + Math.max(0, head - (file.cursor(community)?.seq ?? 0)),
        0,
      )
    },
  }
}

/** Where to go on; from the first event when the ledger is older than the figures, or days begin elsewhere. */
function startOf(file: FiguresFile, community: number, head: number, zone: string): number {
  const cursor = file.cursor(community)
  if (cursor === null) return 0
  if (cursor.seq <= head && cursor.zone === zone) return cursor.seq
  file.reset(community)
  return 0
}

function tallyOf(file: FiguresFile, community: number, events: readonly EventRow[], zone: string) {
  const fold = { tally: emptyTally(), known: file.known(community), zone }
  for (const event of events) foldEvent(fold, event)
  return fold.tally
}

async function zoneIn(ledger: Ledger, community: number): Promise<string> {
  const charters = await ledger.charters(community)
  const newest = charters.toSorted((a, b) => b.version - a.version)[0]
  if (newest === undefined) return NO_ZONE
  const document: unknown = parse(newest.source)
  const zone =
    typeof document === 'object' && document !== null && 'timezone' in document ? document.timezone : null
  return typeof zone === 'string' && isTimeZone(zone) ? zone : NO_ZONE
}
