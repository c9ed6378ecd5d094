/**
 * Puts a stream of any length in the order of time with bounded memory: sorted runs go to files and are
 * merged. Histories need it because exports hold one chat after the other.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { FileRun, MemoryRun, type Run } from './run.ts'

/** Items kept in memory at once. */
const RUN_SIZE = 20_000

export interface Dated {
  readonly at: number
}

/**
 * The items in order of `at`; equal ones keep their order. Items that do not fit into one run go through
 * JSON, in a folder of their own that is removed at the end.
 */
export async function* byTime<Item extends Dated>(
  items: AsyncIterable<Item>,
  runSize: number = RUN_SIZE,
): AsyncGenerator<Item> {
  const runs: Run<Item>[] = []
  let folder: string | null = null
  let gathered: Item[] = []
  try {
    for await (const item of items) {
      gathered.push(item)
      if (gathered.length < runSize) continue
      folder ??= await mkdtemp(join(tmpdir(), 'folkmoot-replay-'))
      runs.push(await spill(gathered, join(folder, `${runs.length}.jsonl`)))
      gathered = []
    }
    runs.push(new MemoryRun(sorted(gathered)))
    yield* merge(runs)
  } finally {
    await Promise.all(runs.map((run) => run.close()))
    if (folder !== null) await rm(folder, { recursive: true, force: true })
  }
}

function sorted<Item extends Dated>(items: Item[]): Item[] {
  return items.sort((a, b) => a.at - b.at)
}

async function spill<Item extends Dated>(items: Item[], file: string): Promise<Run<Item>> {
  const lines = sorted(items).map((item) => `${JSON.stringify(item)}\n`)
  await writeFile(file, lines.join(''))
  return new FileRun<Item>(file)
}

async function* merge<Item extends Dated>(runs: readonly Run<Item>[]): AsyncGenerator<Item> {
  const waiting: Run<Item>[] = []
  for (const run of runs) if (run.head !== null || (await run.refill())) waiting.push(run)
  while (waiting.length > 0) {
    const run = earliest(waiting)
    const { head } = run
    if (head !== null) yield head
    run.shift()
    if (run.head === null && !(await run.refill())) waiting.splice(waiting.indexOf(run), 1)
  }
}

/** Earlier runs come first in the list, so the first of equal heads keeps the order of the stream. */
function earliest<Item extends Dated>(runs: readonly Run<Item>[]): Run<Item> {
  return runs.reduce((least, run) =>
    (run.head?.at ?? Infinity) < (least.head?.at ?? Infinity) ? run : least,
  )
}
