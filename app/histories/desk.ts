/** Histories as operators handle them: received part by part, read one after another, started again. */
import { randomBytes } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { statfs, truncate, utimes, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline as pump } from 'node:stream/promises'
import { HistoryRefusal } from '../../core/ports/histories.ts'
import type { HistoryDesk, HistoryFigures, HistoryView } from '../../core/ports/histories.ts'
import type { HistoryBook } from './book.ts'
import { CUT } from './faults.ts'
import type { HistoryReader } from './reader.ts'

export interface HistoryDeskOptions {
  readonly book: HistoryBook
  readonly reader: HistoryReader
  readonly now: () => number
  /** Largest file, in bytes. */
  readonly largest?: number
  /** Bytes that are free on the disk of the data folder. */
  readonly free?: (folder: string) => Promise<number>
}

export interface RunningHistories extends HistoryDesk {
  /** Resolves when nothing is read any more; what was under way is `cut`. */
  readonly close: () => Promise<void>
}

const LARGEST = 4 * 1024 ** 3
/** Of one community that are not over. */
const MOST_UNDER_WAY = 20
/** Room that is left on the disk beside the file: its events need some as well. */
const SPARE = 512 * 1024 ** 2
/** Days for which a file is kept that nobody started again. */
const KEPT_FOR = 7 * 86_400_000
const OVER: ReadonlySet<HistoryView['state']> = new Set(['done', 'failed', 'cancelled', 'cut'])

const NOTHING: HistoryFigures = {
  events: 0,
  fresh: 0,
  known: 0,
  refused: 0,
  messages: 0,
  skipped: [],
  broken: 0,
  examples: [],
  groups: [],
  members: 0,
  from: null,
  to: null,
  days: [],
}

