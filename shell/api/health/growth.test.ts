import { expect, test } from 'vitest'
import { growthOf } from './growth.ts'

const storage = {
  engine: 'sqlite' as const,
  bytes: 100_000_000,
  folder: 0,
  events: 100_000,
  free: 12_000_000,
  total: 20_000_000,
  minFree: 10,
}

test('the disk lasts until what has to stay free is reached', () => {
  // A thousand bytes an event, a thousand events a day.
  expect(growthOf(storage, 7_000)).toEqual({ perDay: 1_000_000, daysLeft: 10 })
  expect(growthOf({ ...storage, free: 1_000_000 }, 7_000).daysLeft).toBe(0)
})

test('nothing is said of what cannot be known', () => {
  expect(growthOf({ ...storage, events: 100 }, 7_000)).toEqual({ perDay: null, daysLeft: null })
  expect(growthOf(storage, 10)).toEqual({ perDay: null, daysLeft: null })
  expect(growthOf({ ...storage, engine: 'postgres' }, 7_000).daysLeft).toBeNull()
})
