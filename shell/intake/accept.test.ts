import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { EVENTS } from '../../core/chat/event.ts'
import type { Incoming } from '../../core/chat/incoming.ts'
import { accept, LIMITS } from './accept.ts'

const NOW = Date.UTC(2026, 10, 22)

function message(fields: Readonly<Record<string, unknown>> = {}): Incoming {
  return {
    kind: 'message.sent',
    at: NOW,
    source: 'live',
    group: { native: 'g1', name: 'Group' },
    person: { native: 'u1', name: 'Anna' },
    native: 'm1',
    data: {},
    content: { parts: [{ type: 'text', text: 'hello' }] },
    ...fields,
  }
}

const text = (words: string) => message({ content: { parts: [{ type: 'text', text: words }] } })

function kept(incoming: Incoming) {
  const accepted = accept(incoming, NOW)
  if (typeof accepted === 'string') throw new Error(`refused: ${accepted}`)
  return accepted
}

test('an ordinary message is taken as it is', () => {
  const incoming = message()
  expect(kept(incoming)).toEqual({ incoming, data: '{}', content: JSON.stringify(incoming.content) })
  expect(kept(incoming).incoming).toBe(incoming)
})

describe('out of bounds', () => {
  test.each([
    ['a time before 1970', message({ at: -1 }), 'time-out-of-range'],
    ['a time more than a day ahead', message({ at: NOW + LIMITS.ahead + 1 }), 'time-out-of-range'],
    ['no time', message({ at: undefined }), 'time-out-of-range'],
    ['half a millisecond', message({ at: 1.5 }), 'time-out-of-range'],
    ['no content', message({ content: undefined }), 'malformed'],
    ['an unknown source', message({ source: 'dream' }), 'malformed'],
    ['a kind that this version does not know', message({ kind: 'message.sung' }), 'unknown-kind'],
    ['a kind that only Folkmoot makes', message({ kind: 'charter.published' }), 'unknown-kind'],
    ['an inherited name as kind', message({ kind: 'constructor' }), 'unknown-kind'],
    ['parts that are no list', message({ content: { parts: 'hello' } }), 'malformed-parts'],
    ['a part without type', message({ content: { parts: [{ text: 'x' }] } }), 'malformed-parts'],
    ['a text part without text', message({ content: { parts: [{ type: 'text' }] } }), 'malformed-parts'],
    ['a link to a number', message({ content: { parts: [{ type: 'link', url: 7 }] } }), 'malformed-parts'],
    ['no parts', message({ content: {} }), 'missing-field'],
    ['an edit of nothing', message({ kind: 'message.edited' }), 'missing-field'],
    ['a joining without a person', message({ kind: 'member.joined', person: undefined }), 'missing-field'],
    ['an empty id', message({ native: '' }), 'malformed-id'],
    ['an id with a line break', message({ group: { native: 'a\nb' } }), 'malformed-id'],
    ['half a character as id', message({ person: { native: '\ud800' } }), 'malformed-id'],
    ['an endless id', message({ native: 'x'.repeat(LIMITS.id + 1) }), 'malformed-id'],
    ['a role that does not exist', message({ person: { native: 'u', role: 'king' } }), 'malformed-id'],
    ['five megabytes', text('x'.repeat(5_000_000)), 'too-large'],
  ])('%s is refused', (_what, incoming, reason) => {
    expect(accept(incoming, NOW)).toBe(reason)
  })

  test('too many parts are refused, ten thousand mentions are kept', () => {
    const mentions = (count: number) =>
      message({
        content: { parts: Array.from({ length: count }, (_, n) => ({ type: 'mention', native: `u${n}` })) },
      })
    expect(accept(mentions(LIMITS.parts + 1), NOW)).toBe('too-many-parts')
    expect(kept(mentions(10_000)).incoming.kind).toBe('message.sent')
  })

  test('a megabyte is kept', () => {
    expect(kept(text('字'.repeat(1_000_000))).content).toHaveLength(
      1_000_000 + JSON.stringify(text('').content).length,
    )
  })

  test('what is not plain data is refused', () => {
    const cyclic: Record<string, unknown> = {}
    cyclic['self'] = cyclic
    expect(accept(message({ data: cyclic }), NOW)).toBe('malformed')
    expect(accept(message({ data: { big: 1n } }), NOW)).toBe('malformed')
  })
})

test('torn characters are mended and long names cut, in what is kept and in what is decided', () => {
  const torn = message({
    person: { native: 'u1', name: `\udc00${'n'.repeat(2_000)}` },
    content: { parts: [{ type: 'text', text: 'half \ud83d of it' }] },
  })
  const { incoming, content } = kept(torn)
  expect(incoming.person?.name).toBe(`\ufffd${'n'.repeat(LIMITS.name - 1)}`)
  expect(content).toBe('{"parts":[{"type":"text","text":"half \ufffd of it"}]}')
  expect(incoming.content).toEqual(JSON.parse(content))
})

test('fields and parts of newer versions are kept', () => {
  const { content, data } = kept(
    message({ data: { mood: 'odd' }, content: { parts: [{ type: 'hologram', rays: [1] }], spin: 2 } }),
  )
  expect(JSON.parse(content)).toEqual({ parts: [{ type: 'hologram', rays: [1] }], spin: 2 })
  expect(JSON.parse(data)).toEqual({ mood: 'odd' })
})

test('whatever comes is kept or refused, and what is kept fits its schema', () => {
  const part = fc.oneof(
    fc.record(
      {
        type: fc.constantFrom('text', 'link', 'mention', 'poll', 'forwarded', 'image'),
        text: fc.string(),
        url: fc.string(),
        items: fc.array(fc.anything()),
        question: fc.anything(),
      },
      { requiredKeys: [] },
    ),
    fc.anything(),
  )
  const wild = fc.record(
    {
      kind: fc.constantFrom(
        'message.sent',
        'message.edited',
        'member.joined',
        'reaction.added',
        'group.notice',
        '?',
      ),
      at: fc.oneof(fc.constant(NOW), fc.anything()),
      source: fc.constantFrom('live', 'import', 'odd'),
      group: fc.oneof(fc.record({ native: fc.string() }), fc.anything()),
      person: fc.oneof(
        fc.record({ native: fc.string({ unit: 'binary' }), name: fc.string({ unit: 'binary' }) }),
        fc.anything(),
      ),
      data: fc.oneof(fc.record({ of: fc.string(), emoji: fc.string() }), fc.anything()),
      content: fc.oneof(
        fc.record({ parts: fc.array(part), text: fc.string({ unit: 'binary' }) }),
        fc.anything(),
      ),
    },
    { requiredKeys: [] },
  )
  fc.assert(
    fc.property(wild, (event) => {
      const accepted = accept(event as Incoming, NOW)
      if (typeof accepted === 'string') {
        expect(accepted).toMatch(/^[a-z-]+$/)
        return
      }
      const { kind, content, data } = accepted.incoming
      expect(EVENTS[kind].content.safeParse(content).error).toBeUndefined()
      expect(EVENTS[kind].data.safeParse(data).error).toBeUndefined()
      expect(accepted.content.isWellFormed()).toBe(true)
    }),
    { numRuns: 2_000 },
  )
})
