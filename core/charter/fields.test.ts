import { describe, expect, test } from 'vitest'
import { ACT_FORMS } from '../rules/actions/all.ts'
import { TERM_EXAMPLES } from '../rules/conditions/examples.ts'
import { VOCABULARY } from '../rules/conditions/vocabulary.ts'
import { TRIGGER_FORMS } from '../rules/triggers/all.ts'
import { RULE_EXAMPLES } from '../rules/triggers/examples.ts'
import { checkCharter } from './check.ts'
import type { Bilingual } from './fault.ts'
import { actFields, charterFields } from './fields.ts'
import { charterSchema } from './json-schema.ts'
import { FIELD_LABELS } from './labels.ts'
import { placesOf } from './placeholder-places.ts'
import { PLACEHOLDERS } from './placeholders.ts'

const LANGUAGES = ['zh-CN', 'en'] as const
const fields = [...charterFields(), ...ACT_FORMS.flatMap(({ kind }) => actFields(kind))]

function expectWords(words: Bilingual, what: string) {
  expect(words['zh-CN'], `${what} in Chinese`).toMatch(/\p{Script=Han}/u)
  expect(words.en, `${what} in English`).toMatch(/[A-Za-z]/)
  expect(words.en, `${what} in English`).not.toMatch(/\p{Script=Han}/u)
}

const HEAD = [
  'folkmoot: 1',
  'name: Test',
  'purpose: to test',
  'audience: testers',
  'promise: it works',
  'language: en',
  'timezone: Europe/Berlin',
  'groups: { lobby: { for: all, values: { teacher: text } } }',
  'roles: { creator: { duty: writes } }',
  'words: { ads: [cheap] }',
]

function faultsOf(rules: readonly string[], more: readonly string[] = []) {
  const source = [...HEAD, ...more, 'rules:', ...rules].join('\n')
  return checkCharter({ source, file: 'c.yaml', files: {} }).faults
}

const asItem = (rule: string) =>
  rule
    .trimEnd()
    .split('\n')
    .map((line, index) => (index === 0 ? `  - ${line}` : `    ${line}`))

describe('every field is described in both languages', () => {
  test.each(fields.map((field) => ({ ...field })))('$at', (field) => {
    expectWords(field.label, 'the label')
    expectWords(field.help, 'the help')
    for (const language of LANGUAGES) expect(field.example[language].trim()).not.toBe('')
    for (const { value, label } of field.choices) expectWords(label, value)
  })

  test('and no description is of a field that is not there', () => {
    expect(Object.keys(FIELD_LABELS).toSorted()).toEqual(fields.map(({ at }) => at).toSorted())
  })

  test('a choice has what to choose from, a bounded value its bounds', () => {
    for (const { at, shape, choices } of fields) {
      if (shape === 'choice' || shape === 'choices') expect(choices.length, at).toBeGreaterThan(0)
    }
    const bounds = Object.fromEntries(fields.map(({ at, least, most }) => [at, [least, most]]))
    expect(bounds['acts/mute']).toEqual(['1m', '30d'])
    expect(bounds['groups/*/capacity']).toEqual([1, 1_000_000])
    expect(bounds['acts/points/amount']).toEqual([-1000, 1000])
  })

  test('the first level is that of the schema', () => {
    const level = charterFields().filter(({ at }) => !at.includes('/'))
    expect(level.map(({ at }) => at)).toEqual(Object.keys(charterSchema().properties ?? {}))
    expect(level.filter(({ required }) => required).map(({ at }) => at)).toEqual(charterSchema().required)
  })
})

