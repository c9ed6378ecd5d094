import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { History, reportOf } from '../history-fixture.ts'
import { logLikelihood } from './likelihood.ts'
import { Slices } from './slices.ts'
import { termsOf } from './terms.ts'
import { Vocabulary } from './vocabulary.ts'

const plain = (text: string): readonly string[] => text.match(/[\p{L}\p{N}]+/gu) ?? []

test('addresses, code, mentions, numbers, placeholders and stop words are no topics', () => {
  const text =
    'the bread at https://example.org/lamp and `let lamp` ```\nlamp\n``` @lamp @**lamp lamp** 2026 a1b2c3d [图片] 读书会 is fine'
  expect(termsOf(text, plain)).toEqual(['bread', '读书会'])
})

describe('log-likelihood', () => {
  test('by hand: 10 of 20 here against 5 of 80 there', () => {
    const expected =
      2 * (10 * Math.log(10 / 3) + 10 * Math.log(10 / 17) + 5 * Math.log(5 / 12) + 75 * Math.log(75 / 68))
    expect(logLikelihood(10, 20, 5, 80)).toBeCloseTo(expected, 9)
  })

  test('is nothing for equal shares and changes its sign with the sides', () => {
    expect(logLikelihood(2, 20, 8, 80)).toBeCloseTo(0, 9)
    expect(logLikelihood(1, 50, 9, 50)).toBeCloseTo(-logLikelihood(9, 50, 1, 50), 9)
  })
})

describe('the vocabulary', () => {
  test('counts a word once a message, by column', () => {
    const vocabulary = new Vocabulary()
    vocabulary.add(['bread', 'bread', 'lamp'], 0)
    vocabulary.add(['bread'], 1)
    expect(vocabulary.of('bread')).toBe(2)
    expect([...(vocabulary.all.get('bread')?.columns ?? [])]).toEqual([
      [0, 1],
      [1, 1],
    ])
  })

  test('never counts too much, keeps what is common, and stays bounded', () => {
    const words = fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 200, maxLength: 600 })
    fc.assert(
      fc.property(words, (rare) => {
        const vocabulary = new Vocabulary(20)
        for (const word of rare) vocabulary.add(['common', `rare${word}`], 0)
        expect(vocabulary.all.size).toBeLessThanOrEqual(41)
        expect(vocabulary.of('common')).toBe(rare.length)
        for (const [term, { all }] of vocabulary.all) {
          if (term !== 'common')
            expect(all <= rare.filter((word) => `rare${word}` === term).length).toBe(true)
        }
      }),
      { numRuns: 50 },
    )
  })
})

test('slices widen: sixteen at most, and the latest quarter of the messages is near a quarter', () => {
  fc.assert(
    fc.property(fc.integer({ min: 600, max: 20_000 }), (messages) => {
      const slices = new Slices()
      let greatest = 0
      for (let i = 0; i < messages; i++)
        greatest = Math.max(
          greatest,
          slices.next(() => undefined),
        )
      expect(greatest).toBeLessThan(16)
      const share = slices.latestQuarter().messages / messages
      expect(share > 0.18 && share < 0.32).toBe(true)
    }),
    { numRuns: 30 },
  )
})

describe('topics of a history', () => {
  const bakers = () => {
    const history = new History('bakers')
    for (let i = 0; i < 40; i++) history.say(i * 10, 'Ann', `sourdough number${i} and flour`)
    return history
  }

  test('each of several groups is marked by its own words', () => {
    const readers = new History('readers')
    for (let i = 0; i < 40; i++) readers.say(i * 10 + 5, 'Ben', 'novel and flour')
    const { topics } = reportOf([...bakers().events, ...readers.events]).vitals
    expect(topics.map(({ group, terms }) => [group, terms.map(({ term }) => term)])).toEqual([
      ['bakers', ['sourdough']],
      ['readers', ['novel']],
    ])
    expect(topics[0]?.terms[0]?.messages).toBe(40)
  })

  test('of one group, what is new lately comes first, then what is common', () => {
    const history = new History()
    for (let i = 0; i < 240; i++) history.say(i, 'Ann', 'sourdough and flour')
    for (let i = 240; i < 320; i++) history.say(i, 'Ann', 'oven and flour')
    const [only] = history.report().vitals.topics
    expect(only?.group).toBeNull()
    expect(only?.terms.map(({ term }) => term)).toEqual(['oven', 'flour', 'sourdough'])
  })

  test('names of people are no topics', () => {
    const history = bakers()
    for (let i = 0; i < 9; i++) history.say(1_000 + i, 'Sourdough', 'Ann said flour')
    const terms = history.report().vitals.topics.flatMap((topic) => topic.terms.map(({ term }) => term))
    expect(terms).toEqual(['flour'])
  })
})
