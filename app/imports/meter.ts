/** Counts what is read and unpacked of one path, and stops what unpacks to more than a chat ever would. */
import { ImportError } from '../../core/ports/import.ts'

/** How far a packed file may be unpacked. */
export interface ReadLimits {
  /** Unpacked bytes for one of the file. */
  readonly ratio: number
  /** Unpacked bytes in all. */
  readonly unpacked: number
  /** Entries of an archive. */
  readonly entries: number
}

/** Up to so many unpacked bytes nobody looks at the ratio: little files of little sense pack very small. */
const UNSUSPICIOUS = 16 * 1024 ** 2
/** What the list of an archive's entries may take, whoever brings it. */
export const MOST_ENTRIES = 500_000

export class Meter {
  readonly limits: ReadLimits | undefined
  readonly #path: string
  readonly #size: number
  readonly #onRead: (bytes: number) => void
  #packed = 0
  #unpacked = 0

  /**
   * @param size of the path itself, in bytes
   * @param onRead is told how many bytes of the path itself have been read; never more than `size` in all
   */
  constructor(path: string, size: number, onRead: (bytes: number) => void, limits?: ReadLimits) {
    this.#path = path
    this.#size = size
    this.#onRead = onRead
    this.limits = limits
  }

  /** The same limits for a pass over the same path that is no progress yet. */
  forLook(): Meter {
    return new Meter(this.#path, this.#size, () => undefined, this.limits)
  }

  /** Bytes of the path itself were read. */
  read(bytes: number): void {
    const more = Math.min(bytes, this.#size - this.#packed)
    if (more <= 0) return
    this.#packed += more
    this.#onRead(more)
  }

  /**
   * Unpacked bytes are handed out.
   * @throws ImportError `bomb`
   */
  hand(bytes: number): void {
    this.#unpacked += bytes
    const { limits } = this
    if (limits === undefined || this.#unpacked <= UNSUSPICIOUS) return
    if (this.#unpacked > limits.unpacked || this.#unpacked > this.#packed * limits.ratio) {
      throw bomb(this.#path, this.#unpacked)
    }
  }

  /** @throws ImportError `bomb` when an archive holds this many. */
  countEntries(entries: number): void {
    if (entries > Math.min(this.limits?.entries ?? MOST_ENTRIES, MOST_ENTRIES))
      throw tooManyEntries(this.#path)
  }

  /** What was never looked at counts as read. */
  end(): void {
    this.read(this.#size - this.#packed)
  }
}

function bomb(file: string, byte: number): ImportError {
  const expected = {
    'zh-CN': '这个压缩包解开后大得不正常，已停止读取；请先在自己的电脑上解压，确认内容后再导入',
    en: 'expected a packed chat, but this unpacks to far more than any chat would; unpack it on your own machine, look at it, and bring what is in it',
  }
  return new ImportError({ code: 'bomb', file, place: { byte }, expected, read: 0 })
}

function tooManyEntries(file: string): ImportError {
  const expected = {
    'zh-CN': '这个压缩包里的文件多得不正常，已停止读取；请解压后只导入聊天记录本身',
    en: 'expected an archive of a chat, but this holds far too many files; unpack it and bring the history alone',
  }
  return new ImportError({ code: 'bomb', file, place: {}, expected, read: 0 })
}
