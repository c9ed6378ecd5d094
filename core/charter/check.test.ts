import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkCharter } from './check.ts'
import { FULL_CHARTER, FULL_FILES } from './charter-fixture.ts'

const HEAD = `folkmoot: 1
name: x
language: [zh-CN, en]
timezone: Asia/Shanghai
groups: { lobby: { for: a, values: { teacher: text } }, club: { for: b } }
roles: { mentor: { duty: d } }
`
const RULE = HEAD + 'rules:\n'

const check = (source: string, files: Record<string, string> = {}) =>
  checkCharter({ source, file: 'c.yaml', files })
const found = (source: string, files: Record<string, string> = {}) =>
  check(source, files).faults.map(({ line, column, code }) => `${line}:${column} ${code}`)

describe('names', () => {
  test.each([
    [
      'an id twice',
      RULE + '  - { id: a, when: leave, do: [case] }\n  - { id: a, when: leave, do: [case] }\n',
      '9:11 duplicate-id',
    ],
    ['an id of Folkmoot itself', RULE + '  - { id: welcome, when: leave, do: [case] }\n', '8:11 reserved-id'],
    [
      'a former id still in use',
      RULE + '  - { id: a, was: b, when: leave, do: [case] }\n  - { id: b, when: leave, do: [case] }\n',
      '8:19 former-id-in-use',
    ],
    ['its own former id', RULE + '  - { id: a, was: a, when: leave, do: [case] }\n', '8:19 former-id-in-use'],
    [
      'one former id of two rules',
      RULE +
        '  - { id: a, was: c, when: leave, do: [case] }\n  - { id: b, was: [c], when: leave, do: [case] }\n',
      '9:20 former-id-twice',
    ],
    [
      'an unknown kind',
      RULE + '  - { id: a, when: leave, kinds: [clubb], do: [case] }\n',
      '8:35 unknown-kind',
    ],
    ['no kind', RULE + '  - { id: a, when: leave, kinds: [], do: [case] }\n', '8:34 too-few'],
    ['an id with a space', RULE + "  - { id: 'a b', when: leave, do: [case] }\n", '8:11 bad-name'],
    ['a kind with a bad name', HEAD.replace('club:', "'c!':"), '5:57 bad-name'],
    ['a role called member', HEAD.replace('mentor:', 'member:'), '6:10 reserved-role'],
    [
      'an unknown kind in the welcome',
      HEAD + 'onboarding: { welcome: { say: hi, kinds: [nope] } }',
      '7:43 unknown-kind',
    ],
  ])('%s', (_name, source, fault) => {
    expect(found(source)).toEqual([fault])
  })
})

describe('what is exempt must be said and justified', () => {
  test('exemptions and conditions on roles are listed', () => {
    const { faults, exemptions, differencesByRole } = check(
      `${RULE}  - { id: a, when: message, if: "member.role != 'owner'", do: [case], exempt: [{ role: mentor, because: they teach }] }\n`,
    )
    expect(faults).toEqual([])
    expect(exemptions).toEqual([{ rule: 'a', role: 'mentor', because: 'they teach', line: 8, column: 80 }])
    expect(differencesByRole).toEqual([
      { rule: 'a', kind: 'exemption', role: 'mentor', source: 'they teach', line: 8, column: 80 },
      { rule: 'a', kind: 'condition', role: null, source: "member.role != 'owner'", line: 8, column: 33 },
    ])
  })

  test('roles may share one reason', () => {
    const rule = '{ id: a, when: leave, do: [case], exempt: [owner, mentor], because: they host }'
    expect(check(`${RULE}  - ${rule}\n`)).toMatchObject({
      faults: [],
      exemptions: [
        { role: 'owner', because: 'they host' },
        { role: 'mentor', because: 'they host' },
      ],
    })
    expect(found(`${RULE}  - { id: a, when: leave, do: [case], because: they host }\n`)).toEqual([
      '8:39 reason-without-exemption',
    ])
  })

  test('a charter that treats all alike lists nothing', () => {
    const { exemptions, differencesByRole } = check(
      `${RULE}  - { id: a, when: message, if: 'member.days < 3', do: [case] }\n`,
    )
    expect([exemptions, differencesByRole]).toEqual([[], []])
  })

  test.each([
    ['no reason', '{ role: owner }', '8:48 missing-field'],
    ['an empty reason', "{ role: owner, because: ' ' }", '8:72 empty-text'],
    ['only a role', 'owner', '8:48 missing-field'],
    ['everybody', '{ role: member, because: x }', '8:56 unknown-role'],
  ])('%s', (_name, exemption, fault) => {
    expect(found(`${RULE}  - { id: a, when: leave, do: [case], exempt: [${exemption}] }\n`)).toEqual([fault])
  })
})

