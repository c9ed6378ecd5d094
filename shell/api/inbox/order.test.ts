import fc from 'fast-check'
import { expect, test } from 'vitest'
import { HARMS } from './item.ts'
import { compare, cursorOf, placeOf } from './order.ts'
import type { Placed } from './order.ts'

const placed: fc.Arbitrary<Placed> = fc.record({
  outside: fc.boolean(),
  harm: fc.constantFrom(...HARMS),
  deadline: fc.option(fc.integer({ min: 1, max: 4 })),
  since: fc.integer({ min: 0, max: 3 }),
  community: fc.integer({ min: 1, max: 2 }),
  id: fc.constantFrom('7-0', '7-1', 'account-5', 'round'),
})

const same = (one: Placed, other: Placed) => JSON.stringify(one) === JSON.stringify(other)

test('it is a total order: reflexive, antisymmetric, transitive, and equal only to itself', () => {
  fc.assert(
    fc.property(placed, placed, placed, (a, b, c) => {
      expect(compare(a, a)).toBe(0)
      expect(Math.sign(compare(a, b)) + Math.sign(compare(b, a))).toBe(0)
      if (compare(a, b) <= 0 && compare(b, c) <= 0) expect(compare(a, c)).toBeLessThanOrEqual(0)
      expect(compare(a, b) === 0).toBe(same(ordered(a), ordered(b)))
    }),
  )
})

function ordered({ outside, harm, deadline, since, community, id }: Placed): Placed {
  return { outside, harm, deadline, since, community, id }
}

test('whatever the order in which items come, they are sorted the same', () => {
  fc.assert(
    fc.property(fc.array(placed), fc.infiniteStream(fc.nat()), (items, keys) => {
      const shuffled = items.map((item) => [keys.next().value, item] as const).toSorted(([a], [b]) => a - b)
      const again = shuffled.map(([, item]) => item).toSorted(compare)
      expect(again).toEqual(items.toSorted(compare))
    }),
  )
})

const base: Placed = { outside: false, harm: 'person', deadline: null, since: 5, community: 1, id: '5-0' }

test('harm comes first, then the deadline, then age; what nobody here looks after comes last', () => {
  const items: readonly Placed[] = [
    { ...base, id: 'worst', harm: 'halted', since: 9 },
    { ...base, id: 'due-soon', deadline: 10, since: 9 },
    { ...base, id: 'due-later', deadline: 20, since: 1 },
    { ...base, id: 'old', since: 1 },
    { ...base, id: 'new', since: 8 },
    { ...base, id: 'chore', harm: 'chore', deadline: 6 },
    { ...base, id: 'elsewhere', harm: 'halted', outside: true },
  ]
  const names = items
    .toReversed()
    .toSorted(compare)
    .map(({ id }) => id)
  expect(names).toEqual(items.map(({ id }) => id))
})

test('a cursor is the place that it was made of', () => {
  fc.assert(
    fc.property(placed, (item) => {
      expect(placeOf(cursorOf(item))).toEqual(item)
    }),
  )
})

test.each(['', 'x', 'W10', Buffer.from('[0,99,null,1,1,"a"]').toString('base64url')])(
  '%s is no cursor',
  (text) => {
    expect(placeOf(text)).toBeNull()
  },
)
