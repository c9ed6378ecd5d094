import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Latest } from './latest.ts'

test('tells what came within the span before the end, and nothing older', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(30)), fc.integer({ min: 1, max: 40 }), fc.nat(60), (steps, span, rest) => {
      const latest = new Latest<{ readonly at: number }>(span)
      let at = 0
      const all = steps.map((step) => ({ at: (at += step) }))
      for (const thing of all) latest.add(thing)
      const to = at + rest
      expect(latest.since(to)).toEqual(all.filter((thing) => thing.at > to - span))
    }),
  )
})
