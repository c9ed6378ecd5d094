/** Follows the ledger behind the commit, a page at a time, and takes its messages into the index. */
import { z } from 'zod'
import { Part, textOf } from '../../../core/chat/message.ts'
import type { EventRow } from '../../../core/ports/rows.ts'
import type { ReadStore } from '../../../core/ports/store.ts'
import { refreshPeople, touchedBy } from './follow-people.ts'
import type { Document, IndexFile } from './index-file.ts'
import type { Segmenter } from './segment.ts'

const PAGE = 500
const SEARCHABLE = new Set(['message.sent', 'message.edited'])
const Content = z.looseObject({ parts: z.array(Part) })

/** So many may be due before those of a long backlog are read anew. */
const MOST_DUE = 5_000

type Ledger = Pick<ReadStore, 'listCommunities' | 'ledger' | 'content' | 'handles' | 'state'>

/** Takes in one page of each community that is ahead; answers whether there may be more. */
export async function advance(ledger: Ledger, index: IndexFile, segmenter: Segmenter): Promise<boolean> {
  let more = false
  const communities = await ledger.listCommunities()
  for (const { community, head } of communities) {
    let cursor = index.cursor(community)
    if (cursor > head) {
      // The ledger was restored from before this index.
      index.reset(community)
      cursor = 0
    }
    if (cursor === head) continue
    const events = await ledger.ledger(community, cursor, PAGE)
    const last = events.at(-1)
    if (last === undefined) continue
    index.write(community, {
      documents: await documentsOf(ledger, segmenter, community, events),
      erased: events.flatMap(({ kind, member }) => (kind === 'erased' && member !== null ? [member] : [])),
      touched: touchedBy(events),
      to: last.seq,
    })
    if (last.seq < head) more = true
  }
  if (more && index.people.countDue() < MOST_DUE) return true
  return (await refreshPeople(ledger, index.people, communities)) || more
}

/** Events that the index has not taken in yet, over all communities. */
export async function lagOf(ledger: Pick<Ledger, 'listCommunities'>, index: IndexFile): Promise<number> {
  const communities = await ledger.listCommunities()
  return communities.reduce(
    (sum, { community, head }) => sum + Math.max(0, head - index.cursor(community)),
    0,
  )
}

async function documentsOf(
  ledger: Ledger,
  segmenter: Segmenter,
  community: number,
  events: readonly EventRow[],
): Promise<readonly Document[]> {
  const messages = new Map(events.filter(({ kind }) => SEARCHABLE.has(kind)).map((row) => [row.seq, row]))
  const rows = await ledger.content(community, [...messages.keys()])
  return rows
    .filter(({ part }) => part === -1)
    .map(({ seq, body, member }) => ({
      seq,
      member: member ?? messages.get(seq)?.member ?? null,
      words: segmenter.ofText(searchableText(body)).join(' '),
    }))
    .filter(({ words }) => words !== '')
}

/** The message's words without the names of those it mentions: a name belongs to somebody else. */
function searchableText(body: string): string {
  const content = Content.safeParse(JSON.parse(body))
  return content.success ? textOf(content.data.parts.filter(({ type }) => type !== 'mention')) : ''
}
