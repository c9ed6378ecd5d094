import fc from 'fast-check'
import { expect, test } from 'vitest'
import { treemap } from './treemap.ts'

const weights = fc
  .array(fc.integer({ min: 1, max: 1_000 }), { minLength: 1, maxLength: 120 })
  .map((list) => list.toSorted((a, b) => b - a))

test('boxes fill the field, lie within it and are as large as their part of it', () => {
  fc.assert(
    fc.property(
      weights,
      fc.integer({ min: 50, max: 2_000 }),
      fc.integer({ min: 50, max: 900 }),
      (list, width, height) => {
        const boxes = treemap(list, width, height)
        expect(boxes).toHaveLength(list.length)
        const total = list.reduce((sum, each) => sum + each, 0)
        for (const [place, box] of boxes.entries()) {
          expect(box.left).toBeGreaterThanOrEqual(0)
          expect(box.top).toBeGreaterThanOrEqual(0)
          expect(box.left + box.width).toBeLessThanOrEqual(width + 0.001)
          expect(box.top + box.height).toBeLessThanOrEqual(height + 0.001)
          const part = ((list[place] ?? 0) / total) * width * height
          expect(Math.abs(box.width * box.height - part)).toBeLessThan(part * 0.001)
        }
      },
    ),
  )
})

test('no two boxes lie on each other', () => {
  fc.assert(
    fc.property(weights, (list) => {
      const boxes = treemap(list, 640, 360)
      for (const [place, a] of boxes.entries()) {
        for (const b of boxes.slice(place + 1)) {
          const across = Math.min(a.left + a.width, b.left + b.width) - Math.max(a.left, b.left)
          const down = Math.min(a.top + a.height, b.top + b.height) - Math.max(a.top, b.top)
          expect(Math.min(across, down)).toBeLessThan(0.001)
        }
      }
    }),
    { numRuns: 30 },
  )
})

test('boxes of equal weight are nearly squares, but for a remainder at the end', () => {
  const boxes = treemap(
    Array.from({ length: 84 }, () => 1),
    1_100,
    360,
  )
  const long = boxes.filter(({ width, height }) => Math.max(width / height, height / width) > 1.6)
  expect(long.length).toBeLessThan(5)
})

test('nothing weighs nothing', () => {
  expect(treemap([], 100, 100)).toEqual([])
  expect(treemap([1], 0, 100)).toEqual([])
})
