import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Committed } from '../../core/ports/pipeline.ts'
import { startClock } from './clock.ts'

const START = Date.UTC(2026, 10, 22)

beforeEach(() => {
  vi.useFakeTimers({ now: START })
})
afterEach(() => {
  vi.useRealTimers()
})

function stage(due: number[]) {
  const ticks: number[] = []
  const fired: number[] = []
  let listener: (committed: readonly Committed[]) => void = () => {}
  let failures = 0
  const stop = startClock({
    now: Date.now,
    pipeline: {
      tick: async (now) => {
        ticks.push(now - START)
        if (failures-- > 0) throw new Error('not now')
        const ripe = due.filter((time) => time <= now)
        due.splice(0, due.length, ...due.filter((time) => time > now))
        fired.push(...ripe.map((time) => time - START))
        return { fired: ripe.length, next: due.length === 0 ? null : Math.min(...due) }
      },
      onCommitted: (heard) => {
        listener = heard
        return () => {
          listener = () => {}
        }
      },
    },
  })
  return {
    ticks,
    fired,
    stop,
    set: (time: number) => {
      due.push(time)
      listener([{ community: 1, from: 1, to: 1, actions: 0, timer: time }])
    },
    fail: (times: number) => {
      failures = times
    },
  }
}

test('ticks when the next timer is due, not before', async () => {
  const { ticks, fired } = stage([START + 5_000, START + 9_000])
  await vi.advanceTimersByTimeAsync(20_000)
  expect(ticks).toEqual([0, 5_000, 9_000])
  expect(fired).toEqual([5_000, 9_000])
})

test('a timer that is set later but due sooner wakes it', async () => {
  const { fired, set } = stage([START + 50_000])
  await vi.advanceTimersByTimeAsync(1_000)
  set(START + 3_000)
  await vi.advanceTimersByTimeAsync(9_000)
  expect(fired).toEqual([3_000])
})

test('looks at least once a minute', async () => {
  const { ticks } = stage([])
  await vi.advanceTimersByTimeAsync(150_000)
  expect(ticks).toEqual([0, 60_000, 120_000])
})

test('a tick that fails is tried again within a second', async () => {
  const { ticks, fired, fail } = stage([START + 2_000])
  await vi.advanceTimersByTimeAsync(1_000)
  fail(2)
  await vi.advanceTimersByTimeAsync(10_000)
  expect(ticks.slice(0, 4)).toEqual([0, 2_000, 3_000, 4_000])
  expect(fired).toEqual([2_000])
})

test('nothing ticks after it was stopped', async () => {
  const { ticks, stop } = stage([START + 2_000])
  await vi.advanceTimersByTimeAsync(10)
  await stop()
  await vi.advanceTimersByTimeAsync(100_000)
  expect(ticks).toEqual([0])
})
