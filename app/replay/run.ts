/** A sorted run of items, read from its beginning. */
import { open, type FileHandle } from 'node:fs/promises'

export interface Run<Item> {
  /** The next item; null when a refill is needed. */
  readonly head: Item | null
  readonly shift: () => void
  /** Reads on; false when the run has come to its end. */
  readonly refill: () => Promise<boolean>
  readonly close: () => Promise<void>
}

export class MemoryRun<Item> implements Run<Item> {
  readonly #items: readonly Item[]
  #place = 0

  constructor(items: readonly Item[]) {
    this.#items = items
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
  readonly #file: string
  readonly #decoder = new TextDecoder()
  readonly #buffer = Buffer.allocUnsafe(CHUNK)
  #handle: FileHandle | null = null
  #lines: readonly string[] = []
  #place = 0
  #rest = ''
  #head: Item | null = null

  constructor(file: string) {
    this.#file = file
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
    for (;;) {
      const { bytesRead } = await this.#handle.read(this.#buffer, 0, CHUNK)
      if (bytesRead === 0) return false
      const text = this.#rest + this.#decoder.decode(this.#buffer.subarray(0, bytesRead), { stream: true })
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
