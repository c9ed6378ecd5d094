import fc from 'fast-check'
import { expect, test } from 'vitest'
import { minuteKey } from '../../core/chat/dedupe.ts'
import { createRecentKeys } from './recent-keys.ts'

const MINUTE = 60_000
const key = (minute: number, id: number): string => `${minuteKey(minute * MINUTE)}.1.m.0:${id}`

test('what lies before the known minutes has to be asked for', () => {
  const keys = createRecentKeys(minuteKey(10 * MINUTE), [key(10, 1)])
  expect(keys.has(key(9, 1))).toBe('ask')
  expect(keys.has(key(10, 1))).toBe(true)
  expect(keys.has(key(10, 2))).toBe(false)
})

test('never answers wrongly, however it is trimmed', () => {
  const step = fc.oneof(
    fc.record({ add: fc.tuple(fc.nat(20), fc.nat(5)) }),
    fc.record({ trim: fc.tuple(fc.nat(10), fc.nat(20)) }),
  )
  fc.assert(
    fc.property(fc.array(step, { maxLength: 80 }), (steps) => {
      const ledger = new Set<string>()
      const keys = createRecentKeys(minuteKey(3 * MINUTE), [])
      for (const what of steps) {
        if ('add' in what) {
          const added = key(...what.add)
          ledger.add(added)
          keys.add(added)
        } else keys.trim(what.trim[0], what.trim[1] * MINUTE)
        for (let minute = 0; minute <= 20; minute++) {
          for (let id = 0; id <= 5; id++) {
            const known = keys.has(key(minute, id))
            if (known !== 'ask') expect(known).toBe(ledger.has(key(minute, id)))
          }
        }
      }
    }),
    { numRuns: 50 },
  )
})

test('trimming bounds the number of keys', () => {
  const keys = createRecentKeys(minuteKey(0), [])
  for (let minute = 0; minute < 50; minute++) keys.add(key(minute, 1))
  keys.trim(7, 0)
  expect(keys.size()).toBe(7)
  expect(keys.has(key(42, 1))).toBe('ask')
  expect(keys.has(key(43, 1))).toBe(true)
})
