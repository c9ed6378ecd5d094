import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ID_EPOCH, nextId, parseId, toId } from './ids.ts'

describe('ids', () => {
  it('rise strictly, whatever the clock does', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 2 ** 41 - 1 }), { maxLength: 50 }), (times) => {
        let previous = 0
        for (const time of times) {
          const id = nextId(ID_EPOCH + time, previous)
          expect(id).toBeGreaterThan(previous)
          expect(Number.isSafeInteger(id)).toBe(true)
          previous = id
        }
      }),
    )
  })

  it('sort by the time they were made', () => {
    expect(nextId(ID_EPOCH + 5, 0)).toBeLessThan(nextId(ID_EPOCH + 6, 0))
  })

  it('travel as decimal text and come back', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }), (value) => {
        expect(parseId(String(toId(value)))).toBe(value)
      }),
    )
  })

  it.each(['', '0', '-1', '1.5', '1e3', ' 1', '01', '99999999999999999', 'x'])('refuse %j', (text) => {
    expect(() => parseId(text)).toThrow(RangeError)
  })
})