describe('acts fit what happened', () => {
  test.each([
    ['recall on a join', 'when: join, do: [recall]', 'act-not-possible'],
    ['reply on a join', 'when: join, do: [{ reply: hi }]', 'act-not-possible'],
    ['tell on a schedule', "when: { every: '20:00' }, do: [{ tell: hi }]", 'act-not-possible'],
    ['mute after leaving', 'when: leave, do: [{ mute: 10m }]', 'act-not-possible'],
    ['a recalled message recalled', 'when: recall, do: [recall]', 'act-not-possible'],
    [
      'a ladder on a schedule',
      "when: { every: '20:00' }, do: [case], escalate: { within: 1h, steps: [case] }",
      'no-member',
    ],
    [
      'counting members on a schedule',
      "when: { every: '20:00' }, do: [case], cap: { per: member, per-day: 1 }",
      'no-member',
    ],
    ['nothing to do', 'when: message', 'nothing-to-do'],
    ['an empty list of acts', 'when: message, do: []', 'nothing-to-do'],
    ['a ladder without steps', 'when: message, do: [case], escalate: { within: 1h, steps: [] }', 'no-steps'],
    ['two acts in one item', 'when: message, do: [{ tell: a, mute: 1m }]', 'act-one-field'],
    ['an act without its value', 'when: message, do: [mute]', 'act-needs-value'],
    ['a mute of more than 30 days', 'when: message, do: [{ mute: 31d }]', 'duration-out-of-bounds'],
    ['a webhook without https', "when: message, do: [{ webhook: 'http://example.org' }]", 'bad-webhook'],
    ['half a point', 'when: message, do: [{ points: 0.5 }]', 'wrong-type'],
    ['remove without a condition', 'when: join, do: [remove]', 'score-only'],
    [
      'block on the last step, on a guess',
      "when: message, if: 'facts.emoji_ratio > 0.9', do: [case], escalate: { within: 1h, steps: [warn, block] }",
      'score-only',
    ],
  ])('%s is refused', (_name, rule, code) => {
    expect(check(`${RULE}  - { id: a, ${rule} }\n`).faults.map((fault) => fault.code)).toEqual([code])
  })

  test.each([
    ['remove on a word', 'when: message, if: "text.contains(\'spam\')", do: [remove]'],
    ['a note on a schedule', "when: { every: 'Fri-Mon 20:00', missed: ask }, do: [{ note: hi }]"],
    ['tag and points on leaving', 'when: leave, do: [{ tag: gone }, { points: -1 }]'],
  ])('%s is fine', (_name, rule) => {
    expect(found(`${RULE}  - { id: a, ${rule} }\n`)).toEqual([])
  })
})

describe('texts', () => {
  test.each([
    ['an unknown placeholder', 'when: message, do: [{ say: "hi {membr}" }]', ['8:45 unknown-placeholder']],
    [
      'a member on a schedule',
      "when: { every: '20:00' }, do: [{ say: 'hi {member}' }]",
      ['8:56 unknown-placeholder'],
    ],
    ['a strike without a ladder', "when: message, do: [{ say: '{strike}' }]", ['8:42 unknown-placeholder']],
    [
      'a value that not all kinds bring',
      "when: message, do: [{ say: '{group.teacher}' }]",
      ['8:42 unknown-placeholder'],
    ],
    ['a value that its kinds bring', "when: message, kinds: [lobby], do: [{ say: '{group.teacher}' }]", []],
    [
      'a purpose that is not given',
      "when: message, do: [{ say: '{purpose}' }]",
      ['8:42 unknown-placeholder'],
    ],
    ['braces around anything else', "when: message, do: [{ say: 'f(x) = { x } {} {1}' }]", []],
    ['a language that is missing', 'when: message, do: [{ say: { en: hi } }]', ['8:41 missing-language']],
    ['no language at all', 'when: message, do: [{ say: {} }]', ['8:41 empty-text']],
    ['a list of rules where none has a title', "when: message, do: [{ say: '{rules}' }]", ['8:42 no-titles']],
    [
      'a schedule that calls everybody every day',
      "when: { every: '20:00' }, do: [{ say: { en: '@all come', zh-CN: 来 } }]",
      ['8:52 too-many-calls'],
    ],
    ['one that does so twice a week', "when: { every: 'Tue,Thu 20:00' }, do: [{ say: '@all come' }]", []],
    ['a daily schedule that calls nobody', "when: { every: '20:00' }, do: [{ say: come }]", []],
    ['an empty text', "when: message, do: [{ say: '' }]", ['8:41 empty-text']],
  ])('%s', (_name, rule, faults) => {
    expect(found(`${RULE}  - { id: a, ${rule} }\n`)).toEqual(faults)
  })

  test('a missing language is a warning and hinders nothing', () => {
    const { document, faults } = check(`${RULE}  - { id: a, when: leave, title: { en: hi }, do: [case] }\n`)
    expect(faults.map(({ severity }) => severity)).toEqual(['warning'])
    expect(document).not.toBeNull()
  })

  test('a hashtag that YAML drops is pointed out, a comment is not', () => {
    expect(found(`${HEAD}purpose: join us #photography\n`)).toEqual(['7:18 text-cut-short'])
    expect(found(`${HEAD}purpose: join us # for now\n`)).toEqual([])
  })
})

