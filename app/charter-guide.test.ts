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

  const blocks = yamlBlocks(guide)

  test('shows charters and parts of them', () => {
    expect(blocks.length).toBeGreaterThan(5)
  })

  test.each(blocks.filter((block) => !block.startsWith('if:')))('what it shows has no fault: %s', (block) => {
    expect(faultsOf(asCharter(block, language))).toEqual([])
  })

  test.each(
    blocks.filter((block) => block.startsWith('if:')).flatMap((block) => block.trimEnd().split('\n')),
  )('what it says of a condition is so: %s', (line) => {
    const [, condition = '', said = ''] = /^(if: .*?) +# (refused|拒绝|right|正确)/.exec(line) ?? []
    const rule = `- id: a\n  when: message\n  ${condition}\n  do: [case]\n`
    const sound = faultsOf(asCharter(rule, language)).length === 0
    expect(sound).toBe(said === 'right' || said === '正确')
  })
})

test.each(['README.md', 'README.zh-CN.md'])('the charters in %s have no fault', (name) => {
  const blocks = yamlBlocks(readFileSync(new URL(`../${name}`, import.meta.url), 'utf8'))
  expect(blocks.length).toBeGreaterThan(0)
  for (const block of blocks) expect(faultsOf(block)).toEqual([])
})

function yamlBlocks(text: string): readonly string[] {
  return [...text.matchAll(/^```yaml\n([^]*?)^```$/gm)].map((found) => found[1] ?? '')
}

/** A part of a charter, put where it belongs in a small one. */
function asCharter(block: string, language: string): string {
  if (block.startsWith('folkmoot:')) return block
  const own = /^(\w+):/.exec(block)?.[1]
  const rest = {
    groups: 'groups: { lobby: { for: x }, club: { for: x } }',
    words: 'words: { ads: [x] }',
  }
  const parts = Object.entries(rest).flatMap(([name, text]) => (name === own ? [] : [text]))
  const head = `folkmoot: 1\nname: x\nlanguage: ${language}\ntimezone: UTC\n${parts.join('\n')}\n`
  return block.startsWith('-') ? `${head}rules:\n${block.replace(/^/gm, '  ')}` : head + block
}

const faultsOf = (source: string) =>
  checkCharter({ source, file: 'guide', files: { 'words/ads.txt': 'buy now' } }).faults
