/**
 * Damaged histories of every format: records or an ImportError come out, never another error, in bounded time
 * and number. LONG=1 damages each 10,000 times.
 */
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, test } from 'vitest'
import { BUNDLE_FORMATS, FORMATS } from '../../app/imports/formats.ts'
import { openHistory } from '../../app/imports.ts'
import { zipOf } from '../../app/imports/zip-fixture.ts'
import { EVENTS } from '../../core/chat/event.ts'
import { ImportError } from '../../core/ports/import.ts'
import { mutated, randomOf } from './mutate.ts'

const long = process.env['LONG'] === '1'
const TIMES = long ? 10_000 : 60
const LIMIT = long ? 30 * 60_000 : 120_000
/** Records that a file of this many bytes may hold at most. */
const mostRecords = (bytes: number): number => bytes + 10

const root = mkdtempSync(join(tmpdir(), 'mutations-'))
afterAll(() => rmSync(root, { recursive: true }))

interface Fixture {
  readonly name: string
  /** By path. */
  readonly files: ReadonlyMap<string, Buffer>
}

const folderOf = (format: string) =>
  fileURLToPath(new URL(`../../imports/${format}/fixtures/`, import.meta.url))

const filesUnder = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((each) => each.isFile())
    .map((each) => join(each.parentPath, each.name))

const singles: readonly Fixture[] = FORMATS.flatMap(({ name }) =>
  filesUnder(folderOf(name)).map((file) => ({
    name: `${name}: ${basename(file)}`,
    files: new Map([[basename(file), readFileSync(file)]]),
  })),
)
const bundles: readonly Fixture[] = BUNDLE_FORMATS.flatMap(({ name }) =>
  readdirSync(folderOf(name)).map((fixture) => {
    const folder = join(folderOf(name), fixture)
    const files = new Map(filesUnder(folder).map((file) => [relative(folder, file), readFileSync(file)]))
    return { name: `${name}: ${fixture}`, files }
  }),
)

/** Reads what lies at `path`; answers with the number of records. */
async function recordsIn(path: string): Promise<number> {
  let records = 0
  try {
    for await (const { events, problem } of openHistory([path], { lenient: true })) {
      records++
      expect(events.length > 0).toBe(problem === null)
      for (const { kind, data, content, at } of events) {
        expect(Number.isSafeInteger(at)).toBe(true)
        expect(EVENTS[kind].data.safeParse(data).error?.message).toBeUndefined()
        expect(EVENTS[kind].content.safeParse(content).error?.message).toBeUndefined()
      }
    }
  } catch (error) {
    if (!(error instanceof ImportError)) throw error
    expect(error.fault.expected.en).toMatch(/./)
    expect(error.fault.expected['zh-CN']).toMatch(/[\u4e00-\u9fff]/)
  }
  return records
}

async function check(path: string, bytes: number, seed: number): Promise<void> {
  try {
    expect(await recordsIn(path)).toBeLessThan(mostRecords(bytes))
  } catch (error) {
    throw new Error(`seed ${seed} of ${path}`, { cause: error })
  }
}

test('damage is the same for the same seed, and none leaves the file as it was', () => {
  const bytes = Buffer.from('{"a": 1,\n"b": [2, 3]}\nmore\n'.repeat(20))
  const damaged = Array.from({ length: 40 }, (_, seed) => mutated(bytes, seed))
  expect(damaged).toEqual(Array.from({ length: 40 }, (_, seed) => mutated(bytes, seed)))
  expect(damaged.filter((each) => !each.equals(bytes)).length).toBeGreaterThan(36)
})

describe.each(singles)('$name', ({ files }) => {
  test(
    `${TIMES} times damaged`,
    async () => {
      for (const [name, bytes] of files) {
        const path = join(mkdtempSync(join(root, 'one-')), name)
        for (let seed = 0; seed < TIMES; seed++) {
          const damaged = mutated(bytes, seed)
          writeFileSync(path, damaged)
          await check(path, damaged.length, seed)
        }
      }
    },
    LIMIT,
  )
})

describe.each(bundles)('$name', ({ files }) => {
  test(
    `${TIMES} times damaged, in one of its files, as a folder and as an archive`,
    async () => {
      const folder = mkdtempSync(join(root, 'many-'))
      for (let seed = 0; seed < TIMES; seed++) {
        const hit = Math.floor(randomOf(seed)() * files.size)
        const damaged = [...files].map(
          ([name, bytes], i) => [name, i === hit ? mutated(bytes, seed) : bytes] as const,
        )
        const size = damaged.reduce((sum, [, bytes]) => sum + bytes.length, 0)
        for (const [name, bytes] of damaged) {
          mkdirSync(dirname(join(folder, name)), { recursive: true })
          writeFileSync(join(folder, name), bytes)
        }
        await check(folder, size, seed)
        const archive = join(root, 'bundle.zip')
        writeFileSync(archive, zipOf(damaged.map(([name, content]) => ({ name, content }))))
        await check(archive, size, seed)
      }
    },
    LIMIT,
  )
})
