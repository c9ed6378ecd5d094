import { describe, expect, test } from 'vitest'
import { checkCharter } from './check.ts'

const head = `folkmoot: 1
name: x
language: en
timezone: Asia/Shanghai
rules:
  - id: a
    when: message
    do: [case]
`

function check(written: string, rule = `    if: ${written}\n`) {
  const { document, faults } = checkCharter({ source: head + rule, file: 'c.yaml', files: {} })
  return {
    condition: document?.conditions.get('a')?.source ?? null,
    faults: faults.map(({ line, column, code }) => `${line}:${column} ${code}`),
  }
}

/** The condition that reaches the expression language, or the fault that stops it. */
describe('a condition without quotes means exactly what it says, or is refused', () => {
  test.each([
    ['!facts.question', '9:9 yaml-tag'],
    ['! facts.question', '9:9 yaml-tag'],
    ['[facts.question]', '9:9 condition-not-text'],
    ['{facts.question}', '9:9 condition-not-text'],
    ['*facts', '9:9 yaml-alias'],
    ['&facts text.is("a")', '9:9 yaml-anchor'],
    ['%facts', '9:9 yaml-start'],
    ['@facts', '9:9 yaml-start'],
    ['`facts`', '9:9 yaml-start'],
    ['facts.question ? true: false', '9:9 yaml-nested'],
    ['facts.question #&& facts.contact', '9:24 condition-cut-short'],
    ['facts.question # note', '9:24 condition-cut-short'],
    ['| facts.question', '9:11 yaml-syntax'],
    ['"text.is(\'a\')" && facts.contact', '9:24 yaml-anchor'],
    ["'a' == text.raw", '9:13 yaml-syntax'],
    ['true', '9:9 condition-not-text'],
    ['1', '9:9 condition-not-text'],
    ['', '9:5 condition-not-text'],
    ['~', '9:9 condition-not-text'],
    ["''", '9:9 condition-not-text'],
    ["' '", '9:9 condition-not-text'],
    ['# facts.question', '9:5 condition-not-text'],
  ])('%s', (written, found) => {
    const { condition, faults } = check(written)
    expect(condition).toBeNull()
    expect(faults).toEqual([found])
  })

  test.each([
    'facts.question',
    "text.is('a #b')",
    "text.is('a')&&facts.contact",
    'facts.length>3',
    "text.is('a:b')",
  ])('%s is taken whole', (written) => {
    const { condition, faults } = check(written)
    const taken = condition !== null ? condition === written : faults.length > 0
    expect(taken).toBe(true)
  })

  test('in braces, a comma does not end it unseen', () => {
    const { faults } = check(
      '',
      '    escalate: { within: 1h, steps: [case] }\n    if: facts.contact, facts.question\n',
    )
    expect(faults.length).toBeGreaterThan(0)
    const flow = head.replace(
      / {2}- id: a[^]*/,
      '  - { id: a, when: message, do: [case], if: text.matches_any([1, 2]) }\n',
    )
    expect(checkCharter({ source: flow, file: 'c', files: {} }).document).toBeNull()
  })
})

describe('in quotes, every condition is taken to the letter', () => {
  test.each([
    '!facts.question',
    '! facts.question && !(facts.contact)',
    "text.matches_any(['*', '&', '%', '@', '`'])",
    "text.is('a: b')",
    "text.is('a #b')",
    "text.is('[x]') || text.is('{x}')",
    'facts.question ? facts.contact : facts.has_link',
  ])('%s', (condition) => {
    const single = check(`'${condition.replaceAll("'", "''")}'`)
    const double = check(JSON.stringify(condition))
    const block = check('', `    if: |-\n      ${condition}\n`)
    for (const written of [single, double, block]) {
      if (written.condition === null) expect(written.faults.join()).toMatch(/9:\d+ condition-/)
      else expect(written.condition.trim()).toBe(condition)
    }
    expect([single.condition, double.condition]).toEqual([block.condition, block.condition])
  })

  test.each(["[text.raw] == ['a']", '{"a": 1} == {"a": 1}', '*a', '&a', '%a', '@a', '`a`'])(
    '%s reaches the expression language, which judges it',
    (condition) => {
      const { faults } = check(`'${condition.replaceAll("'", "''")}'`)
      expect(faults.every((found) => /^9:\d+ condition-(?!not-text|cut-short)/.test(found))).toBe(true)
    },
  )
})

test('a fault within a condition has its own place, in every way of quoting', () => {
  expect(check("'facts.question && facts.nope'").faults).toEqual(['9:28 condition-unknown-name'])
  expect(check('"facts.question && facts.nope"').faults).toEqual(['9:28 condition-unknown-name'])
  expect(check('facts.question && facts.nope').faults).toEqual(['9:27 condition-unknown-name'])
  expect(check('"text.is(\\"a\\") && facts.nope"').faults).toEqual(['9:28 condition-unknown-name'])
  expect(check("'text.is(''a'') && facts.nope'").faults).toEqual(['9:28 condition-unknown-name'])
  const block = check('', '    if: >-\n      facts.question\n      && facts.nope\n')
  expect(block.faults).toEqual(['11:10 condition-unknown-name'])
})
