import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Reorder } from './reorder.ts'

const taken = (times: readonly number[], held: number) => {
  const reorder = new Reorder<{ at: number; place: number }>(held)
  const late: number[] = []
  const out = times.flatMap((at, place) => {
    if (!reorder.add({ at, place })) late.push(place)
    return reorder.take()
  })
  return { out: [...out, ...reorder.take(true)], late }
}

test('what it takes comes out in order, equal times as they came; what is late comes after something later', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 30 })), fc.integer({ min: 1, max: 5 }), (times, held) => {
      const { out, late } = taken(times, held)
      const places = new Set(out.map(({ place }) => place))
      expect(places.size + late.length).toBe(times.length)
      expect(out).toEqual(out.toSorted((a, b) => a.at - b.at || a.place - b.place))
      for (const place of late) {
        const before = times.slice(0, place).filter((at) => at > (times[place] ?? 0))
        expect(before.length).toBeGreaterThan(0)
      }
    }),
  )
})

test('looks back as far as it holds', () => {
  expect(taken([1, 2, 3, 0], 4)).toMatchObject({
    out: [{ at: 0 }, { at: 1 }, { at: 2 }, { at: 3 }],
    late: [],
  })
  expect(taken([1, 2, 3, 4, 5, 0], 2).late).toEqual([5])
})
