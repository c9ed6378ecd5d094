import { readdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { byTime } from './by-time.ts'

async function* streamOf<Item>(items: readonly Item[]): AsyncGenerator<Item> {
  yield* items
}

const folders = async () =>
  (await readdir(tmpdir())).filter((name) => name.startsWith('folkmoot-replay-')).length

describe('byTime', () => {
  it('sorts stably, whatever the size of a run', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 40 }),
        fc.integer({ min: 1, max: 12 }),
        async (times, runSize) => {
          const items = times.map((at, place) => ({ at, place, text: 'a\u2028b\nc' }))
          const expected = [...items].sort((a, b) => a.at - b.at || a.place - b.place)
          expect(await Array.fromAsync(byTime(streamOf(items), runSize))).toEqual(expected)
        },
      ),
      { numRuns: 60 },
    )
  })

  it('leaves no files behind, not even when the reader stops early', async () => {
    const before = await folders()
    const items = Array.from({ length: 20 }, (_, at) => ({ at }))
    for await (const item of byTime(streamOf(items), 3)) if (item.at === 5) break
    expect(await folders()).toBe(before)
  })

  it('hands on the error of its source and cleans up', async () => {
    const before = await folders()
    const broken = async function* broken() {
      yield* [{ at: 2 }, { at: 1 }, { at: 0 }]
      throw new Error('line 4 is cut')
    }
    await expect(Array.fromAsync(byTime(broken(), 2))).rejects.toThrow('line 4 is cut')
    expect(await folders()).toBe(before)
  })
})
