/** Reads a room's archive from where this account stands to its end, page by page, each committed before the next. */
import type { Incoming } from '../../core/chat/incoming.ts'
import type { Archived, PageStart } from './archive.ts'
import { ConnectionLost } from './connection.ts'
import { decodeMessage, type RoomView } from './decode-message.ts'
import type { Position } from './position.ts'
import type { RoomTools } from './room-tools.ts'

/** Clocks of server and Folkmoot may differ; what is read twice is dropped by its key. */
const MARGIN = 600_000
const HOUR = 3_600_000

export interface Reading {
  /** Ids of all that was read. */
  readonly seen: Set<string>
  /** False when another reading has taken over. */
  readonly wanted: () => boolean
}

/**
 * - `whole`: everything that the room ever showed is known.
 * - `cut`: the connection broke, or no answer came: what comes next must not be taken before it is read again.
 * - `halted`: Folkmoot takes in no more for now, and reads again when it does.
 * - `none`: there is no archive, or it is not shown: what is live must do.
 */
export type Outcome = 'whole' | 'cut' | 'halted' | 'none'

/** Does not throw. */
export async function readBacklog(view: RoomView, tools: RoomTools, reading: Reading): Promise<Outcome> {
  if (!view.features.archive) return 'none'
  try {
    const start = await startOf(view, tools)
    return start === null ? 'whole' : await readFrom(start, view, tools, reading)
  } catch (error) {
    tools.warn(view.address, 'the archive of the room could not be read to its end')
    return error instanceof ConnectionLost ? 'cut' : 'none'
  }
}

/** Null on the very first start: from now on. */
async function startOf(view: RoomView, tools: RoomTools): Promise<PageStart | null> {
  const position = tools.delivery.position(view.address)
  tools.delivery.catchUp(view.address)
  if (position === undefined) return startAfresh(view, tools)
  if (position.id === null) return { since: position.at - MARGIN }
  const before = await tools.page(view.address, { before: position.id })
  for (const item of before?.items ?? []) take(item, view, tools)
  return { after: position.id }
}

async function startAfresh(view: RoomView, tools: RoomTools): Promise<PageStart | null> {
  if (tools.history > 0) return { since: tools.now() - tools.history * HOUR }
  const page = await tools.page(view.address, 'newest')
  for (const item of page?.items ?? []) take(item, view, tools)
  const last = page?.items.at(-1)
  const position: Position = { id: last?.id ?? null, at: last?.at ?? tools.now() }
  void tools.delivery.add(view.address, [], position)
  return null
}

async function readFrom(
  first: PageStart,
  view: RoomView,
  tools: RoomTools,
  { seen, wanted }: Reading,
): Promise<Outcome> {
  const stood = tools.delivery.position(view.address)
  let start = first
  for (;;) {
    const page = await tools.page(view.address, start)
    if (!wanted()) return 'cut'
    if (page === null) {
      if (isSince(start)) return 'none'
      start = { since: (stood?.at ?? tools.now()) - MARGIN }
      continue
    }
    const last = page.items.at(-1)
    if (last === undefined) return 'whole'
    await deliverPage(page.items, last, view, tools, seen)
    // More waits than Folkmoot takes in: it is read again from where it stopped.
    if (tools.delivery.position(view.address)?.id !== last.id) return 'halted'
    if (page.complete) return 'whole'
    if (!wanted()) return 'cut'
    start = { after: last.id }
  }
}

async function deliverPage(
  items: readonly Archived[],
  last: Archived,
  view: RoomView,
  tools: RoomTools,
  seen: Set<string>,
): Promise<void> {
  const events = items.flatMap((item) => {
    seen.add(item.id)
    return take(item, view, tools)
  })
  await tools.delivery.add(view.address, events, { id: last.id, at: last.at })
}

/** What happened then; a message of ours is known to have arrived. */
function take({ id, at, stanza }: Archived, view: RoomView, { pending }: RoomTools): readonly Incoming[] {
  const { events, own } = decodeMessage(stanza, view, { at, source: 'backfill', archiveId: id })
  if (own !== null) pending.shown(view.address, own, id)
  return events
}

function isSince(start: PageStart): boolean {
  return start !== 'newest' && 'since' in start
}
