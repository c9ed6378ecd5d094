/**
 * Puts a stream of any length in the order of time with bounded memory: sorted runs go to files and are
 * merged. Histories need it because exports hold one chat after the other.
 */
import { createReadStream } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

/** Items kept in memory at once. */
const RUN_SIZE = 50_000

interface Dated {
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
  const files: string[] = []
  let folder: string | null = null
  let run: Item[] = []
  try {
    for await (const item of items) {
      run.push(item)
      if (run.length < runSize) continue
      folder ??= await mkdtemp(join(tmpdir(), 'folkmoot-replay-'))
      files.push(await spill(sorted(run), join(folder, `${files.length}.jsonl`)))
      run = []
    }
    yield* merge([...files.map((file) => read<Item>(file)), inMemory(sorted(run))])
  } finally {
    if (folder !== null) await rm(folder, { recursive: true, force: true })
  }
}

function sorted<Item extends Dated>(run: Item[]): Item[] {
  return run.sort((a, b) => a.at - b.at)
}

async function spill(run: readonly Dated[], file: string): Promise<string> {
  await writeFile(
    file,
    (function* lines() {
      for (const item of run) yield `${oneLine(item)}\n`
    })(),
  )
  return file
}

/** `readline` takes U+2028 and U+2029 for ends of lines, JSON does not. */
function oneLine(item: Dated): string {
  return JSON.stringify(item)
    .replaceAll('\u2028', String.raw`\u2028`)
    .replaceAll('\u2029', String.raw`\u2029`)
}

async function* read<Item>(file: string): AsyncGenerator<Item> {
  for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Infinity })) {
    yield JSON.parse(line)
  }
}

async function* inMemory<Item>(run: readonly Item[]): AsyncGenerator<Item> {
  yield* run
}

async function* merge<Item extends Dated>(runs: AsyncGenerator<Item>[]): AsyncGenerator<Item> {
  const heads: { item: Item; rest: AsyncGenerator<Item> }[] = []
  for (const rest of runs) {
    const first = await rest.next()
    if (first.done !== true) heads.push({ item: first.value, rest })
  }
  while (heads.length > 0) {
    // Earlier runs come first in the list, so the first of equal heads keeps the order of the stream.
    const head = heads.reduce((least, other) => (other.item.at < least.item.at ? other : least))
    yield head.item
    const next = await head.rest.next()
    if (next.done === true) heads.splice(heads.indexOf(head), 1)
    else head.item = next.value
  }
}
