import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Recent } from './recent.ts'

test('the latest are there, the oldest are not', () => {
  const recent = new Recent<number, string>(2)
  for (const key of [1, 2, 3, 4, 5]) recent.set(key, `value ${key}`)
  expect([1, 2, 3, 4, 5].map((key) => recent.get(key))).toEqual([
    undefined,
    undefined,
    'value 3',
    'value 4',
    'value 5',
  ])
})

test('never forgets one of the latest, whatever comes', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(30)), fc.integer({ min: 1, max: 8 }), (keys, least) => {
      const recent = new Recent<number, number>(least)
      for (const [place, key] of keys.entries()) recent.set(key, place)
      const latest = new Set(keys.toReversed()).values().take(least)
      for (const key of latest) expect(recent.get(key)).toBe(keys.lastIndexOf(key))
    }),
  )
})
