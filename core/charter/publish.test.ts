import { describe, expect, test } from 'vitest'
import { checkCharter } from './check.ts'
import { compileCharter } from './compile.ts'
import { compareCharters } from './diff.ts'
import { previewPublication } from './publish.ts'

function read(rules: string, more = '') {
  const source = `folkmoot: 1\nname: x\nlanguage: en\ntimezone: Asia/Shanghai\n${more}rules:\n${rules}`
  const { document, faults } = checkCharter({ source, file: 'c.yaml', files: {} })
  if (!document) throw new Error(JSON.stringify(faults))
  return { document, charter: compileCharter(document, 1) }
}

const before = read(
  `  - { id: a, when: message, do: [{ say: one }] }
  - { id: b, when: message, if: "counts.messages('1m') > 3", do: [case] }
  - { id: c, when: join, do: [case] }
`,
  'groups: { lobby: { for: x }, club: { for: y } }\n',
)
const after = read(
  `  - { id: new, when: message, do: [case] }
  - { id: c, when: join, do: [case] }
  - { id: bb, was: b, when: message, if: "counts.messages('1m') > 4", do: [case] }
`,
  'groups: { club: { for: y } }\n',
)

describe('what publishing changes', () => {
  test('rules that come, go, change and are renamed', () => {
    expect(previewPublication(before.charter, after.charter)).toEqual({
      added: ['new'],
      changed: ['bb'],
      removed: ['a'],
      renamed: { b: 'bb' },
      modes: [],
      cancelled: ['a'],
      lostKinds: ['lobby'],
      watch: { messages: [60_000] },
    })
  })

  test('the first publication', () => {
    const preview = previewPublication(null, before.charter)
    expect(preview).toMatchObject({ added: ['a', 'b', 'c'], changed: [], removed: [], renamed: {} })
  })

  test('a rule that is switched off and on again stays the rule that it was', () => {
    const rules = (c: string) => `  - { id: c, when: join, do: [case]${c} }\n`
    const on = read(rules('')).charter
    const off = read(rules(', mode: off')).charter
    const unchanged = { added: [], changed: [], removed: [], renamed: {}, cancelled: [] }
    expect(previewPublication(on, off)).toMatchObject({
      ...unchanged,
      modes: [{ id: 'c', from: 'live', to: 'off' }],
    })
    expect(previewPublication(off, on)).toMatchObject({
      ...unchanged,
      modes: [{ id: 'c', from: 'off', to: 'live' }],
    })
    const renamedOff = read(rules(', mode: off, was: b').replace('id: c', 'id: d')).charter
    expect(previewPublication(before.charter, renamedOff).renamed).toEqual({ b: 'd' })
  })

  test.each([
    ['a text', 'say: one', 'say: two'],
    ['the condition', '> 3', '> 5'],
    ['the mode', 'id: a,', 'id: a, mode: dry,'],
  ])('%s of a rule counts as a change; the order does not', (_what, from, to) => {
    const rules = `  - { id: b, when: message, if: "counts.messages('1m') > 3", do: [case] }
  - { id: a, when: message, do: [{ say: one }] }
  - { id: c, when: join, do: [case] }
`
    expect(previewPublication(before.charter, read(rules).charter).changed).toEqual([])
    expect(previewPublication(before.charter, read(rules.replace(from, to)).charter).changed).toHaveLength(1)
  })
})

test('the difference in words', () => {
  const differences = compareCharters(before.document, after.document)
  expect(differences.map(({ path, change }) => `${change} ${path}`)).toEqual([
    'changed groups',
    'added rules/new',
    'renamed rules/bb',
    'changed rules/bb',
    'removed rules/a',
  ])
  expect(differences.map(({ text }) => text.en)).toContain("rule 'bb': changed: if")
  expect(differences.map(({ text }) => text['zh-CN'])).toContain('规则“bb”：原名“b”')
  expect(compareCharters(before.document, before.document)).toEqual([])
})