describe('word lists', () => {
  const source = (file: string) => `${HEAD}words: { ads: { file: '${file}' } }\n`
  test.each([
    ['a missing file', 'ads.txt', {}, ['7:23 missing-file']],
    ['a file outside', '../ads.txt', {}, ['7:23 bad-path']],
    ['an absolute path', '/etc/passwd', {}, ['7:23 bad-path']],
    ['a file that is no UTF-8', 'ads.txt', { 'ads.txt': 'a\uFFFD' }, ['7:23 not-utf8']],
    ['an empty file', 'ads.txt', { 'ads.txt': '# nothing\n' }, ['7:23 no-words']],
    ['a name of every object', 'constructor', {}, ['7:23 missing-file']],
    ['a file', 'ads.txt', { 'ads.txt': '\uFEFFone\r\n two \n#no\n' }, []],
  ])('%s', (_name, path, files, faults) => {
    expect(found(source(path), files)).toEqual(faults)
  })

  test('one word a line, comments and empty lines left out', () => {
    const { document } = check(source('ads.txt'), { 'ads.txt': '\uFEFFone\r\n two \n\n#no\nthree four' })
    expect(document?.words['ads']).toEqual(['one', 'two', 'three four'])
  })
})

describe('the rest', () => {
  test.each([
    ['no list at all', 'just text', '1:1 not-a-charter'],
    ['a list', '- a', '1:1 not-a-charter'],
    ['an empty item', `${RULE}  - { id: a, when: leave, do: [case] }\n  -\n`, '9:4 wrong-type'],
    ['an empty field', `${HEAD}purpose:\n`, '7:1 wrong-type'],
    ['quiet hours that never are', `${HEAD}quiet: { from: '08:00', to: '08:00' }`, '7:29 quiet-empty'],
    ['a language twice', HEAD.replace('en]', 'zh-CN]'), '3:19 language-twice'],
    [
      'a language of no one',
      HEAD.replace('[zh-CN, en]', 'en').replace('for: b', 'for: b, language: zh-CN'),
      '5:83 language-not-listed',
    ],
    ['an offset as time zone', HEAD.replace('Asia/Shanghai', "'+08:00'"), '4:11 unknown-timezone'],
  ])('%s', (_name, source, fault) => {
    expect(found(source)).toEqual([fault])
  })

  test('whatever the text is, checking ends with faults, never by throwing', () => {
    const lines = FULL_CHARTER.split('\n')
    const broken = fc
      .tuple(
        fc.nat(lines.length - 1),
        fc.constantFrom(
          '!',
          '[',
          '{',
          '*x',
          '&x',
          ': ',
          '- ',
          '"',
          "'",
          '\t',
          '  ',
          ' #',
          '|',
          '%',
          ',',
          '{}',
        ),
        fc.nat(20),
      )
      .map(([index, piece, at]) =>
        lines
          .map((line, place) => (place === index ? line.slice(0, at) + piece + line.slice(at) : line))
          .join('\n'),
      )
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), broken), (source) => {
        const { document, faults } = check(source, FULL_FILES)
        expect(document === null).toBe(faults.some(({ severity }) => severity === 'error'))
        for (const { line, column } of faults) expect(Math.min(line, column)).toBeGreaterThanOrEqual(1)
      }),
      { numRuns: 150 },
    )
  })
})
