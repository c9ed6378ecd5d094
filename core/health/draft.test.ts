import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkCharter } from '../charter/check.ts'
import type { Language } from '../charter/compiled.ts'
import { CURES } from './cures/catalogue.ts'
import { addCures, draftCharter } from './draft.ts'
import { History } from './history-fixture.ts'

const available = CURES.filter(({ pieces }) => pieces !== null).map(({ id }) => id)
const cures = fc
  .subarray(available)
  .chain((chosen) => fc.shuffledSubarray(chosen, { minLength: chosen.length }))
const languages = fc.constantFrom<readonly Language[]>(['zh-CN'], ['en'], ['zh-CN', 'en'], ['en', 'zh-CN'])
const report = new History('光影读书会').say(1, 'ann', '大家好').say(2, 'bo', '你好').report()

const faultsOf = (source: string) =>
  checkCharter({ source, file: 'draft.yaml', files: {} }).faults.map(
    ({ line, message }) => `${line} ${message.en}`,
  )
const commentsOf = (source: string) => source.split('\n').filter((line) => /^\s*#/.test(line))

describe('a draft', () => {
  test('has no fault whatever is chosen, in whatever language', () => {
    fc.assert(
      fc.property(cures, languages, (chosen, spoken) => {
        expect(faultsOf(draftCharter(report, chosen, spoken) ?? '')).toEqual([])
      }),
      { numRuns: 12 },
    )
  })

  test('has no fault whatever the groups are called', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 120 }), { maxLength: 10 }), (names) => {
        const groups = names.map((name) => {
          return { ...report.groups[0], native: name, name }
        })
        const source = draftCharter({ ...report, groups } as typeof report, ['welcome']) ?? ''
        expect(faultsOf(source)).toEqual([])
      }),
      { numRuns: 25 },
    )
  })

  test('begins with what the history shows, and asks for what it cannot', () => {
    const source = draftCharter(report, []) ?? ''
    expect(source).toContain('name: 光影读书会')
    expect(source).toContain('timezone: UTC')
    expect(source).toMatch(/purpose: （请填写）/)
  })

  test('does nothing yet: every rule is on trial', () => {
    const source = draftCharter(report, available, ['en']) ?? ''
    const rules = source.match(/^ {2}- id: /gm) ?? []
    expect(rules.length).toBeGreaterThan(10)
    expect(source.match(/^ {4}mode: dry$/gm)).toHaveLength(rules.length + 1)
  })

  test.each(['no-such-cure', 'library'])('is none for %s', (cure) => {
    expect(draftCharter(report, [cure])).toBeNull()
    expect(addCures('folkmoot: 1', report, [cure])).toBeNull()
  })
})

describe('adding cures', () => {
  test('twice is adding them once', () => {
    fc.assert(
      fc.property(cures, cures, (first, second) => {
        const once = draftCharter(report, [...first, ...second]) ?? ''
        expect(addCures(once, report, [...second, ...first])).toBe(once)
      }),
      { numRuns: 8 },
    )
  })

  test('one by one is adding them together', () => {
    fc.assert(
      fc.property(cures, (chosen) => {
        const together = draftCharter(report, chosen)
        const begun = draftCharter(report, []) ?? ''
        expect(chosen.reduce((source, cure) => addCures(source, report, [cure]) ?? '', begun)).toBe(together)
      }),
      { numRuns: 8 },
    )
  })

  const BY_HAND = [
    '# Mine.',
    'folkmoot: 1 # the format',
    'name: Ours',
    'language: [en, zh-CN]',
    'timezone: UTC',
    'words: { ad-words: [mine] } # short',
    'groups:',
    '    # talk',
    '    hall: { for: { en: Talk, zh-CN: 聊天 } }',
    'rules:',
    '    # First.',
    '    - id: mine',
    '      title: Mine',
    '      when: message',
    "      if: 'facts.has_link'",
    '      do: [case] # a person',
    '    # Last words.',
    'quiet:',
    "  from: '22:00' # early",
    "  to: '07:00'",
    '',
  ].join('\n')

  test.each([
    ['by hand', BY_HAND],
    ['with foreign line ends', BY_HAND.replaceAll('\n', '\r\n')],
    ['without a last line end', BY_HAND.trimEnd()],
    ['with an end mark', `${BY_HAND}...\n`],
    ['with an empty list', BY_HAND.replace(/rules:[^]*quiet:/, 'rules: []\nquiet:')],
    [
      'with rules on one line',
      BY_HAND.replace(/rules:[^]*quiet:/, 'rules: [{ id: mine, when: message, do: [case] }]\nquiet:'),
    ],
    ['with a list without anything', BY_HAND.replace(/rules:[^]*quiet:/, 'rules:\nquiet:')],
    [
      'all of it in braces',
      '{ folkmoot: 1, name: Ours, language: en, timezone: UTC, groups: { a: { for: x } } }',
    ],
  ])('to a charter written %s keeps it, and its comments', (_, source) => {
    const before = faultsOf(source)
    const after = addCures(source, report, available) ?? ''
    expect(faultsOf(after).filter((fault) => !before.includes(fault))).toEqual([])
    for (const comment of source.match(/# .*/g) ?? []) expect(after).toContain(comment.trim())
    expect(after).toContain('id: weekly-beat')
    expect(after.match(/ad-words:/g)).toHaveLength(1)
    expect(addCures(after, report, available)).toBe(after)
  })

  test('moves no line of what was there', () => {
    const after = addCures(BY_HAND.replace(/words: .*\n/, ''), report, available) ?? ''
    const kept = BY_HAND.replace(/words: .*\n/, '')
      .split('\n')
      .filter((line) => line !== '')
    const lines = after.split('\n')
    let from = 0
    for (const line of kept) {
      from = lines.indexOf(line, from)
      expect(from, line).toBeGreaterThanOrEqual(0)
    }
    expect(commentsOf(after).length).toBeGreaterThan(commentsOf(BY_HAND).length)
  })
})
