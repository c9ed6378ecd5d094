import fc from 'fast-check'
import { expect, test } from 'vitest'
import { emptyRecord } from '../../core/decide/records.ts'
import { StateCache } from './state-cache.ts'

const step = fc.oneof(
  fc.record({ put: fc.tuple(fc.nat(3), fc.nat(3), fc.nat(9)) }),
  fc.record({ ask: fc.tuple(fc.nat(3), fc.nat(3)) }),
  fc.constant('rotate' as const),
)

test('what it holds is what was put last, and a whole generation without a question forgets', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const cache = new StateCache()
      const met = new Map<string, { value: number; age: number }>()
      for (const what of steps) {
        if (what === 'rotate') {
          cache.rotate()
          for (const [key, record] of met) {
            record.age += 1
            if (record.age > 1) met.delete(key)
          }
        } else if ('put' in what) {
          const [a, b, value] = what.put
          cache.put('membership', a, b, { ...emptyRecord('membership'), joined: value })
          met.set(`${a} ${b}`, { value, age: 0 })
        } else {
          const [a, b] = what.ask
          const expected = met.get(`${a} ${b}`)
          expect(cache.has({ scope: 'membership', a, b })).toBe(expected !== undefined)
          if (expected) expected.age = 0
          expect(cache.get('membership', a, b)?.joined).toBe(expected?.value)
        }
      }
      expect(cache.size).toBe([...met.values()].filter(({ age }) => age === 0).length)
    }),
  )
})

test('a record known to be missing is not asked for again', () => {
  const cache = new StateCache()
  cache.put('member', 7, 0, undefined)
  expect(cache.has({ scope: 'member', a: 7, b: 0 })).toBe(true)
  expect(cache.get('member', 7, 0)).toBeUndefined()
})
