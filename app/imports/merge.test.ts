import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { ImportError } from '../../core/ports/import.ts'
import { mergedHistory, type MergedEvent } from './merge.ts'
import { MergeCounts } from './merge-counts.ts'
import { zipOf } from './zip-fixture.ts'

const folder = mkdtempSync(join(tmpdir(), 'merged-'))
afterAll(() => rmSync(folder, { recursive: true }))

let made = 0
function put(content: string | Uint8Array, ending = 'jsonl'): string {
  const file = join(folder, `${++made}.${ending}`)
  writeFileSync(file, content)
  return file
}

interface Said {
  readonly second: number
  readonly sender: string
  readonly text: string
  readonly id?: string
}

const START = Date.UTC(2026, 0, 2, 8)
const neutral = ({ second, sender, text, id }: Said) =>
  `${JSON.stringify({ group: 'g', id, time: new Date(START + second * 1000).toISOString(), sender, text, kind: 'message' })}\n`
const printed = (said: readonly Said[]) => said.map(neutral).join('')

async function merged(files: readonly string[], counts = new MergeCounts()) {
  const events: MergedEvent[] = []
  for await (const item of mergedHistory(files, { lenient: true }, counts)) events.push(item)
  return { events, counts }
}

/** What was said, whatever the file: sorted, so that two archives can be compared. */
const archive = (events: readonly MergedEvent[]) =>
  events
    .map(({ event }) => JSON.stringify([event.at, event.person?.name, event.native, event.content]))
    .toSorted()

const isInOrder = (events: readonly MergedEvent[]) =>
  events.every(({ at }, i) => i === 0 || at >= (events[i - 1]?.at ?? 0))

const spills = () => readdirSync(tmpdir()).filter((name) => name.startsWith('folkmoot-replay-')).length

const said = fc.record({
  second: fc.integer({ min: 0, max: 600 }),
  sender: fc.constantFrom('Ann', 'Ben'),
  text: fc.constantFrom('yes', 'no', '好'),
})
const history = fc.array(said, { minLength: 1, maxLength: 40 })
/** From which to which minute each of the files reaches. */
const ranges = fc.array(fc.tuple(fc.integer({ min: 0, max: 10 }), fc.integer({ min: 0, max: 10 })), {
  maxLength: 5,
})

describe('any cover of a history by overlapping files is the same archive', () => {
  /** Files cut at minutes; what none of them covers gets a file of its own, so that they cover it. */
  const coverOf = (all: readonly Said[], cuts: readonly (readonly [number, number])[]) => {
    const minute = ({ second }: Said) => Math.floor(second / 60)
    const spans = cuts.map(
      ([a, b]) =>
        (each: Said) =>
          minute(each) >= Math.min(a, b) && minute(each) <= Math.max(a, b),
    )
    const rest = (each: Said) => !spans.some((covers) => covers(each))
    return [...spans, rest].map((covers) => all.filter(covers)).filter((part) => part.length > 0)
  }
  const law = (all: readonly Said[]) => async (cuts: readonly (readonly [number, number])[]) => {
    const whole = await merged([put(printed(all))])
    const { events, counts } = await merged(coverOf(all, cuts).map((part) => put(printed(part))))
    expect(archive(events)).toEqual(archive(whole.events))
    expect(isInOrder(events)).toBe(true)
    expect(counts.events - counts.duplicates).toBe(all.length)
  }

  test('with ids', async () => {
    await fc.assert(
      fc.asyncProperty(history, ranges, (all, cuts) =>
        law(all.map((each, n) => ({ ...each, id: `m${n}` })))(cuts),
      ),
      { numRuns: 60 },
    )
  })

  test('without ids, though people repeat themselves', async () => {
    await fc.assert(
      fc.asyncProperty(history, ranges, (all, cuts) => law(all)(cuts)),
      { numRuns: 60 },
    )
  })
})

const hours = (count: number, step: number) =>
  Array.from({ length: count }, (_, n) => ({
    second: n * step,
    sender: 'Ann',
    text: `words ${n}`,
    id: `m${n}`,
  }))

