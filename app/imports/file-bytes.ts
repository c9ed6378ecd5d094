/** The bytes of a history file, unpacked where it is gzip (told by its first bytes, not by its name). */
import { createReadStream, type ReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { createGunzip } from 'node:zlib'
import { pipeline } from 'node:stream'
import { ImportError } from '../../core/ports/import.ts'
import type { Entry } from './entry.ts'
import type { Meter } from './meter.ts'

const CHUNK = 256 * 1024
const GZIP = [0x1f, 0x8b]
const ZIP = [0x50, 0x4b]

export interface FileBytes {
  readonly bytes: AsyncIterable<Uint8Array>
  /** Unpacked bytes handed out so far. */
  readonly position: () => number
  /** Lets go of the file, also amid it. */
  readonly close: () => Promise<void>
}

export interface FileStatus {
  readonly size: number
  readonly modified: number
  readonly isFolder: boolean
}

/** @throws ImportError when there is no such file or it may not be read. */
export async function statusOf(file: string): Promise<FileStatus> {
  try {
    const found = await stat(file)
    return { size: found.size, modified: Math.round(found.mtimeMs), isFolder: found.isDirectory() }
  } catch (error) {
    throw unreadable(file, codeOf(error))
  }
}

/** A file of its own, unpacked where it is gzip. */
export function openBytes(file: string, meter: Meter): FileBytes {
  return measured(
    openFile(file, (bytes) => meter.read(bytes)),
    file,
    meter,
  )
}

/** An entry of an archive or folder. @param name for errors */
export function openEntry(entry: Entry, name: string, meter: Meter): FileBytes {
  const onRead = (bytes: number): void => meter.read(bytes)
  // In a folder a packed file stands alone; in an archive it would be one in another.
  return measured(entry.disk === null ? entry.open(onRead) : openFile(entry.disk, onRead), name, meter)
}

function measured(chunks: AsyncGenerator<Buffer, void, undefined>, name: string, meter: Meter): FileBytes {
  let handed = 0
  async function* bytes(): AsyncGenerator<Buffer, void, undefined> {
    try {
      for await (const chunk of chunks) {
        if (handed === 0 && isArchive(chunk)) throw nested(name)
        handed += chunk.length
        meter.hand(chunk.length)
        yield chunk
      }
    } finally {
      await chunks.return()
    }
  }
  const opened = bytes()
  return {
    bytes: opened,
    position: () => handed,
    close: async () => {
      await opened.return()
      await chunks.return()
    },
  }
}

/**
 * The chunks of a file, unpacked where it is gzip; left amid it, the file is closed.
 * @throws ImportError when it cannot be read or unpacked
 */
export async function* openFile(
  file: string,
  onRead: (bytes: number) => void,
): AsyncGenerator<Buffer, void, undefined> {
  const stream = createReadStream(file, { highWaterMark: CHUNK })
  let handed = 0
  try {
    for await (const chunk of await unpacked(stream, onRead)) {
      handed += chunk.length
      yield chunk
    }
  } catch (error) {
    throw asFault(error, file, handed)
  } finally {
    await closed(stream)
  }
}

/** Leaving a stream amid it makes it fail as aborted: that must not hide why it was left. */
async function closed(stream: ReadStream): Promise<void> {
  stream.on('error', () => undefined)
  stream.destroy()
  if (!stream.closed) await new Promise<void>((resolve) => void stream.once('close', resolve))
}

async function unpacked(
  stream: AsyncIterable<Buffer>,
  onRead: (bytes: number) => void,
): Promise<AsyncIterable<Buffer>> {
  const raw = counted(stream, onRead)
  const first = await raw.next()
  if (first.done === true) return none()
  const whole = startingWith(first.value, raw)
  if (!isGzip(first.value)) return whole
  // Errors of either end come out of the iteration over the last stream.
  return pipeline(whole, createGunzip({ chunkSize: CHUNK }), () => undefined)
}

export const isGzip = (bytes: Uint8Array): boolean => GZIP.every((byte, i) => bytes[i] === byte)

const isArchive = (bytes: Uint8Array): boolean => isGzip(bytes) || isZip(bytes)

/** The third and fourth byte tell a file, an empty archive, one in parts. */
export const isZip = (bytes: Uint8Array): boolean =>
  ZIP.every((byte, i) => bytes[i] === byte) && [0x03, 0x05, 0x07].includes(bytes[2] ?? 0)

async function* counted(
  stream: AsyncIterable<Buffer>,
  onRead: (bytes: number) => void,
): AsyncGenerator<Buffer, void, undefined> {
  for await (const chunk of stream) {
    onRead(chunk.length)
    yield chunk
  }
}

async function* startingWith(
  first: Buffer,
  rest: AsyncIterable<Buffer>,
): AsyncGenerator<Buffer, void, undefined> {
  yield first
  yield* rest
}

async function* none(): AsyncGenerator<Buffer, void, undefined> {}

export function nested(file: string): ImportError {
  const expected = {
    'zh-CN': '压缩包里还是一个压缩包；请解开一层再导入',
    en: 'expected a chat history, but inside this archive is another one; unpack it once and bring that',
  }
  return new ImportError({ code: 'nested', file, place: {}, expected, read: 0 })
}

function asFault(error: unknown, file: string, byte: number): unknown {
  if (error instanceof ImportError) return error
  const code = codeOf(error)
  if (code === 'Z_BUF_ERROR') {
    const expected = {
      'zh-CN': '压缩包在结束之前就断了，期望后面还有内容；请重新拷贝或重新压缩这个文件',
      en: 'expected the gzip data to go on, but the file ends here; copy or compress the file again',
    }
    return new ImportError({ code: 'truncated', file, place: { byte }, expected, read: 0 })
  }
  if (code.startsWith('Z_')) {
    const expected = {
      'zh-CN': `期望完好的 gzip 数据（${code}）；请重新拷贝或重新压缩这个文件`,
      en: `expected sound gzip data (${code}); copy or compress the file again`,
    }
    return new ImportError({ code: 'malformed', file, place: { byte }, expected, read: 0 })
  }
  return code === '' ? error : unreadable(file, code)
}

const UNREADABLE: Readonly<Record<string, { readonly 'zh-CN': string; readonly en: string }>> = {
  ENOENT: {
    'zh-CN': '期望一份聊天记录，但没有这个文件；请检查路径',
    en: 'expected a chat history, but there is no such file; check the path',
  },
  EACCES: {
    'zh-CN': '期望一个可以读取的文件，但没有读取权限；请检查权限',
    en: 'expected a file that can be read, but permission is denied; check its permissions',
  },
}

function unreadable(file: string, code: string): ImportError {
  const expected = UNREADABLE[code] ?? {
    'zh-CN': `期望一个可以读取的文件（${code}）；请检查路径和权限`,
    en: `expected a file that can be read (${code}); check the path and its permissions`,
  }
  return new ImportError({ code: 'unreadable', file, place: {}, expected, read: 0 })
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
}
