/** The bytes of a history file, unpacked where it is gzip (told by its first bytes, not by its name). */
import { createReadStream, type ReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { createGunzip } from 'node:zlib'
import { pipeline } from 'node:stream'
import { ImportError } from '../../core/ports/import.ts'

const CHUNK = 256 * 1024
const GZIP = [0x1f, 0x8b]

export interface FileBytes {
  readonly bytes: AsyncIterable<Uint8Array>
  /** Unpacked bytes handed out so far. */
  readonly position: () => number
  /** Lets go of the file, also amid it. */
  readonly close: () => Promise<void>
}

/** How far a packed file may be unpacked. */
export interface ReadLimits {
  /** Unpacked bytes for one of the file. */
  readonly ratio: number
  /** Unpacked bytes in all. */
  readonly unpacked: number
}

/** Up to so many unpacked bytes nobody looks at the ratio: little files of little sense pack very small. */
const UNSUSPICIOUS = 16 * 1024 ** 2

/** @throws ImportError when there is no such file or it may not be read. */
export async function statusOf(file: string): Promise<{ readonly size: number; readonly modified: number }> {
  try {
    const found = await stat(file)
    if (!found.isDirectory()) return { size: found.size, modified: Math.round(found.mtimeMs) }
  } catch (error) {
    throw unreadable(file, codeOf(error))
  }
  throw unreadable(file, 'EISDIR')
}

/** @param onRead is told how many bytes of the file itself have been read. */
export function openBytes(file: string, onRead: (bytes: number) => void, limits?: ReadLimits): FileBytes {
  let handed = 0
  let packed = 0
  const count = (size: number): void => {
    packed += size
    onRead(size)
  }
  const check = (): void => {
    if (limits === undefined || handed <= UNSUSPICIOUS) return
    if (handed > limits.unpacked || handed > packed * limits.ratio) throw bomb(file, handed)
  }
  async function* bytes(): AsyncGenerator<Uint8Array, void, undefined> {
    const stream = createReadStream(file, { highWaterMark: CHUNK })
    try {
      for await (const chunk of await unpacked(stream, count)) {
        if (handed === 0 && packed > 0 && isGzip(chunk)) throw nested(file)
        handed += chunk.length
        check()
        yield chunk
      }
    } catch (error) {
      throw asFault(error, file, handed)
    } finally {
      await closed(stream)
    }
  }
  const opened = bytes()
  return {
    bytes: opened,
    position: () => handed,
    close: async () => {
      await opened.return()
    },
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

const isGzip = (bytes: Uint8Array): boolean => GZIP.every((byte, i) => bytes[i] === byte)

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

function bomb(file: string, byte: number): ImportError {
  const expected = {
    'zh-CN': '这个压缩包解开后大得不正常，已停止读取；请先在自己的电脑上解压，确认内容后再导入',
    en: 'expected a packed chat, but this unpacks to far more than any chat would; unpack it on your own machine, look at it, and bring what is in it',
  }
  return new ImportError({ code: 'bomb', file, place: { byte }, expected, read: 0 })
}

function nested(file: string): ImportError {
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
  EISDIR: {
    'zh-CN': '期望一个文件，这里却是文件夹；请写出里面的文件，例如 文件夹/*.json',
    en: 'expected a file, but this is a folder; name the files in it, such as FOLDER/*.json',
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
