import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import type { Part } from '../chat/message.ts'
import { FACTS } from './describe.ts'
import { buildLexicon, type Lexicon } from './lexicon.ts'
import { factsOf } from './message-facts.ts'

const lexicon = buildLexicon({
  lists: { ads: ['加微信', 'free'] },
  words: [],
  patterns: ['：', '^免费$', '[A-Z]{3}'],
})
const say = (text: string, ...more: Part[]) => factsOf({ parts: [{ type: 'text', text }, ...more] }, lexicon)

describe('facts of a message', () => {
  test('nothing is computed before it is asked for, and nothing twice', () => {
    const find = vi.fn<Lexicon['find']>(lexicon.find)
    const facts = factsOf({ parts: [{ type: 'text', text: '加微信' }] }, { ...lexicon, find })
    expect(facts.length).toBe(3)
    expect(find).not.toHaveBeenCalled()
    expect(facts.words).toHaveLength(1)
    expect(facts.words).toBe(facts.words)
    expect(find).toHaveBeenCalledTimes(1)
    expect(facts.links).toBe(facts.links)
    expect(facts.contacts).toBe(facts.contacts)
    expect(facts.patterns).toBe(facts.patterns)
    expect(facts.mentions).toBe(facts.mentions)
  })

  test('parts are read once only', () => {
    let reads = 0
    const part = {
      type: 'text' as const,
      get text() {
        reads++
        return 'Hello FREE world'
      },
    }
    const facts = factsOf({ parts: [part] }, lexicon)
    for (const fact of FACTS) fact.get(facts)
    void [facts.text, facts.normal, facts.words, facts.patterns, facts.fingerprint]
    expect(reads).toBe(1)
  })

  test('a pattern matches the text as written or as normalised', () => {
    expect([...say('微信：abc').patterns]).toEqual([0])
    expect([...say('免費').patterns]).toEqual([1])
    expect([...say('SOS').patterns]).toEqual([2])
  })

  test('forms and mentions', () => {
    const facts = say(
      'hi',
      { type: 'image' },
      { type: 'mention', native: '7', name: 'a' },
      { type: 'mention', native: '7' },
      { type: 'mention', all: true },
    )
    expect(facts.has('image')).toBe(true)
    expect(facts.has('file')).toBe(false)
    expect(facts.mentions).toEqual(['7'])
    expect(facts.mentionsAll).toBe(true)
    expect(say('x', { type: '#future', anything: 1 }).forms).toBe(1)
  })

  test('names of facts are unique, in snake case, and both languages are there', () => {
    expect(new Set(FACTS.map((fact) => fact.name)).size).toBe(FACTS.length)
    for (const { name, label, help } of FACTS) {
      expect(name).toMatch(/^[a-z]+(_[a-z]+)*$/)
      for (const words of [label, help]) {
        expect(words['zh-CN']).toMatch(/\p{Script=Han}/u)
        expect(words.en).toMatch(/^[A-Z][^\p{Script=Han}]+$/u)
      }
    }
  })

  test('each fact answers in the type that it is described with, whatever the text', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        '\ud800',
        'http://',
        '@',
        '加v',
        '1 3',
        '.',
        'a.b/',
        '\u0301',
        'https://[::',
        '?',
        '0x',
        't.me/',
      ),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
        const facts = say(pieces.join(''))
        for (const fact of FACTS) expect(kindOf(fact.get(facts)), fact.name).toBe(kindByType[fact.type])
      }),
      { numRuns: 500 },
    )
  })
})

const kindByType = {
  bool: 'boolean',
  int: 'number',
  double: 'number',
  string: 'string',
  'list<string>': 'list',
}
const kindOf = (value: unknown) => (Array.isArray(value) ? 'list' : typeof value)

describe('bad input', () => {
  const million = 1_000_000
  test.each([
    ['letters', 'a'.repeat(million)],
    ['dots', 'a.'.repeat(million / 2)],
    ['digits', '1'.repeat(million)],
    ['spaced digits', '1 '.repeat(million / 2)],
    ['at signs', '@'.repeat(million)],
    ['local parts', 'a@'.repeat(million / 2)],
    ['schemes', 'http://'.repeat(million / 7)],
    ['brackets', '((('.repeat(million / 3)],
    ['cues', '加微信: '.repeat(million / 5)],
    ['hyphens', `${'-'.repeat(million)}x`],
    ['marks', '\u0323\u0301'.repeat(million / 2)],
    ['lone halves', '\ud800'.repeat(million)],
    ['emoji', '😀'.repeat(million / 2)],
    ['expanding letters', '\ufdfa'.repeat(million)],
    ['joiners', '\u200d'.repeat(million)],
    ['question ends', '吗 '.repeat(million / 2)],
  ])(
    'a megabyte of %s is answered',
    (_, text) => {
      const facts = say(text)
      for (const fact of FACTS) expect(fact.get(facts)).toBeDefined()
      expect(facts.words.length).toBeLessThanOrEqual(1_000)
      expect(facts.normal.length).toBeLessThanOrEqual(20_000)
    },
    5_000,
  )

  test('no word hides behind a thousand others', () => {
    const { words } = say(`${'加微信'.repeat(3_000)} free free`)
    expect(words).toHaveLength(1_001)
    expect(words.at(-1)).toMatchObject({ word: lexicon.numberOf('free') })
  })

  test('ten thousand mentions', () => {
    const parts = Array.from({ length: 10_000 }, (_, i): Part => ({ type: 'mention', native: String(i) }))
    expect(factsOf({ parts }, lexicon).mentions).toHaveLength(10_000)
  })
})
