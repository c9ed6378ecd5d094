import fc from 'fast-check'
import { expect, test } from 'vitest'
import { buildLexicon } from '../../facts/lexicon.ts'
import { factsOf } from '../../facts/message-facts.ts'
import { bindCondition } from './bind.ts'
import { CALLS } from './calls.ts'
import { checkCondition, type ConditionEnvironment } from './check.ts'
import type { Argument, Term } from './term.ts'
import { comesLater, CONTEXTS, VOCABULARY } from './vocabulary.ts'

const LITERALS: Readonly<Record<Argument, string>> = {
  text: "'a'",
  words: "['a']",
  list: "'ads'",
  pattern: "'a+'",
  part: "'image'",
  span: "'1h'",
  rule: "'no-ads'",
  'group-value': "'teacher'",
}
const COMPARED = {
  bool: '',
  int: ' >= 0',
  double: ' >= 0.0',
  string: " + '' != 'nothing'",
  'list<string>': '.exists(each, each == "a")',
} as const
const terms = [...VOCABULARY.values()]

function environment(trigger: ConditionEnvironment['trigger']): ConditionEnvironment {
  return {
    lists: new Set(['ads']),
    rules: new Set(['no-ads']),
    roles: new Set(['creator']),
    kinds: new Set(['club']),
    groupValues: new Set(['teacher']),
    trigger,
  }
}

function useOf(term: Term): string {
  const call = term.takes === null ? '' : `(${term.takes.map((takes) => LITERALS[takes]).join(', ')})`
  return `${term.name}${call}${COMPARED[term.type]}`
}

test.each(terms.map((term) => [term.name, term] as const))(
  '%s can be used where it is promised',
  (_, term) => {
    for (const trigger of term.on) {
      const result = checkCondition(useOf(term), environment(trigger))
      expect(result).not.toHaveProperty('faults')
      if ('faults' in result) return
      const lexicon = buildLexicon({ lists: { ads: ['a'] }, ...result.checked })
      const condition = bindCondition(result.checked, lexicon, result.checked.reads)
      const judged = condition.judge({
        kind: 'message.sent',
        facts: factsOf({ parts: [{ type: 'text', text: 'a' }] }, lexicon),
        reads: result.checked.reads.map((read) => VALUES[read.read] ?? 1),
        isReply: false,
        emoji: '👍',
      })
      expect(judged).not.toHaveProperty('fault')
    }
  },
)

const VALUES: Readonly<Record<string, string | readonly string[]>> = {
  'member.role': 'owner',
  'member.roles': ['creator'],
  'member.tags': ['a'],
  'group.kind': 'club',
  'group.value': 'b',
}

test('every term is described in both languages, and every function is carried out', () => {
  for (const { name, label, help, takes } of terms) {
    expect([name, label['zh-CN'], label.en, help['zh-CN'], help.en]).not.toContain('')
    expect([name, CALLS.has(name)]).toEqual([name, takes !== null])
    expect(comesLater(name)).toBe(false)
  }
})

const SCRAPS = [
  ...'( ) [ ] { } && || ! ? : , . == != < > in + - / % 1 0 1.5 9223372036854775807 true null // “ x'.split(
    ' ',
  ),
  "'a'",
  '"',
  "'''",
  'r"\\"',
  'b"x"',
  '\n',
  '.exists(x, x == "a")',
  '.all(member, true)',
  '.map(x, x)',
  '.matches("(a+)+")',
  'has(',
  'size(',
  'cel.bind(x, 1, x)',
]

test('no text whatever makes the check throw, and what passes can be judged', () => {
  const word = fc.constantFrom(...terms.map(useOf), ...terms.map(({ name }) => name), ...CONTEXTS, ...SCRAPS)
  const source = fc.oneof(
    fc.array(word, { maxLength: 12 }).map((words) => words.join(' ')),
    fc.array(word, { maxLength: 6 }).map((words) => words.join('')),
    fc.string({ unit: 'binary', maxLength: 60 }),
  )
  fc.assert(
    fc.property(source, (text) => {
      const result = checkCondition(text, environment('message'))
      if ('faults' in result) {
        expect(result.faults.length).toBeGreaterThan(0)
        for (const { offset, length } of result.faults) {
          expect(offset).toBeGreaterThanOrEqual(0)
          expect(offset).toBeLessThanOrEqual(text.length)
          expect(length).toBeGreaterThanOrEqual(0)
        }
        return
      }
      const lexicon = buildLexicon({ lists: { ads: ['a'] }, ...result.checked, patterns: [] })
      const condition = bindCondition(result.checked, lexicon, result.checked.reads)
      const context = { kind: 'message.sent' as const, facts: null, reads: [], isReply: false, emoji: '' }
      expect(typeof condition.judge(context).met).toBe('boolean')
      expect(condition.explain(context).length).toBeGreaterThan(0)
    }),
    { numRuns: 2_000 },
  )
})