/** Finds what the last life of the process left behind: what it was reading is `cut`. */
export async function openHistories(options: HistoryDeskOptions): Promise<RunningHistories> {
  const { book, reader, now, largest = LARGEST, free = freeSpace } = options
  const known = new Map<string, HistoryView>()
  /** Histories of which a part is arriving. */
  const parts = new Set<string>()
  /** When files that are being received were last written, as their operators say. */
  const modifiedAt = new Map<string, number>()
  const keyOf = (community: number, id: string) => `${community}/${id}`
  const get = (community: number, id: string): HistoryView => {
    const view = known.get(keyOf(community, id))
    if (view === undefined) throw new HistoryRefusal('no-such-history')
    return view
  }
  const set = async (community: number, view: HistoryView): Promise<HistoryView> => {
    known.set(keyOf(community, view.id), view)
    await book.write(community, view)
    return view
  }
  for (const { community, ...view } of await book.all()) {
    const size = await book.sizeOf(community, view.id, view.name)
    const stale = size !== null && now() - view.created > KEPT_FOR
    if (stale) await book.drop(community, view.id, view.name)
    await set(community, asFound(view, stale ? null : size))
  }
  const ofCommunity = (community: number) =>
    [...known].flatMap(([key, view]) => (key.startsWith(`${community}/`) ? [view] : []))

  /** Bytes that were promised room and have not arrived. */
  const toCome = () =>
    [...known.values()]
      .filter(({ state }) => state === 'receiving')
      .reduce((sum, { size, received }) => sum + size - received, 0)

  const start = async (community: number, view: HistoryView, operator: string): Promise<HistoryView> => {
    const waiting = await set(community, { ...view, state: 'waiting', fault: null, ended: null })
    reader.add({ community, view: waiting, operator, onChange: (next) => set(community, next) })
    return waiting
  }

  return {
    list: (community) => Promise.resolve(ofCommunity(community).toSorted((a, b) => b.created - a.created)),
    read: async (community, id) => get(community, id),
    begin: async (community, { name, size, modified, lenient, zone, group, columns }, operator) => {
      if (size > largest) throw new HistoryRefusal('too-large', largest)
      if (ofCommunity(community).filter(({ state }) => !OVER.has(state)).length >= MOST_UNDER_WAY)
        throw new HistoryRefusal('too-many')
      const view: HistoryView = {
        id: randomBytes(6).toString('hex'),
        name,
        size,
        received: 0,
        state: 'receiving',
        operator,
        created: now(),
        ended: null,
        lenient,
        zone,
        group,
        columns,
        format: null,
        read: 0,
        figures: NOTHING,
        fault: null,
        kept: true,
      }
      await set(community, view)
      const file = book.fileOf(community, view.id, name)
      // It stands among those that are to come itself.
      if ((await free(dirname(file))) < toCome() + SPARE) {
        known.delete(keyOf(community, view.id))
        await book.remove(community, view.id)
        throw new HistoryRefusal('no-room', toCome() + size + SPARE)
      }
      await writeFile(file, '', { mode: 0o600 })
      modifiedAt.set(view.id, modified)
      return view
    },
    receive: async (community, id, offset, part) => {
      const view = get(community, id)
      const key = keyOf(community, id)
      if (view.state !== 'receiving') throw new HistoryRefusal('not-receiving')
      if (offset !== view.received || parts.has(key)) throw new HistoryRefusal('wrong-place', view.received)
      parts.add(key)
      try {
        const file = book.fileOf(community, id, view.name)
        await append(file, part, view.received, view.size)
        // It may have been cancelled or removed while the part was on its way.
        if (known.get(key) !== view) throw new HistoryRefusal('not-receiving')
        const received = (await book.sizeOf(community, id, view.name)) ?? 0
        const next = { ...view, received }
        if (received < view.size) {
          known.set(key, next)
          return next
        }
        const modified = new Date(modifiedAt.get(id) ?? now())
        await utimes(file, modified, modified)
        return await start(community, next, view.operator)
      } finally {
        parts.delete(key)
      }
    },
    cancel: async (community, id) => {
      const view = get(community, id)
      if (OVER.has(view.state)) throw new HistoryRefusal('not-now')
      await reader.cancel(community, id)
      const after = get(community, id)
      if (OVER.has(after.state)) return after
      await book.drop(community, id, view.name)
      return set(community, { ...after, state: 'cancelled', ended: now(), kept: false })
    },
    restart: async (community, id, lenient, operator) => {
      const view = get(community, id)
      if (!OVER.has(view.state) || !view.kept) throw new HistoryRefusal('not-now')
      return start(community, { ...view, lenient, read: 0, figures: NOTHING }, operator)
    },
    remove: async (community, id) => {
      const view = get(community, id)
      if (!OVER.has(view.state) && view.state !== 'receiving') throw new HistoryRefusal('not-now')
      known.delete(keyOf(community, id))
      await book.remove(community, id)
    },
    close: reader.close,
  }
}

function asFound(view: HistoryView, size: number | null): HistoryView {
  const kept = size !== null
  if (view.state === 'receiving') {
    return kept ? { ...view, received: size } : { ...view, state: 'failed', kept, fault: CUT }
  }
  return view.state === 'waiting' || view.state === 'reading'
    ? { ...view, state: 'cut', kept, fault: CUT }
    : { ...view, kept: kept && view.kept }
}

/** What did not arrive whole is taken away again, so that the next try finds its place. */
async function append(
  file: string,
  part: AsyncIterable<Uint8Array>,
  from: number,
  most: number,
): Promise<void> {
  let place = from
  async function* bounded() {
    for await (const chunk of part) {
      place += chunk.length
      if (place > most) throw new HistoryRefusal('too-large', most)
      yield chunk
    }
  }
  try {
    await pump(Readable.from(bounded()), createWriteStream(file, { flags: 'r+', start: from }))
  } catch (error) {
    await truncate(file, from)
    throw error
  }
}

async function freeSpace(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder)
  return bavail * bsize
}
