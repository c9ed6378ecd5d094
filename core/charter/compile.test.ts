import { describe, expect, test } from 'vitest'
import { ACTION_KINDS } from '../chat/action.ts'
import { nameOfRead } from '../decide/reads.ts'
import { ACT_FORMS } from '../rules/actions/all.ts'
import { TRIGGER_FORMS } from '../rules/triggers/all.ts'
import { FULL_CHARTER, FULL_FILES } from './charter-fixture.ts'
import type { CompiledCharter } from './compiled.ts'
import { loadCharter } from './load.ts'

function load(source: string, files: Record<string, string> = FULL_FILES): CompiledCharter {
  const loaded = loadCharter({ source, file: 'c.yaml', files }, 7)
  if ('faults' in loaded) throw new Error(JSON.stringify(loaded.faults))
  return loaded.charter
}

const head = 'folkmoot: 1\nname: Lantern\nlanguage: [zh-CN, en]\ntimezone: Asia/Shanghai\n'
const withRules = (rules: string, more = '') => load(`${head}${more}rules:\n${rules}`)

test('the whole sample', () => {
  const charter = load(FULL_CHARTER)
  expect(charter).toMatchObject({
    version: 7,
    name: 'Lantern',
    languages: ['zh-CN', 'en'],
    late: 1_200_000,
    quiet: { from: 1380, to: 480 },
    welcome: { gather: 180_000, kinds: ['lobby'], privately: true, mode: 'dry' },
  })
  expect(charter.kinds.get('lobby')).toMatchObject({ capacity: 200, private: true, values: ['teacher'] })
  const [noAds, weekly] = charter.rules
  expect(noAds?.acts.map(({ kind, amount, perDay, name }) => [kind, amount, perDay, name])).toEqual([
    ['recall', null, null, null],
    ['say', null, null, null],
    ['reply', null, null, null],
    ['tell', null, null, null],
    ['note', null, null, null],
    ['warn', null, null, null],
    ['mute', 600_000, null, null],
    ['remove', null, null, null],
    ['block', null, null, null],
    ['tag', null, null, 'advertiser'],
    ['case', null, null, 'ads'],
    ['webhook', null, null, 'https://example.org/hook'],
    ['points', -3, null, null],
    ['points', 2, 6, null],
  ])
  expect(weekly?.trigger).toEqual({
    on: 'schedule',
    schedule: { weekdays: [7], minute: 1200 },
    missed: 'ask',
  })
  expect(weekly?.was).toEqual(['sunday'])
})

describe('defaults', () => {
  const charter = withRules(
    '  - { id: a, when: message, do: [case] }\n',
    'onboarding: { welcome: { say: hi } }\n',
  )

  test('a charter that says little', () => {
    expect(charter).toMatchObject({
      late: 600_000,
      quiet: null,
      welcome: { gather: 120_000, kinds: null, privately: false, mode: 'live' },
    })
  })

  test('a rule that says little', () => {
    expect(charter.rules[0]).toMatchObject({
      title: 'a',
      mode: 'live',
      kinds: null,
      condition: null,
      escalation: null,
      cooldown: null,
      cap: null,
      exempt: [],
      inQuietHours: false,
      was: [],
    })
  })
})

describe('texts', () => {
  test('built-in words stand in where the charter gives none, in both languages', () => {
    const { templates } = withRules(
      '  - { id: a, title: be kind, when: message, do: [recall, { mute: 10m }], escalate: { within: 1h, steps: [warn] } }\n',
    )
    expect(templates.get('rules/a/do/1')).toEqual({
      'zh-CN': '{member} 被禁言 10 分钟，因为这条群规：be kind',
      en: '{member} is muted for 10 minutes because of this rule: be kind',
    })
    expect(Object.keys(templates.get('rules/a/escalate/0') ?? {})).toEqual(['zh-CN', 'en'])
    expect(templates.has('rules/a/do/0')).toBe(true)
  })

  test('what is known of the community is filled in, by language', () => {
    const { templates } = withRules(
      "  - { id: a, when: join, do: [{ say: '{name}: {purpose} {member} {group}' }, { tell: { zh-CN: '{purpose}', en: 'x' } }] }\n",
      'purpose: { zh-CN: 读书, en: reading }\n',
    )
    expect(templates.get('rules/a/do/0')).toEqual({
      'zh-CN': 'Lantern: 读书 {member} {group}',
      en: 'Lantern: reading {member} {group}',
    })
    expect(templates.get('rules/a/do/1')).toEqual({ 'zh-CN': '读书', en: 'x' })
  })

  test('a filled-in text is not read for placeholders again', () => {
    const { templates } = withRules(
      "  - { id: a, title: '{x}', when: join, do: [{ say: '{name}' }] }\n".replace("title: '{x}', ", ''),
      '',
    )
    expect(templates.get('rules/a/do/0')).toBe('Lantern')
  })

  test('{rules} lists the titled rules that are on', () => {
    const { rulesText } = withRules(
      '  - { id: a, title: { zh-CN: 甲, en: A }, when: join, do: [case] }\n  - { id: b, when: join, do: [case] }\n  - { id: c, title: C, mode: off, when: join, do: [case] }\n  - { id: d, title: D, when: join, do: [case] }\n',
    )
    expect(rulesText).toEqual({ 'zh-CN': '1. 甲\n2. D', en: '1. A\n2. D' })
  })
})

test('reads are laid out once, and what they count is watched', () => {
  const charter = withRules(
    `  - { id: a, when: message, if: "counts.messages('1m') > 3 && member.days < 2", do: [case] }
  - { id: b, when: message, if: "counts.messages('1h') > 3 || counts.messages('1m') > 9", do: [case] }
  - { id: c, mode: off, when: message, if: "counts.joins('1h') > 3", do: [case] }
`,
  )
  expect(charter.reads.map(nameOfRead).toSorted()).toEqual([
    'count:messages:3600000',
    'count:messages:60000',
    'member.days',
  ])
  expect(charter.watch).toEqual({ messages: [60_000, 3_600_000] })
  expect(charter.rules.map(({ id }) => id)).toEqual(['a', 'b'])
})

test('a charter with faults is not compiled', () => {
  const loaded = loadCharter({ source: 'folkmoot: 1', file: 'c.yaml', files: {} }, 1)
  expect('faults' in loaded && loaded.faults.map(({ code }) => code)).toEqual([
    'missing-field',
    'missing-field',
    'missing-field',
  ])
})

describe('forms', () => {
  test('every act but the undoing one has a form, once, in both languages', () => {
    expect(ACT_FORMS.map(({ kind }) => kind).toSorted()).toEqual(
      ACTION_KINDS.filter((kind) => kind !== 'unmute' && kind !== 'notify').toSorted(),
    )
  })

  test.each([...ACT_FORMS, ...TRIGGER_FORMS])('$label.en describes itself', ({ label, help }) => {
    for (const words of [label, help]) {
      expect(words['zh-CN']).toMatch(/\p{Script=Han}/u)
      expect(words.en).not.toMatch(/\p{Script=Han}/u)
    }
  })
})
