import { describe, expect, it } from 'vitest'
import { KNOWN_TYPES, KnownPart, Part, textOf } from './message.ts'

describe('message parts', () => {
  it('have a schema for each type, and no other', () => {
    expect(KnownPart.options.map((option) => option.shape.type.value).toSorted()).toEqual(
      [...KNOWN_TYPES].toSorted(),
    )
  })

  it('keep unknown fields of known types', () => {
    const part = { type: 'image', url: 'https://example.org/a.png', blur: 0.2 }
    expect(Part.parse(part)).toEqual(part)
  })

  it('keep parts of unknown type', () => {
    expect(Part.parse({ type: 'hologram', depth: 3 })).toEqual({ type: 'hologram', depth: 3 })
  })

  it('refuse a known type with a wrong field', () => {
    expect(Part.safeParse({ type: 'text', text: 5 }).success).toBe(false)
  })
})

describe('textOf', () => {
  it('joins what can be read', () => {
    const text = textOf([
      { type: 'text', text: 'see' },
      { type: 'mention', name: 'Ann' },
      { type: 'link', url: 'https://example.org', text: 'the page' },
      { type: 'image' },
      { type: 'poll', question: 'When?', options: ['Sat', 'Sun'] },
    ])
    expect(text).toBe('see @Ann the page https://example.org When? Sat Sun')
  })

  it('reads the items of a forwarded bundle', () => {
    expect(textOf([{ type: 'forwarded', title: 'Notes', items: [{ text: 'one' }, { name: 'Bo' }] }])).toBe(
      'Notes one',
    )
  })
})
