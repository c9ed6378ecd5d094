/** Reads a room's archive from where this account stands to its end, page by page, each committed before the next. */
import type { Archived, PageStart } from './archive.ts'
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

/** Does not throw: without the archive, what is live must do. */
export async function readBacklog(view: RoomView, tools: RoomTools, reading: Reading): Promise<void> {
  if (!view.features.archive) return
  try {
    const start = await startOf(view, tools)
    if (start !== null) await readFrom(start, view, tools, reading)
  } catch {
    tools.warn(view.address, 'the archive of the room could not be read to its end')
  }
}

/** Null on the very first start: from now on. */
async function startOf(view: RoomView, tools: RoomTools): Promise<PageStart | null> {
  const position = tools.delivery.position(view.address)
  tools.delivery.catchUp(view.address)
  if (position === undefined) return startAfresh(view, tools)
  if (position.id === null) return { since: position.at - MARGIN }
  const before = await tools.page(view.address, { before: position.id })
  for (const item of before?.items ?? []) decode(item, view)
  return { after: position.id }
}

async function startAfresh(view: RoomView, tools: RoomTools): Promise<PageStart | null> {
  if (tools.history > 0) return { since: tools.now() - tools.history * HOUR }
  const page = await tools.page(view.address, 'newest')
  for (const item of page?.items ?? []) decode(item, view)
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
): Promise<void> {
  const stood = tools.delivery.position(view.address)
  let start = first
  for (;;) {
    const page = await tools.page(view.address, start)
    if (!wanted()) return
    if (page === null) {
      if (isSince(start)) return
      start = { since: (stood?.at ?? tools.now()) - MARGIN }
      continue
    }
    const last = page.items.at(-1)
    if (last === undefined) return
    await deliverPage(page.items, last, view, tools, seen)
    // More waits than Folkmoot takes in: it is read again from where it stopped.
    if (tools.delivery.position(view.address)?.id !== last.id) return
    if (page.complete || !wanted()) return
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
    const { events: found, own } = decode(item, view)
    if (own !== null) tools.pending.shown(view.address, own, item.id)
    seen.add(item.id)
    return found
  })
  await tools.delivery.add(view.address, events, { id: last.id, at: last.at })
}

function decode({ id, at, stanza }: Archived, view: RoomView) {
  return decodeMessage(stanza, view, { at, source: 'backfill', archiveId: id })
}

function isSince(start: PageStart): boolean {
  return start !== 'newest' && 'since' in start
}
