/** A file, unpacked where it is gzip, as bytes that are taken in pieces of any size. */
import { openFile } from './file-bytes.ts'
import { ImportError } from '../../core/ports/import.ts'

export class ByteStream {
  readonly #path: string
  readonly #chunks: AsyncGenerator<Buffer, void, undefined>
  #chunk: Buffer = Buffer.alloc(0)
  #place = 0

  readonly #onUnpacked: (bytes: number) => void

  /**
   * @param onRead is told how many bytes of the file itself have been read
   * @param onUnpacked is told how many have been unpacked; what it throws ends the reading
   */
  constructor(
    path: string,
    onRead: (bytes: number) => void,
    onUnpacked: (bytes: number) => void = () => undefined,
  ) {
    this.#path = path
    this.#onUnpacked = onUnpacked
    this.#chunks = openFile(path, onRead)
  }

  /** Unpacked bytes that were taken or skipped. */
  get place(): number {
    return this.#place
  }

  /** This many bytes; nothing at the very end. @throws ImportError when it ends amid them. */
  async take(count: number): Promise<Buffer> {
    const pieces: Buffer[] = []
    for (let left = count; left > 0;) {
      if (this.#chunk.length === 0 && !(await this.#refill())) {
        if (pieces.length === 0) return Buffer.alloc(0)
        throw this.#truncated()
      }
      const piece = this.#cut(left)
      pieces.push(piece)
      left -= piece.length
    }
    return pieces.length === 1 && pieces[0] !== undefined ? pieces[0] : Buffer.concat(pieces)
  }

  /** At least one byte, at most this many. @throws ImportError at the end. */
  async some(most: number): Promise<Buffer> {
    if (this.#chunk.length === 0 && !(await this.#refill())) throw this.#truncated()
    return this.#cut(most)
  }

  /** @throws ImportError when it ends amid them. */
  async skip(count: number): Promise<void> {
    for (let left = count; left > 0;) left -= (await this.some(left)).length
  }

  async close(): Promise<void> {
    await this.#chunks.return()
  }

  #cut(most: number): Buffer {
    const piece = this.#chunk.subarray(0, most)
    this.#chunk = this.#chunk.subarray(piece.length)
    this.#place += piece.length
    return piece
  }

  async #refill(): Promise<boolean> {
    const next = await this.#chunks.next()
    if (next.done === true) return false
    this.#chunk = next.value
    this.#onUnpacked(next.value.length)
    return true
  }

  #truncated(): ImportError {
    const expected = {
      'zh-CN': '压缩包在结束之前就断了，期望后面还有内容；请重新拷贝或重新打包',
      en: 'expected the archive to go on, but it ends here; copy or pack it again',
    }
    const place = { byte: this.#place }
    return new ImportError({ code: 'truncated', file: this.#path, place, expected, read: 0 })
  }
}
