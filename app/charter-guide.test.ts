import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { checkCharter } from '../core/charter/check.ts'
import { charterSchema } from '../core/charter/json-schema.ts'
import { PLACEHOLDERS } from '../core/charter/placeholders.ts'
import { RuleText } from '../core/charter/schema-rule.ts'
import { ACT_FORMS } from '../core/rules/actions/all.ts'
import { VOCABULARY } from '../core/rules/conditions/vocabulary.ts'
import { TRIGGER_WORDS } from '../core/rules/triggers/all.ts'

describe.each(['zh-CN', 'en'])('the guide in %s', (language) => {
  const guide = readFileSync(new URL(`../docs/guide/${language}/charter.md`, import.meta.url), 'utf8')

  test.each([
    ['field of the first level', Object.keys(charterSchema().properties ?? {})],
    ['field of rules', Object.keys(RuleText.shape)],
    ['act', ACT_FORMS.map(({ kind }) => kind)],
    ['trigger', TRIGGER_WORDS],
  ])('has a line for every %s', (_what, names) => {
    for (const name of names) expect(guide).toMatch(new RegExp(`^\\| \`${name}\` \\|`, 'm'))
  })

  test('names every placeholder, and everything that conditions may name', () => {
    for (const { name } of PLACEHOLDERS) expect(guide).toContain(`\`{${name}}\``)
    for (const name of VOCABULARY.keys()) expect(guide).toMatch(new RegExp(`\`${name}[\`(]`))
  })

  test('its small charter has no fault', () => {
    const source = /```yaml\n(folkmoot: 1\n[^]*?)```/.exec(guide)?.[1] ?? ''
    expect(checkCharter({ source, file: 'guide', files: {} }).faults).toEqual([])
  })
})

test('the charters in the READMEs have no fault', () => {
  for (const name of ['README.md', 'README.zh-CN.md']) {
    const readme = readFileSync(new URL(`../${name}`, import.meta.url), 'utf8')
    const source = /```yaml\n(folkmoot: 1\n[^]*?)```/.exec(readme)?.[1] ?? ''
    expect(checkCharter({ source, file: name, files: {} }).faults, name).toEqual([])
  }
})
