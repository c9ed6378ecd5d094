/** The beginning of a path that is in order, as a run: read from the path itself, never kept. */
import { ImportError } from '../../core/ports/import.ts'
import type { MergedEvent } from './merge.ts'
import { readPath, type Batch, type Reading } from './read-path.ts'
import { Reorder } from './reorder.ts'
import type { Run } from './run.ts'

export class LiveRun implements Run<MergedEvent> {
  readonly from: number
  readonly #path: string
  readonly #batches: AsyncGenerator<Batch, void, undefined>
  readonly #reorder = new Reorder<MergedEvent>()
  #left: number
  #ready: readonly MergedEvent[] = []
  #place = 0

  /** @param count events that belong to it */
  constructor(path: string, reading: Reading, from: number, count: number) {
    this.#path = path
    this.from = from
    this.#batches = readPath(path, reading)
    this.#left = count
  }

  get head(): MergedEvent | null {
    return this.#ready[this.#place] ?? null
  }

  shift(): void {
    this.#place += 1
  }

  async refill(): Promise<boolean> {
    this.#ready = []
    this.#place = 0
    while (this.#ready.length === 0 && this.#left > 0) {
      const next = await this.#batches.next()
      if (next.done === true) throw changed(this.#path)
      this.#take(next.value)
      this.#ready = this.#reorder.take(this.#left === 0)
    }
    return this.#ready.length > 0
  }

  async close(): Promise<void> {
    await this.#batches.return()
  }

  #take({ file, format, records }: Batch): void {
    for (const { place, events } of records) {
      for (const event of events) {
        if (this.#left === 0) return
        this.#left -= 1
        if (!this.#reorder.add({ at: event.at, event, file, place, format })) throw changed(this.#path)
      }
    }
  }
}

/** It is not what it was a moment ago. */
function changed(file: string): ImportError {
  const expected = {
    'zh-CN': '文件在读取过程中被改动了；请等写入它的程序结束后再试',
    en: 'expected the file to stay as it is, but it was changed while it was read; try again when nothing writes to it',
  }
  return new ImportError({ code: 'unreadable', file, place: {}, expected, read: 0 })
}
