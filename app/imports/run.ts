/** A sorted run of items, read from its beginning. */
import { open, type FileHandle } from 'node:fs/promises'

export interface Run<Item> {
  /** No item of it comes before this; a run is not opened before it is needed. */
  readonly from: number
  /** The next item; null when a refill is needed. */
  readonly head: Item | null
  readonly shift: () => void
  /** Reads on; false when the run has come to its end. */
  readonly refill: () => Promise<boolean>
  readonly close: () => Promise<void>
}

export class MemoryRun<Item> implements Run<Item> {
  readonly from: number
  readonly #items: readonly Item[]
  #place = 0

  constructor(items: readonly Item[], from: number) {
    this.#items = items
    this.from = from
  }

  get head(): Item | null {
    return this.#items[this.#place] ?? null
  }

  shift(): void {
    this.#place += 1
  }

  refill(): Promise<boolean> {
    return Promise.resolve(false)
  }

  close(): Promise<void> {
    return Promise.resolve()
  }
}

const CHUNK = 64 * 1024

/** A run in a file of JSON lines, read in chunks. */
export class FileRun<Item> implements Run<Item> {
  readonly from: number
  readonly #file: string
  readonly #decoder = new TextDecoder()
  #handle: FileHandle | null = null
  #lines: readonly string[] = []
  #place = 0
  #rest = ''
  #head: Item | null = null

  constructor(file: string, from: number) {
    this.#file = file
    this.from = from
  }

  get head(): Item | null {
    return this.#head
  }

  shift(): void {
    const line = this.#lines[this.#place]
    this.#place += 1
    this.#head = line === undefined ? null : JSON.parse(line)
  }

  async refill(): Promise<boolean> {
    this.#handle ??= await open(this.#file)
    const buffer = Buffer.allocUnsafe(CHUNK)
    for (;;) {
      const { bytesRead } = await this.#handle.read(buffer, 0, CHUNK)
      if (bytesRead === 0) return false
      const text = this.#rest + this.#decoder.decode(buffer.subarray(0, bytesRead), { stream: true })
      const end = text.lastIndexOf('\n')
      this.#rest = text.slice(end + 1)
      if (end < 0) continue
      this.#lines = text.slice(0, end).split('\n')
      this.#place = 0
      this.shift()
      return true
    }
  }

  async close(): Promise<void> {
    await this.#handle?.close()
    this.#handle = null
  }
}