describe('every trigger', () => {
  test.each(TRIGGER_FORMS.map((form) => ({ ...form })))('$on is described', (form) => {
    expectWords(form.label, 'the label')
    expectWords(form.phrase, 'the phrase')
    expectWords(form.help, 'the help')
    expect(RULE_EXAMPLES[form.on].length).toBeGreaterThan(0)
  })

  const examples = TRIGGER_FORMS.flatMap(({ on }) =>
    RULE_EXAMPLES[on].flatMap(({ title, rule }) =>
      LANGUAGES.map((language) => ({ on, language, title, rule: rule[language] })),
    ),
  )
  test.each(examples)('the example of $on in $language has no fault: $title.en', ({ on, title, rule }) => {
    expectWords(title, 'the title')
    expect(faultsOf(asItem(rule))).toEqual([])
    expect(rule).toMatch(on === 'schedule' ? /when: \{ every/ : new RegExp(`when: ${on}\n`))
    expect(rule).toMatch(/mode: dry\n$/)
  })
})

describe('every act', () => {
  test.each(ACT_FORMS.map((form) => ({ ...form })))(
    '$kind is described, its example has no fault',
    (form) => {
      expectWords(form.label, 'the label')
      expectWords(form.phrase, 'the phrase')
      expectWords(form.help, 'the help')
      expect(actFields(form.kind).length > 0).toBe(form.value !== null)
      for (const language of LANGUAGES) {
        const rule = [
          'id: r',
          'title: R',
          'when: message',
          'if: "text.is(\'x\')"',
          'do:',
          `  - ${form.example[language]}`,
        ]
        expect(faultsOf(asItem(rule.join('\n')))).toEqual([])
      }
    },
  )
})

describe('every term of conditions', () => {
  test.each([...VOCABULARY.values()].map((term) => ({ ...term })))('$name', (term) => {
    expectWords(term.label, 'the label')
    expectWords(term.help, 'the help')
    for (const language of LANGUAGES) {
      const condition = TERM_EXAMPLES[term.name]?.condition[language] ?? ''
      expect(condition).toContain(term.name)
      const when = term.on[0] === 'schedule' ? "{ every: '20:00' }" : (term.on[0] ?? '')
      const rule = ['id: no-ads', `when: ${when}`, `if: ${JSON.stringify(condition)}`, 'do: [case]']
      expect(faultsOf(asItem(rule.join('\n')))).toEqual([])
    }
    for (const { value, label } of TERM_EXAMPLES[term.name]?.values ?? []) {
      expect(label['zh-CN'], value).not.toBe('')
      expect(label.en, value).not.toMatch(/\p{Script=Han}/u)
    }
  })

  test('and no example is of a term that is not there', () => {
    expect(Object.keys(TERM_EXAMPLES).toSorted()).toEqual([...VOCABULARY.keys()].toSorted())
  })
})

describe('a placeholder may be used where it is said to be, and nowhere else', () => {
  const whenOf = (on: string) => (on === 'schedule' ? "{ every: '20:00' }" : on)
  test.each(PLACEHOLDERS.map((placeholder) => ({ ...placeholder })))('{$name}', (placeholder) => {
    expectWords(placeholder.help, 'the help')
    const { where } = placesOf(placeholder)
    const text = `'x {${placeholder.name}}'`
    const usable = (rules: readonly string[], more: readonly string[] = []) =>
      faultsOf(rules, more).every(({ code }) => code !== 'unknown-placeholder')
    const titled = '  - { id: t, title: T, when: message, if: "text.is(\'x\')", do: [case] }'
    expect(usable([titled], [`onboarding: { welcome: { say: ${text} } }`])).toBe(where.includes('welcome'))
    for (const { on } of TRIGGER_FORMS) {
      const more = '{ points: 1 }, { mute: 5m }, '
      const steps = 'escalate: { within: 1h, steps: [case] }'
      const rule = `  - { id: r, when: ${whenOf(on)}, do: [${more}{ say: ${text} }], ${steps} }`
      expect(usable([titled, rule]), on).toBe(where.includes(on))
    }
  })
})

test('a fault says where it ends', () => {
  const at = (rule: string) =>
    faultsOf(asItem(rule)).map(({ line, column, endLine, endColumn, code }) => [
      code,
      line,
      column,
      endLine,
      endColumn,
    ])
  expect(at('id: a\nwhen: mesage\ndo: [case]')).toEqual([['unknown-value', 13, 11, 13, 17]])
  expect(
    at('id: a\nwen: message\ndo: [case]').map(([code, , column, , end]) => [code, column, end]),
  ).toContainEqual(['unknown-field', 5, 8])
  expect(at("id: a\nwhen: message\nif: 'member.dais > 3'\ndo: [case]")).toEqual([
    ['condition-unknown-name', 14, 10, 14, 21],
  ])
  expect(at("id: a\nwhen: message\ndo: [{ say: 'hi {nobody}' }]")).toEqual([
    ['unknown-placeholder', 14, 21, 14, 29],
  ])
})
