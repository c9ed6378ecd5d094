import { describe, expect, test } from 'vitest'
import { buildLexicon } from './lexicon.ts'
import { factsOf } from './message-facts.ts'
import { spacedRuns } from './spaced.ts'

describe('letters set apart one by one', () => {
  test.each([
    ['加 微 信', ['加微信']],
    ['来 加.微*信 吧，谢谢', ['来加微信吧']],
    ['v i a g r a', ['viagra']],
    ['buy v.i-a_g|r/a now', ['viagra']],
    ['我们 一起 去 吃饭', []],
    ['e.g. this, i.e. that', []],
    ['加  微', []],
    ['x1 y2 z3', []],
  ])('%s', (text, joined) => {
    expect(spacedRuns(text).map((run) => run.joined)).toEqual(joined)
  })

  test('linear in a long text', () => {
    expect(spacedRuns('加 '.repeat(10_000).trimEnd())[0]?.joined.length).toBe(10_000)
    expect(spacedRuns('a '.repeat(10_000))).toHaveLength(1)
  })
})

test('words are found in them, with the place in the normalised text', () => {
  const lexicon = buildLexicon({ lists: { ads: ['加微信', 'viagra', 'ad', '信'] }, words: [], patterns: [] })
  const found = (text: string) =>
    factsOf({ parts: [{ type: 'text', text }] }, lexicon).words.map(({ word, start, end }) => [
      lexicon.words[word],
      start,
      end,
    ])
  expect(found('请 加 微 信！')).toEqual([
    ['信', 6, 7],
    ['加微信', 2, 7],
  ])
  expect(found('V.I.A.G.R.A')).toEqual([['viagra', 0, 11]])
  expect(found('read a day')).toEqual([])
})
