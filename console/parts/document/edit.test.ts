import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { insertIn, moveIn, removeIn, setIn } from './edit.ts'
import { readDocument, valueAt } from './read.ts'
import type { Path, Plain } from './write.ts'

const CHARTER = `# A club.
folkmoot: 1
name: Lantern   # the name
language: [zh-CN, en]
timezone: Asia/Shanghai

groups:
  # Where people arrive.
  lobby: { for: newcomers, match: ['a*'] } # small
  club:
    for: reading
    capacity: 200

words:
  ads: [cheap, deal]

rules:
  # Nobody advertises.
  - id: no-ads
    title: No ads
    when: message # always
    if: "text.matches_list('ads')" # the list
    do:
      - recall
      # Say why.
      - { tell: 'This was an ad.' }
    escalate: { within: 24h, steps: [warn, { mute: 10m }] }

  - id: hello
    when: join
    do: [{ say: Hello }]

  # On Sundays.
  - id: weekly
    when: { every: 'Sun 20:00', missed: skip }
    do:
      - say: |-
          Now.
          Come!

quiet: { from: '23:00', to: '08:00' }
`

const ORDER: Readonly<Record<string, readonly string[]>> = {
  '': ['folkmoot', 'name', 'purpose', 'language', 'timezone', 'groups', 'words', 'rules', 'quiet'],
  'rules/[]': ['id', 'title', 'when', 'kinds', 'if', 'do', 'escalate', 'cooldown', 'mode'],
}
const order = (path: Path) =>
  ORDER[path.map((step) => (typeof step === 'number' ? '[]' : step)).join('/')] ?? []

const read = (source: string, path: Path = []) => {
  const reading = readDocument(source)
  expect(reading.broken).toBeNull()
  return valueAt(reading, path)
}

/** Lines that are not the same, of what was before and of what is now. */
function changedLines(before: string, after: string) {
  const [one, other] = [before.split('\n'), after.split('\n')]
  let head = 0
  while (head < Math.min(one.length, other.length) && one[head] === other[head]) head += 1
  let tail = 0
  while (tail < Math.min(one.length, other.length) - head && one.at(-1 - tail) === other.at(-1 - tail))
    tail += 1
  return { before: one.slice(head, one.length - tail), after: other.slice(head, other.length - tail) }
}

