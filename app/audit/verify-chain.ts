/** Recomputes the hash chain of one community, and the salted hashes of the content that is still there. */
import { hash } from 'node:crypto'
import { GENESIS, canonicalContent, canonicalLink } from '../../core/ports/canonical.ts'
import type { ChainRow, CommunityRow, EventRow } from '../../core/ports/rows.ts'
import type { ReadStore } from '../../core/ports/store.ts'

export type ChainFaultCode =
  /** A link's hash is not that of its events. */
  | 'events-changed'
  /** Events are missing, or stand where no link covers them. */
  | 'events-missing'
  /** The community's own word about its head is not where the chain ends. */
  | 'head-differs'
  /** Content does not have the hash that its event keeps. */
  | 'content-changed'

export interface ChainFault {
  readonly code: ChainFaultCode
  /** First event that is concerned. */
  readonly seq: number
}

export interface ChainAudit {
  readonly events: number
  readonly links: number
  /** How many contents were there and compared. */
  readonly contents: number
  readonly faults: readonly ChainFault[]
}

type Ledger = Pick<ReadStore, 'ledger' | 'chain' | 'content'>

const LINKS = 200

/** Verifies up to the head that `community` names, so that a ledger may grow meanwhile. */
export async function verifyChain(read: Ledger, community: CommunityRow): Promise<ChainAudit> {
  const faults: ChainFault[] = []
  let [events, links, contents] = [0, 0, 0]
  let previous = GENESIS
  let place = 0
  while (place < community.head) {
    const page = await read.chain(community.community, place, LINKS)
    if (page.length === 0) break
    for (const link of page) {
      if (link.from !== place + 1) faults.push({ code: 'events-missing', seq: place + 1 })
      const rows = await read.ledger(community.community, link.from - 1, link.to - link.from + 1)
      const fault = faultOfLink(link, rows, previous)
      if (fault !== null) faults.push(fault)
      const checked = await verifyContent(read, community.community, rows)
      faults.push(...checked.faults)
      contents += checked.compared
      events += rows.length
      links += 1
      previous = link.hash
      place = link.to
      if (place >= community.head) break
    }
  }
  if (place !== community.head || previous !== community.chain)
    faults.push({ code: 'head-differs', seq: place })
  return { events, links, contents, faults }
}

function faultOfLink(link: ChainRow, rows: readonly EventRow[], previous: string): ChainFault | null {
  const gap = rows.findIndex(({ seq }, index) => seq !== link.from + index)
  const complete = gap === -1 && rows.length === link.to - link.from + 1
  if (!complete) return { code: 'events-missing', seq: link.from + (gap === -1 ? rows.length : gap) }
  const same = hash('sha256', canonicalLink(previous, rows), 'hex') === link.hash
  return same ? null : { code: 'events-changed', seq: link.from }
}

async function verifyContent(
  read: Ledger,
  community: number,
  rows: readonly EventRow[],
): Promise<{ compared: number; faults: ChainFault[] }> {
  const hashes = new Map(rows.map(({ seq, contentHash }) => [seq, contentHash]))
  const contents = (await read.content(community, [...hashes.keys()])).filter(({ part }) => part === -1)
  const faults = contents
    .filter(({ seq, salt, body }) => hash('sha256', canonicalContent(salt, body), 'hex') !== hashes.get(seq))
    .map(({ seq }): ChainFault => ({ code: 'content-changed', seq }))
  return { compared: contents.length, faults }
}
