import { expect, test } from 'vitest'
import { ruleTitles } from './rule-titles.ts'

test('rules are called by their titles, in whichever language there is one', () => {
  const source = `rules:
  - id: welcome
    title: 欢迎新人
  - id: quiet
    title: { en: Quiet at night, zh-CN: 夜里安静 }
  - id: bare
`
  expect([...ruleTitles(source)]).toEqual([
    ['welcome', '欢迎新人'],
    ['quiet', 'Quiet at night'],
  ])
})

test('what is no charter has no titles', () => {
  for (const source of ['', 'rules: 3', '- [', 'rules:\n  - 4']) expect(ruleTitles(source).size).toBe(0)
})