const edits: readonly (readonly [
  what: string,
  edit: (source: string) => string,
  before: string[],
  after: string[],
])[] = [
  ['a text', (s) => setIn(s, ['name'], 'Lamp'), ['name: Lantern   # the name'], ['name: Lamp   # the name']],
  [
    'a condition stays quoted',
    (s) => setIn(s, ['rules', 0, 'if'], '!facts.question'),
    [`    if: "text.matches_list('ads')" # the list`],
    ['    if: "!facts.question" # the list'],
  ],
  [
    'a condition is written quoted',
    (s) => setIn(s, ['rules', 1, 'if'], 'facts', order),
    [],
    ["    if: 'facts'"],
  ],
  [
    'a field goes where it belongs',
    (s) => setIn(s, ['rules', 0, 'kinds'], ['club'], order),
    [],
    ['    kinds: [club]'],
  ],
  [
    'a section goes where it belongs',
    (s) => setIn(s, ['purpose'], 'To read', order),
    [],
    ['', 'purpose: To read'],
  ],
  ['a field behind all others', (s) => setIn(s, ['rules', 2, 'mode'], 'dry', order), [], ['    mode: dry']],
  [
    'a field is taken away',
    (s) => setIn(s, ['rules', 0, 'escalate'], undefined),
    ['    escalate: { within: 24h, steps: [warn, { mute: 10m }] }'],
    [],
  ],
  [
    'a field with lines is taken away',
    (s) => setIn(s, ['rules', 2, 'do'], undefined),
    ['    do:', '      - say: |-', '          Now.', '          Come!'],
    [],
  ],
  [
    'one value on a line',
    (s) => setIn(s, ['groups', 'lobby', 'for'], 'all'),
    ["  lobby: { for: newcomers, match: ['a*'] } # small"],
    ["  lobby: { for: all, match: ['a*'] } # small"],
  ],
  [
    'one more on a line',
    (s) => setIn(s, ['groups', 'lobby', 'capacity'], 9),
    ["  lobby: { for: newcomers, match: ['a*'] } # small"],
    ["  lobby: { for: newcomers, match: ['a*'], capacity: 9 } # small"],
  ],
  [
    'one less on a line',
    (s) => removeIn(s, ['groups', 'lobby', 'for']),
    ["  lobby: { for: newcomers, match: ['a*'] } # small"],
    ["  lobby: { match: ['a*'] } # small"],
  ],
  [
    'the last on a line',
    (s) => removeIn(s, ['quiet', 'to']),
    ["quiet: { from: '23:00', to: '08:00' }"],
    ["quiet: { from: '23:00' }"],
  ],
  [
    'a list, item by item',
    (s) => setIn(s, ['rules', 0, 'do'], ['recall', { tell: 'No.' }, 'case']),
    ["      - { tell: 'This was an ad.' }"],
    ["      - { tell: 'No.' }", '      - case'],
  ],
  [
    'the first of a list',
    (s) => setIn(s, ['rules', 0, 'do'], [{ tell: 'This was an ad.' }]),
    ['      - recall'],
    [],
  ],
  [
    'a text of lines',
    (s) => setIn(s, ['rules', 2, 'do', 0, 'say'], 'Now.\nCome all!'),
    ['          Come!'],
    ['          Come all!'],
  ],
  [
    'lines become one',
    (s) => setIn(s, ['rules', 2, 'do', 0, 'say'], 'Now'),
    ['      - say: |-', '          Now.', '          Come!'],
    ['      - say: Now'],
  ],
  [
    'one becomes lines',
    (s) => setIn(s, ['groups', 'club', 'for'], 'a\nb'),
    ['    for: reading'],
    ['    for: |-', '      a', '      b'],
  ],
  [
    'a word for another shape',
    (s) => setIn(s, ['rules', 1, 'when'], { every: '20:00' }),
    ['    when: join'],
    ["    when: { every: '20:00' }"],
  ],
  [
    'a map for a word',
    (s) => setIn(s, ['rules', 2, 'when'], 'leave'),
    ["    when: { every: 'Sun 20:00', missed: skip }"],
    ['    when: leave'],
  ],
  [
    'a rule at the end',
    (s) =>
      insertIn(s, ['rules'], 3, {
        id: 'new',
        when: 'message',
        if: "text.is('x')",
        do: ['recall', { tell: 'So: no' }],
      }),
    [],
    [
      '  - id: new',
      '    when: message',
      `    if: "text.is('x')"`,
      '    do:',
      '      - recall',
      "      - { tell: 'So: no' }",
      '',
    ],
  ],
  [
    'a rule goes with its comment',
    (s) => removeIn(s, ['rules', 2]),
    [
      '  # On Sundays.',
      '  - id: weekly',
      "    when: { every: 'Sun 20:00', missed: skip }",
      '    do:',
      '      - say: |-',
      '          Now.',
      '          Come!',
      '',
    ],
    [],
  ],
  ['the first rule goes', (s) => removeIn(s, ['rules', 0]), expect.any(Array), []],
  [
    'a word into a list',
    (s) => setIn(s, ['words', 'ads'], ['cheap', 'new', 'deal']),
    ['  ads: [cheap, deal]'],
    ['  ads: [cheap, new, deal]'],
  ],
  [
    'a list for a new name',
    (s) => setIn(s, ['words', 'more'], ['a b', 'c: d']),
    [],
    ["  more: [a b, 'c: d']"],
  ],
]