test('a file that is in order never goes through the disk, however long; one that is not does', async () => {
  const before = spills()
  const inOrder = put(printed(hours(45_000, 1)))
  let seen = 0
  for await (const _ of mergedHistory([inOrder])) if (seen++ % 10_000 === 0) expect(spills()).toBe(before)
  expect(seen).toBe(45_000)
  const disordered = put(
    printed([...hours(30_000, 2), ...hours(30_000, 3).map((each) => ({ ...each, id: `n${each.id}` }))]),
  )
  let last = 0
  let most = 0
  for await (const { at } of mergedHistory([disordered])) {
    expect(at).toBeGreaterThanOrEqual(last)
    last = at
    if (seen++ % 10_000 === 0) most = Math.max(most, spills() - before)
  }
  expect(seen).toBe(105_000)
  expect(most).toBe(1)
  expect(spills()).toBe(before)
})

test('a hundred files side by side, and an archive among them', async () => {
  const parts = Array.from({ length: 100 }, (_, n) =>
    hours(20, 100).map((each) => ({ ...each, id: `${n}-${each.id}` })),
  )
  const archived = zipOf([
    { name: 'a.jsonl', content: printed(hours(30, 50)) },
    { name: 'cat.jpg', content: 'no cat' },
  ])
  const { events, counts } = await merged([...parts.map((part) => put(printed(part))), put(archived, 'zip')])
  expect(events).toHaveLength(2_030)
  expect(isInOrder(events)).toBe(true)
  expect(counts.files).toHaveLength(101)
  expect(counts.ignored).toMatchObject([{ count: 1, names: ['cat.jpg'] }])
})

test('counts what was read, doubled, skipped and broken, by file', async () => {
  const one = put(printed(hours(5, 60)))
  const two = put(`${printed(hours(7, 60).slice(3))}not json\n`)
  const { events, counts } = await merged([one, two])
  expect(events.map(({ event }) => event.native)).toEqual(['m0', 'm1', 'm2', 'm3', 'm4', 'm5', 'm6'])
  expect(counts).toMatchObject({ records: 10, events: 9, duplicates: 2, broken: 1 })
  expect(counts.examples).toEqual([{ file: two, place: 5, code: 'not-json' }])
  expect(counts.files).toMatchObject([
    { file: one, format: 'neutral', zone: null, events: 5, duplicates: 0 },
    { file: two, events: 4, duplicates: 2, broken: 1 },
  ])
})

test('a fault is told before the first event, with what was read', async () => {
  const good = put(printed(hours(5, 60)))
  const cut = put(printed(hours(5, 60)).slice(0, -20))
  let seen = 0
  const reading = (async () => {
    for await (const _ of mergedHistory([good, cut])) seen++
  })()
  const error = await reading.catch((caught: unknown) => caught)
  expect(error instanceof ImportError && error.fault).toMatchObject({ code: 'truncated', file: cut, read: 9 })
  expect(seen).toBe(0)
})

test('is asked for a zone once, and says which it was', async () => {
  const log = (day: number) => {
    const file = join(folder, `#dev_2026010${day}.log`)
    writeFileSync(file, '[08:00] <ann> good morning\n[08:01] <ben> morning\n')
    return file
  }
  const asked: string[] = []
  const counts = new MergeCounts()
  const onZoneMissing = (format: string) => {
    asked.push(format)
    return 'Asia/Shanghai'
  }
  const [first] = await Array.fromAsync(mergedHistory([log(2), log(3)], { onZoneMissing }, counts))
  expect(asked).toEqual(['irc'])
  expect(first?.at).toBe(Date.UTC(2026, 0, 2, 0, 0))
  expect(counts.files.map(({ zone }) => zone)).toEqual(['Asia/Shanghai', 'Asia/Shanghai'])
  await expect(Array.fromAsync(mergedHistory([log(2)], { zone: 'Mars/Base' }))).rejects.toMatchObject({
    fault: { code: 'zone-unknown' },
  })
})
