import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { buildLexicon } from './lexicon.ts'
import { normalise } from './normalise.ts'

const lexicon = (words: readonly string[], pieces: readonly string[] = []) =>
  buildLexicon({ lists: { ads: words }, words: [], pieces, patterns: [] })
const found = (words: readonly string[], text: string, pieces: readonly string[] = []) => {
  const built = lexicon(words, pieces)
  const normal = normalise(text)
  return built.find(normal, 100).map(({ word, start, end }) => {
    expect(normal.slice(start, end)).toBe(built.words[word])
    return built.words[word]
  })
}

describe('find', () => {
  test('Chinese words match anywhere, also overlapping, in order of their ends', () => {
    expect(found(['加微信', '微信', '信号'], '请加微信号')).toEqual(['加微信', '微信', '信号'])
  })

  test('Latin words match whole only', () => {
    expect(found(['ad'], 'read it, add it, ad1, adé')).toEqual([])
    expect(found(['ad', 'how much'], 'AD! 看ad吧 how much')).toEqual(['ad', 'ad', 'how much'])
    expect(found(['18'], '2018 18 岁 18')).toEqual(['18', '18'])
    expect(found(['c++', '$$$'], 'use c++ now $$$$')).toEqual(['c++', '$$$', '$$$'])
    expect(found(['рука'], 'рукав и рука')).toEqual(['рука'])
  })

  test('words of Latin and Chinese match anywhere', () => {
    expect(found(['加vx'], '加VXabc123')).toEqual(['加vx'])
  })

  test('pieces match inside of words, beside whole words of the same spelling', () => {
    expect(found(['ad'], 'read an ad', ['ad'])).toEqual(['ad', 'ad', 'ad'])
    expect(found([], 'read', ['ad'])).toEqual(['ad'])
  })

  test('stops at the limit', () => {
    expect(lexicon(['哈']).find('哈'.repeat(50), 7)).toHaveLength(7)
  })

  test('equals a search for each word by itself', () => {
    const letter = fc.constantFrom(...Array.from('ab中文字信 1'))
    const word = fc
      .array(letter, { minLength: 1, maxLength: 4 })
      .map((letters) => `信${letters.join('').trim()}`)
    const any = fc.array(letter, { maxLength: 60 }).map((letters) => letters.join('信'))
    fc.assert(
      fc.property(fc.array(word, { maxLength: 30 }), any, (words, text) => {
        const built = lexicon(words)
        const naive = [...new Set(words)].flatMap((each) => placesOf(each, text))
        const own = built.find(text, 100_000).map(({ start, end }) => `${start}-${end}`)
        expect(own.toSorted()).toEqual(naive.toSorted())
      }),
      { numRuns: 200 },
    )
  })

  test('finds each of 20,000 words', () => {
    const words = Array.from({ length: 20_000 }, (_, i) => `词${(i * 7919).toString(36)}汇${i % 97}`)
    const built = lexicon(words)
    for (const [i, word] of words.entries()) {
      const ends = built.find(`前${word}后`, 50)
      if (!ends.some((match) => match.word === built.numberOf(word))) expect.fail(`word ${i}: ${word}`)
    }
  })
})

describe('numbers and spellings', () => {
  const built = buildLexicon({
    lists: { ads: ['免費', 'VX ', '\u200b'], rude: ['免费', '笨蛋'] },
    words: ['价格', '免费'],
    patterns: ['\\p{Han}{3}', 'a+', 'a+'],
  })

  test('a word has one number in all lists', () => {
    expect(built.words).toEqual(['免费', 'vx', '笨蛋', '价格'])
    expect(built.spellings).toEqual(['免費', 'VX ', '笨蛋', '价格'])
    expect([...(built.lists.get('ads') ?? [])]).toEqual([0, 1])
    expect([...(built.lists.get('rude') ?? [])]).toEqual([0, 2])
    expect(built.numberOf('价格')).toBe(3)
    expect(built.numberOf('nothing')).toBe(-1)
  })

  test('a piece that matches anywhere by itself is the word', () => {
    expect(built.pieceNumber('免费')).toBe(0)
    expect(built.pieceNumber('vx')).toBe(-1)
  })

  test('patterns have numbers, equal ones the same', () => {
    expect(built.patterns).toEqual(['\\p{Han}{3}', 'a+'])
    expect(built.patternNumber('a+')).toBe(1)
    expect([...built.matchPatterns('三个字aa')]).toEqual([0, 1])
    expect(built.matchPatterns('二字').size).toBe(0)
  })
})

function placesOf(word: string, text: string): string[] {
  const places: string[] = []
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1))
    places.push(`${at}-${at + word.length}`)
  return places
}
