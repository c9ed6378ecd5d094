import { expect, test } from 'vitest'
import { howMany, countWords, meanWords, shareWords, spanWords } from './figures.ts'
import { tooFew } from './measures.ts'

test.each([
  [0, '0 %'],
  [0.000_4, '<0.1 %'],
  [0.004, '0.4 %'],
  [0.374, '37 %'],
  [0.996, '99.6 %'],
  [0.999_9, '>99.9 %'],
  [1, '100 %'],
  [1.97, '197 %'],
])('only nothing is 0 %% and only everything 100 %%: %d', (share, en) => {
  expect(shareWords(share)).toEqual({ en, 'zh-CN': en.replace(' ', '') })
})

test.each([
  [0, '1 second', '1 秒'],
  [59_600, '1 minute', '1 分钟'],
  [59.8 * 60_000, '1 hour', '1 小时'],
  [90 * 60_000, '1.5 hours', '1.5 小时'],
  [3 * 86_400_000, '3 days', '3 天'],
])('a span of %d ms', (span, en, zh) => {
  expect(spanWords(span)).toEqual({ en, 'zh-CN': zh })
})

test('thousands are set apart, the one is one', () => {
  expect(countWords(9_876)).toEqual({ en: '9,876', 'zh-CN': '9,876' })
  expect(countWords(12_345)).toEqual({ en: '12k', 'zh-CN': '1.2 万' })
  expect([howMany(1, 'person', 'people'), howMany(1_200, 'message')]).toEqual(['1 person', '1,200 messages'])
  expect([meanWords(0.42), meanWords(3), meanWords(1_234.5)]).toEqual(['0.4', '3', '1,235'])
})

test('too few are said as none, one and more', () => {
  const said = [0, 1, 3].map((sample) => tooFew(sample, '位新人', 'newcomers'))
  expect(said.map(({ en }) => en)).toEqual([
    'No newcomers: nothing to say.',
    'Too few to say (newcomers: 1).',
    'Only 3 newcomers: too few to say.',
  ])
  expect(said[0]?.['zh-CN']).toBe('没有一位新人，不下结论。')
})
