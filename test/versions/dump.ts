/** Everything that the ledger of an installation says, as lines of JSON: what a later version must still read. */
import type { ReadStore } from '../../core/ports/store.ts'

const ALL = 10_000

export async function dumpOf(read: ReadStore): Promise<string> {
  const lines: unknown[] = []
  for (const community of await read.listCommunities()) {
    const { community: id } = community
    const events = await read.ledger(id, 0, ALL)
    lines.push({ table: 'community', head: community.head, chain: community.chain, name: community.name })
    for (const row of events) lines.push({ table: 'event', ...row })
    for (const row of await read.chain(id, 0, ALL)) lines.push({ table: 'chain', ...row })
    const seqs = events.map(({ seq }) => seq)
    for (const row of await read.content(id, seqs)) lines.push({ table: 'content', ...row })
    for (const row of await read.cases(id, null, { limit: ALL })) lines.push({ table: 'case', ...row })
    for (const row of await read.actions(id, null, { limit: ALL })) lines.push({ table: 'action', ...row })
    for (const row of await read.marks(id)) lines.push({ table: 'mark', ...row })
    for (const row of await read.charters(id)) lines.push({ table: 'charter', ...row })
  }
  return `${lines.map((line) => JSON.stringify(line)).join('\n')}\n`
}