describe('an edit changes only the lines that it is about', () => {
  test.each(edits.map(([what, edit, before, after]) => ({ what, edit, before, after })))(
    '$what',
    ({ edit, before, after }) => {
      const text = edit(CHARTER)
      read(text)
      expect(changedLines(CHARTER, text)).toEqual({ before, after })
    },
  )

  test('a rule moves with its comment, and back', () => {
    const moved = moveIn(CHARTER, ['rules'], 2, 0)
    expect(read(moved, ['rules', 0, 'id'])).toBe('weekly')
    expect(moved).toMatch(/rules:\n {2}# On Sundays\.\n {2}- id: weekly/)
    expect(moved).toMatch(/\n\n {2}# Nobody advertises\.\n {2}- id: no-ads/)
    expect(moveIn(moved, ['rules'], 0, 2)).toBe(CHARTER)
  })

  test('the last rule leaves an empty list, and the next one fills it', () => {
    const none = 'a: 1\nrules:\n  - id: x\n    do: [case]\nb: 2\n'
    expect(removeIn(none, ['rules', 0])).toBe('a: 1\nrules: []\nb: 2\n')
    expect(
      read(insertIn('a: 1\nrules: []\nb: 2\n', ['rules'], 0, { id: 'y', do: ['case'] }), ['rules', 0, 'id']),
    ).toBe('y')
    expect(insertIn('a: 1\n', ['rules'], 0, { id: 'z' })).toBe('a: 1\n\nrules:\n  - id: z\n')
  })
})

const text = fc.oneof(
  fc.constantFrom(
    'plain',
    '欢迎 {members}！',
    'a: b',
    '# x',
    "it's",
    'say "x"',
    'true',
    '12',
    '10m',
    '- x',
    '',
    ' x ',
    'a\nb',
    'a\n\nb',
    '[x',
    '!a',
    'x #y',
    '\\n',
    'tab\tx',
    '：',
    '@all',
    '%a',
    'null',
    '*',
    '&a',
    'x:',
  ),
  fc.string({ maxLength: 12 }),
)
const leaf: fc.Arbitrary<Plain> = fc.oneof(text, fc.integer({ min: -1000, max: 1000 }), fc.boolean())
const value: fc.Arbitrary<Plain> = fc.oneof(
  leaf,
  fc.array(leaf, { maxLength: 3 }),
  fc.dictionary(fc.constantFrom('a', 'per-day', 'zh-CN', '词'), leaf, { maxKeys: 3, noNullPrototype: true }),
  fc.array(
    fc.dictionary(fc.constantFrom('say', 'mute'), leaf, { minKeys: 1, maxKeys: 1, noNullPrototype: true }),
    { maxLength: 3 },
  ),
)
const path: fc.Arbitrary<Path> = fc.constantFrom<Path>(
  ['name'],
  ['purpose'],
  ['language'],
  ['groups', 'lobby', 'for'],
  ['groups', 'new'],
  ['groups', 'club', 'values'],
  ['words', 'ads'],
  ['rules', 0, 'if'],
  ['rules', 1, 'if'],
  ['rules', 0, 'do'],
  ['rules', 0, 'do', 1, 'tell'],
  ['rules', 1, 'do', 0],
  ['rules', 2, 'do', 0, 'say'],
  ['rules', 2, 'when'],
  ['rules', 0, 'escalate', 'steps'],
  ['rules', 1, 'cooldown'],
  ['rules', 3],
  ['quiet', 'from'],
  ['quiet'],
)
const comments = (source: string) => [...source.matchAll(/(?<=^|\s)# \w[^\n]*/g)].map(([comment]) => comment)

test('whatever is written where: it is read again as it was meant, everything else is as it was', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(path, fc.option(value, { nil: undefined })), { minLength: 1, maxLength: 4 }),
      (steps) => {
        let source = CHARTER
        for (const [at, next] of steps) {
          if (!canHold(read(source, at.slice(0, -1)), at.at(-1))) continue
          const before = read(source)
          const there = read(source, at)
          const after = setIn(source, at, next, order)
          expect(read(after)).toEqual(expectedAfter(before ?? null, at, next, there))
          source = after
        }
      },
    ),
    { numRuns: 120 },
  )
})

test('comments outside of what is changed stay', () => {
  fc.assert(
    fc.property(
      fc.constantFrom<Path>(['name'], ['purpose'], ['rules', 1, 'if'], ['rules', 2, 'when'], ['quiet']),
      value,
      (at, next) => {
        expect(comments(setIn(CHARTER, at, next, order))).toEqual(expect.arrayContaining(comments(CHARTER)))
      },
    ),
  )
})

/** Whether there is a map for a name, or a list with that item or just room for it. */
function canHold(holder: Plain | undefined, step: string | number | undefined): boolean {
  if (typeof holder !== 'object' || holder === null) return false
  return typeof step === 'number' ? Array.isArray(holder) && step <= holder.length : !Array.isArray(holder)
}

/** The same change made to plain data. */
function expectedAfter(before: Plain, at: Path, next: Plain | undefined, there: Plain | undefined): Plain {
  if (next === undefined && there === undefined) return before
  const copy: unknown = structuredClone(before)
  let holder: unknown = copy
  const reach = (step: string | number) => (holder as Record<string | number, unknown>)[step]
  for (const step of at.slice(0, -1)) holder = reach(step)
  const last = at.at(-1) ?? ''
  if (next !== undefined) (holder as Record<string | number, unknown>)[last] = next
  else if (Array.isArray(holder)) holder.splice(Number(last), 1)
  else delete (holder as Record<string | number, unknown>)[last]
  return copy as Plain
}
