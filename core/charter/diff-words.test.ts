import { expect, test } from 'vitest'
import { checkCharter } from './check.ts'
import { compareCharters } from './diff.ts'

function read(source: string) {
  const { document, faults } = checkCharter({
    source: `folkmoot: 1\nlanguage: en\ntimezone: Asia/Shanghai\n${source}`,
    file: 'c.yaml',
    files: {},
  })
  if (!document) throw new Error(JSON.stringify(faults))
  return document
}

const before = read(`name: Club
groups: { main: { for: x }, staff: { for: y } }
words: { ads: [one, two] }
quiet: { from: '23:00', to: '08:00' }
rules:
  - id: no-ads
    title: No ads
    when: message
    if: "text.matches_list('ads')"
    do: [recall, { tell: 'Old words' }]
    escalate: { within: 24h, steps: [warn, { mute: 10m }] }
`)
const after = read(`name: Club
groups: { main: { for: z } }
words: { ads: [two, three, four] }
quiet: { from: '22:30', to: '08:00' }
rules:
  - id: no-ads
    title: No ads
    mode: dry
    when: message
    kinds: [main]
    if: "text.matches_list('ads') && member.days < 7"
    do: [{ tell: 'New words' }, case]
    escalate: { within: 7d, steps: [warn, { mute: 1h }] }
`)

test('each change of a rule and of a section is a sentence', () => {
  const found = compareCharters(before, after)
  const details = (path: string, language: 'en' | 'zh-CN') =>
    found.find((one) => one.path === path)?.details.map((text) => text[language])
  expect(details('rules/no-ads', 'en')).toEqual([
    'mode: live → dry',
    'kinds of groups added: main',
    "condition: “text.matches_list('ads')” → “text.matches_list('ads') && member.days < 7”",
    'it does: now also open a case',
    'it does: no longer recall',
    'it does: tell privately “Old words” → tell privately “New words”',
    'strikes add up within: “24h” → “7d”',
    'escalation: mute “10m” → mute “1h”',
  ])
  expect(details('rules/no-ads', 'zh-CN')?.slice(0, 2)).toEqual([
    '状态：生效 → 只判断不执行',
    '新增适用的群：main',
  ])
  expect(details('words', 'en')).toEqual(['ads: 2 added (three, four), 1 removed (one)'])
  expect(details('quiet', 'zh-CN')).toEqual(['开始：“23:00” → “22:30”'])
  expect(details('groups', 'en')?.[0]).toBe('main: for: “x” → “z”')
  expect(found.find(({ path }) => path === 'rules/no-ads')?.title).toBe('No ads')
})

test('charters that are the same differ in nothing', () => {
  expect(compareCharters(before, before)).toEqual([])
})
