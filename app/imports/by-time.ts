/**
 * Puts a stream of any length in the order of time with bounded memory: sorted runs go to files and are
 * merged. Histories need it because exports hold one chat after the other.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { mergeRuns, type Dated } from './merge-runs.ts'
import { FileRun, MemoryRun, type Run } from './run.ts'

/** Items kept in memory at once. */
const RUN_SIZE = 20_000

/** Takes items in any order and makes sorted runs of them. */
export class Spill<Item extends Dated> {
  readonly #runSize: number
  readonly #runs: Run<Item>[] = []
  #folder: string | null = null
  #gathered: Item[] = []

  constructor(runSize: number = RUN_SIZE) {
    this.#runSize = runSize
  }

  /** Resolves when there is room for the next. Where it answers nothing there is no need to wait. */
  add(item: Item): Promise<void> | undefined {
    this.#gathered.push(item)
    return this.#gathered.length < this.#runSize ? undefined : this.#write()
  }

  /** All runs; the last is what still fits into memory. */
  runs(): readonly Run<Item>[] {
    const items = sorted(this.#gathered)
    this.#gathered = []
    const [first] = items
    return first === undefined ? this.#runs : [...this.#runs, new MemoryRun(items, first.at)]
  }

  /** Removes what lies on the disk. */
  async close(): Promise<void> {
    await Promise.all(this.#runs.map((run) => run.close()))
    if (this.#folder !== null) await rm(this.#folder, { recursive: true, force: true })
  }

  async #write(): Promise<void> {
    const items = sorted(this.#gathered)
    this.#gathered = []
    this.#folder ??= await mkdtemp(join(tmpdir(), 'folkmoot-replay-'))
    const file = join(this.#folder, `${this.#runs.length}.jsonl`)
    await writeFile(file, items.map((item) => `${JSON.stringify(item)}\n`).join(''), { mode: 0o600 })
    this.#runs.push(new FileRun<Item>(file, items[0]?.at ?? 0))
  }
}

/**
 * The items in order of `at`; equal ones keep their order. Items that do not fit into one run go through
 * JSON, in a folder of their own that is removed at the end.
 */
export async function* byTime<Item extends Dated>(
  items: AsyncIterable<Item>,
  runSize: number = RUN_SIZE,
): AsyncGenerator<Item> {
  const spill = new Spill<Item>(runSize)
  try {
    for await (const item of items) {
      const writing = spill.add(item)
      if (writing !== undefined) await writing
    }
    yield* mergeRuns(spill.runs())
  } finally {
    await spill.close()
  }
}

function sorted<Item extends Dated>(items: Item[]): Item[] {
  return items.sort((a, b) => a.at - b.at)
}
