import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dedupeKey, keysAround, minuteKey } from './dedupe.ts'
import { EVENT_KINDS } from './event.ts'
import type { Incoming } from './incoming.ts'

const AT = Date.UTC(2026, 5, 1, 4)

type Fields = { [Field in keyof Incoming]?: unknown } & { readonly revision?: number; readonly text?: string }

function message(fields: Fields = {}): Incoming {
  const { text = 'hello', ...rest } = fields
  return {
    kind: 'message.sent',
    at: AT,
    source: 'live',
    person: { native: 'ann' },
    data: {},
    content: { parts: [{ type: 'text', text }] },
    ...rest,
  } as Incoming
}

describe('dedupeKey', () => {
  test('is the same live and from an archive', () => {
    const live = message({ native: 'm1' })
    expect(dedupeKey(message({ native: 'm1', source: 'import', at: AT + 59_999 }), 7)).toBe(
      dedupeKey(live, 7),
    )
  })

  test.each([
    ['native id', message({ native: 'm2' }), 7],
    ['revision', message({ native: 'm1', revision: 1 }), 7],
    ['group', message({ native: 'm1' }), 8],
    ['kind', message({ native: 'm1', kind: 'message.recalled', data: { of: 'm1' }, content: {} }), 7],
    ['minute', message({ native: 'm1', at: AT + 60_000 }), 7],
  ])('differs by %s', (_, other, group) => {
    expect(dedupeKey(other, group)).not.toBe(dedupeKey(message({ native: 'm1' }), 7))
  })

  test('without a native id: sender, words and place among equals', () => {
    const key = dedupeKey(message(), 7)
    expect(dedupeKey(message({ text: ' Ｈello ' }), 7)).toBe(key)
    expect(dedupeKey(message({ text: 'hello!' }), 7)).not.toBe(key)
    expect(dedupeKey(message({ person: { native: 'bob' } }), 7)).not.toBe(key)
    expect(dedupeKey(message(), 7, 1)).not.toBe(key)
  })

  test('never takes one with a native id for one without', () => {
    fc.assert(
      fc.property(fc.string(), (native) => {
        expect(dedupeKey(message({ native }), 7)).not.toBe(dedupeKey(message(), 7))
      }),
    )
  })

  test('holds no words of the message', () => {
    expect(dedupeKey(message({ text: 'secret' }), 7)).not.toContain('secret')
  })

  test('sorts by time', () => {
    const instant = fc.integer({ min: 0, max: Date.UTC(2085, 0, 1) })
    fc.assert(
      fc.property(instant, instant, (a, b) => {
        const [early, late] = [Math.min(a, b), Math.max(a, b)]
        expect(minuteKey(early) <= minuteKey(late)).toBe(true)
        expect(minuteKey(early)).toHaveLength(6)
      }),
    )
  })

  test('tells every kind apart', () => {
    const keys = EVENT_KINDS.map((kind) => dedupeKey(message({ kind, native: 'x' }), 7))
    expect(new Set(keys).size).toBe(EVENT_KINDS.length)
  })
})

test('the keys around are those of the same thing in the minutes before and after', () => {
  const minute = 60_000
  const at = Date.UTC(2026, 5, 1, 4)
  const keyAt = (time: number) =>
    dedupeKey(
      { kind: 'message.recalled', at: time, source: 'live', native: 'n', data: { of: 'n' }, content: {} },
      7,
    )
  const around = keysAround(keyAt(at), 2)
  expect(around).toEqual([-1, 1, -2, 2].map((away) => keyAt(at + away * minute)))
  expect(keysAround(keyAt(0), 1)).toEqual([keyAt(minute)])
})
