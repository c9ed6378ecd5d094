import { expect, test } from 'vitest'
import { placeAt } from './place.ts'

const at = (marked: string) => {
  const offset = marked.indexOf('|')
  const { path, at: kind } = placeAt(marked.replace('|', ''), offset)
  return `${path.join('/')} ${kind}`
}

test.each([
  ['fol|', ' key'],
  ['name: La|', 'name value'],
  ['rules:\n  - i|', 'rules/[] key'],
  ['rules:\n  - id: a\n    wh|', 'rules/[] key'],
  ['rules:\n  - id: a\n    when: me|', 'rules/[]/when value'],
  ["rules:\n  - id: a\n    if: 'member.d|'", 'rules/[]/if value'],
  ['rules:\n- id: a\n  do:\n  - re|', 'rules/[]/do/[] key'],
  ['rules:\n  - id: a\n    do: [re|', 'rules/[]/do/[] key'],
  ['rules:\n  - id: a\n    do:\n      - { te|', 'rules/[]/do/[] key'],
  ["rules:\n  - id: a\n    do:\n      - { tell: 'hi {|", 'rules/[]/do/[]/tell value'],
  ['rules:\n  - id: a\n    do:\n      - tell: |', 'rules/[]/do/[]/tell value'],
  ['rules:\n  - id: a\n    escalate: { within: 24h, st|', 'rules/[]/escalate key'],
  ['rules:\n  - id: a\n    escalate: { within: 24h, steps: [warn, mu|', 'rules/[]/escalate/steps/[] key'],
  ['groups:\n  lobby:\n    for: x\n    ca|', 'groups/lobby key'],
  ['groups:\n  lobby: { for: x, ca|', 'groups/lobby key'],
  ['onboarding:\n  welcome:\n    # why\n\n    say: |', 'onboarding/welcome/say value'],
])('%j', (text, place) => {
  expect(at(text)).toBe(place)
})
