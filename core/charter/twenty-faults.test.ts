import { expect, test } from 'vitest'
import { checkCharter } from './check.ts'

const source = `folkmoot: 2
name: 光影读书会
purpose: [一, 二]
language: [zh-CN, fr]
timezone: Asia/Shangai
late: soon
groups:
  lobby: { for: 新人, capacity: many, when-full: open-next }
  club: { for: 共读, admit: 'member.level >= 2' }
roles:
  creator: { when: 'member.points > 200' }
words:
  ads: { file: ../ads.txt }
onboarding:
  welcome: { say: '欢迎 {newcomers}！', gather: 3w }
  steps: []
rules:
  - id: no-ads
    wen: message
    if: !budget.allows && facts.contact
    do: [recal, { mute: 40d }, { webhook: 'http://example.org' }]
  - id: no-ads
    when: join
    kinds: [loby]
    if: 'member.rol == "owner"'
    do: [recall]
    escalate: { within: 24h, steps: [] }
  - id: gone
    when: { every: 'Someday 20:00' }
    do: [{ say: now }]
  - id: harsh
    when: message
    if: 'facts.repeat_ratio > 0.9'
    do: [remove, { ask: faq }]
    exempt: [{ role: owner }, { role: ownr, because: x }]
promotion: { per: week }
quiet: { from: '23:00', to: '8:00' }
`

test('a charter with many different faults gets every one of them, placed, in one run', () => {
  const { faults, document } = checkCharter({ source, file: 'charter.yaml', files: {} })
  expect(document).toBeNull()
  expect(faults.map(({ line, column, code }) => `${line}:${column} ${code}`)).toEqual([
    '1:11 unknown-value',
    '3:10 wrong-type',
    '4:19 unknown-value',
    '5:11 unknown-timezone',
    '6:7 bad-duration',
    '8:31 wrong-type',
    '8:37 not-supported',
    '9:20 not-supported',
    '11:14 not-supported',
    '13:16 bad-path',
    '15:23 unknown-placeholder',
    '15:46 bad-duration',
    '16:3 not-supported',
    '19:5 unknown-field',
    '20:9 yaml-tag',
    '21:10 unknown-act',
    '21:25 duration-out-of-bounds',
    '21:43 bad-webhook',
    '22:9 duplicate-id',
    '24:13 unknown-kind',
    '25:10 condition-unknown-name',
    '26:10 act-not-possible',
    '27:37 no-steps',
    '29:20 bad-schedule',
    '34:10 score-only',
    '34:20 not-supported',
    '35:14 missing-field',
    '35:39 unknown-role',
    '36:1 not-supported',
    '37:29 bad-time',
  ])
  expect(new Set(faults.map(({ code }) => code)).size).toBeGreaterThanOrEqual(20)
})

test('every fault speaks both languages and names the file', () => {
  const { faults } = checkCharter({ source, file: 'my/charter.yaml', files: {} })
  for (const { file, message, hint } of faults) {
    expect(file).toBe('my/charter.yaml')
    expect(message['zh-CN']).toMatch(/\p{Script=Han}/u)
    expect(message.en).toMatch(/^[^\p{Script=Han}]+$/u)
    if (hint) expect(Object.values(hint).every((text) => text !== '')).toBe(true)
  }
})

test('the messages of the design', () => {
  const { faults } = checkCharter({ source, file: 'charter.yaml', files: {} })
  const at = (line: number, code: string) =>
    faults.find((fault) => fault.line === line && fault.code === code)
  expect(at(19, 'unknown-field')).toMatchObject({
    message: { en: "unknown field 'wen'" },
    hint: { en: "did you mean 'when'?", 'zh-CN': '你是不是想写“when”？' },
  })
  expect(at(36, 'not-supported')?.message).toEqual({
    en: '`promotion` is not supported by Folkmoot 0.4',
    'zh-CN': 'Folkmoot 0.4 还不支持 `promotion`',
  })
  expect(at(16, 'not-supported')?.message.en).toBe('`onboarding.steps` is not supported by Folkmoot 0.4')
  expect(at(9, 'not-supported')?.message.en).toBe('`groups.club.admit` is not supported by Folkmoot 0.4')
})
