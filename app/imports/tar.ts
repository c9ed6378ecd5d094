/**
 * A tar archive, packed with gzip or not. It can only be read forwards: one pass lists the entries; opening
 * them in their order goes on where the one before ended, any other order begins again.
 */
import { ImportError } from '../../core/ports/import.ts'
import { entryPath, type Container, type Entry } from './entry.ts'
import type { Meter } from './meter.ts'
import { ByteStream } from './byte-stream.ts'
import { BLOCK, padded, readHeader, readPax, type TarHeader } from './tar-header.ts'

/** Longest name or extended header that is read. */
const LONGEST_EXTRA = 1024 * 1024
/** Systems know no longer paths; packed, names without end would cost next to nothing. */
const LONGEST_NAME = 4_096

interface Item {
  readonly name: string
  readonly modified: number
  readonly offset: number
  readonly size: number
}

/** @throws ImportError when it ends early or is damaged. */
export async function openTar(path: string, meter: Meter): Promise<Container> {
  const items = await listed(path, meter)
  const cursor = new Cursor(path)
  const entries = items.flatMap((item): readonly Entry[] => {
    const name = entryPath(item.name)
    if (name === null) return []
    const open: Entry['open'] = (onRead) => cursor.read(item, onRead)
    return [{ path: name, modified: item.modified, disk: null, open }]
  })
  return { path, entries, close: () => cursor.close() }
}

async function listed(path: string, meter: Meter): Promise<readonly Item[]> {
  // What no format knows is unpacked here only, to pass over it: a bomb all the same.
  const look = meter.forLook()
  const bytes = new ByteStream(
    path,
    (read) => look.read(read),
    (unpacked) => look.hand(unpacked),
  )
  const items: Item[] = []
  let extra: { readonly path?: string; readonly size?: number } = {}
  try {
    for (;;) {
      const header = headerOf(await bytes.take(BLOCK), path, bytes.place)
      if (header === null) return items
      const { type, modified } = header
      const size = type === 'file' ? (extra.size ?? header.size) : header.size
      if (!Number.isSafeInteger(size) || size < 0) throw damaged(path, bytes.place)
      if (type === 'pax' || type === 'long-name') {
        if (size > LONGEST_EXTRA) throw damaged(path, bytes.place)
        const content = (await bytes.take(padded(size))).subarray(0, size)
        extra = type === 'pax' ? { ...extra, ...readPax(content) } : { ...extra, path: untilZero(content) }
        continue
      }
      if (type === 'file') {
        const name = extra.path ?? header.name
        if (name.length > LONGEST_NAME) throw damaged(path, bytes.place)
        items.push({ name, modified, offset: bytes.place, size })
        meter.countEntries(items.length)
      }
      extra = {}
      await bytes.skip(padded(size))
    }
  } finally {
    await bytes.close()
  }
}

const untilZero = (bytes: Buffer): string => bytes.toString('utf8').replace(/\0.*$/s, '')

function headerOf(block: Buffer, path: string, byte: number): TarHeader | null {
  if (block.length < BLOCK) {
    // Some writers leave out the zero blocks at the end.
    if (block.length === 0) return null
    throw damaged(path, byte)
  }
  const header = readHeader(block)
  if (header === 'damaged') throw damaged(path, byte)
  return header
}

/** The stream of the archive that stands behind the entry that was read last. */
class Cursor {
  readonly #path: string
  #idle: ByteStream | null = null

  constructor(path: string) {
    this.#path = path
  }

  async *read(
    { offset, size }: Item,
    onRead: (bytes: number) => void,
  ): AsyncGenerator<Buffer, void, undefined> {
    const stream = await this.#behind(offset, onRead)
    let left = size
    try {
      await stream.skip(offset - stream.place)
      while (left > 0) {
        const chunk = await stream.some(left)
        left -= chunk.length
        yield chunk
      }
    } finally {
      if (this.#idle === null) this.#idle = stream
      else await stream.close()
    }
  }

  async close(): Promise<void> {
    await this.#idle?.close()
    this.#idle = null
  }

  async #behind(offset: number, onRead: (bytes: number) => void): Promise<ByteStream> {
    const idle = this.#idle
    this.#idle = null
    if (idle !== null && idle.place <= offset) return idle
    await idle?.close()
    return new ByteStream(this.#path, onRead)
  }
}

function damaged(file: string, byte: number): ImportError {
  const expected = {
    'zh-CN': '期望完好的 tar 压缩包，但这里已经损坏；请重新拷贝或重新打包',
    en: 'expected a sound tar archive, but it is damaged here; copy or pack it again',
  }
  return new ImportError({ code: 'malformed', file, place: { byte }, expected, read: 0 })
}
