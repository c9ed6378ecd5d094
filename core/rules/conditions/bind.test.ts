import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Part } from '../../chat/message.ts'
import { nameOfRead, type Read, type ReadValue } from '../../decide/reads.ts'
import { FACTS } from '../../facts/describe.ts'
import { buildLexicon, type Lexicon } from '../../facts/lexicon.ts'
import { factsOf } from '../../facts/message-facts.ts'
import type { Condition, Necessary } from '../condition.ts'
import { bindCondition } from './bind.ts'
import { checkCondition, type CheckedCondition } from './check.ts'
import type { EvaluationContext } from './context.ts'
import { describeFault } from './judgement-fault.ts'

const LISTS = { ads: ['广告', 'promo', '加微信'] }
const VALUES: Readonly<Record<string, ReadValue>> = {
  'member.role': 'member',
  'member.roles': ['creator'],
  'member.tags': ['vip', 'old'],
  'member.messages': 12,
  'member.points': 30,
  'member.days': 3,
  'member.minutes_here': -1,
  'group.kind': 'club',
  'group.members': 180,
  'group.value:teacher': '小林',
  'time.hour': 9,
  'time.weekday': 7,
  'count:messages:60000': 4,
  'count:fired:86400000:no-ads': 2,
}

function check(source: string): CheckedCondition {
  const result = checkCondition(source, {
    lists: new Set(['ads']),
    rules: new Set(['no-ads']),
    roles: new Set(['creator']),
    kinds: new Set(['club', 'lobby']),
    groupValues: new Set(['teacher']),
    trigger: 'message',
  })
  if ('faults' in result) throw new Error(`${source}: ${JSON.stringify(result.faults)}`)
  return result.checked
}

interface Bound {
  readonly condition: Condition
  readonly lexicon: Lexicon
  readonly layout: readonly Read[]
}

function bind(source: string): Bound {
  const checked = check(source)
  const { words, pieces, patterns, reads } = checked
  const lexicon = buildLexicon({ lists: LISTS, words, pieces, patterns })
  return { condition: bindCondition(checked, lexicon, reads), lexicon, layout: reads }
}

function contextFor(
  { lexicon, layout }: Bound,
  parts: readonly Part[],
  values: Readonly<Record<string, ReadValue>> = VALUES,
): EvaluationContext {
  const known = layout.map((read) => values[nameOfRead(read)])
  return {
    kind: 'message.sent',
    facts: factsOf({ parts, name: '阿南' }, lexicon),
    reads: known.map((value) => value ?? 0),
    isReply: false,
    emoji: '',
  }
}

const said = (text: string): readonly Part[] => [{ type: 'text', text }]

function met(source: string, text: string): boolean {
  const bound = bind(source)
  return bound.condition.judge(contextFor(bound, said(text))).met
}

describe('texts', () => {
  test.each([
    ["text.contains('ad')", 'I read it', true],
    ["text.contains('AD')", 'ｒｅａｄ', true],
    ["text.contains('免费 领')", '免費 領', true],
    ["text.contains('免费')", '不收钱', false],
    ["text.starts_with('早')", '早上好', true],
    ["text.starts_with('上')", '早上好', false],
    ["text.ends_with('BOOK')", 'My book', true],
    ["text.is('Good morning')", ' good MORNING ', true],
    ["text.is('good')", 'good morning', false],
    ["text.matches_any(['ad', '价格'])", 'I read it', false],
    ["text.matches_any(['ad', '价格'])", 'an ad!', true],
    ["text.matches_any(['x']) || text.matches_any(['价格', 'how much'])", 'How much?', true],
    ["text.matches_list('ads')", '有廣告', true],
    ["text.matches_list('ads')", 'promotion', false],
    ["text.matches('^[0-9]{6,}$')", '1234567', true],
    ["text.matches('^(a+)+$')", 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!', false],
    ["text.raw.contains('AB')", 'xABx', true],
    ["member.name == '阿南'", '', true],
  ])('%s of %s: %s', (source, text, expected) => {
    expect(met(source, text)).toBe(expected)
  })
})

describe('values', () => {
  test.each([
    ["counts.messages('60s') == 4 && counts.messages('1m') > 3", true],
    ["counts.fired('no-ads', '1d') >= 2 && counts.fired('no-ads', '24h') < 3", true],
    ["member.role == 'member' && 'creator' in member.roles", true],
    ["member.tags.exists(tag, tag == 'old') && size(member.tags) == 2", true],
    ["group.kind == 'lobby' ? true : group.value('teacher') == '小林'", true],
    ['member.minutes_here == -1 && (member.days + 1) * 2 == 8', true],
    ['time.hour > 8.5 && time.weekday in [6, 7]', true],
    ["event.kind == 'message.sent' && !message.is_edit && !message.is_reply", true],
    ["message.has('image') || facts.link_count > 0", false],
    ['facts.length == 5 && facts.digit_ratio < 0.1', true],
    ["member.points / 0 > 1 || member.role == 'member'", true],
  ])('%s: %s', (source, expected) => {
    expect(met(source, 'hello')).toBe(expected)
  })

  test('a missing value is not met, and said so', () => {
    const bound = bind('member.days > 1')
    const nothing: EvaluationContext = { ...contextFor(bound, []), reads: [] }
    expect(bound.condition.judge(nothing)).toEqual({ met: false, fault: 'missing:member.days' })
    expect(describeFault('missing:member.days').en).toContain('member.days has no value')
    const text = bind("text.contains('a')")
    expect(text.condition.judge({ ...nothing, facts: null })).toEqual({
      met: false,
      fault: 'missing:message',
    })
  })

  test('an error at evaluation is not met, and says so', () => {
    const bound = bind('10 / member.points > 1')
    const context = contextFor(bound, said('a'), { 'member.points': 0 })
    expect(bound.condition.judge(context)).toEqual({ met: false, fault: 'error:division_by_zero' })
  })
})

describe('necessary', () => {
  test.each<[string, readonly Necessary[] | null]>([
    [
      "text.matches_any(['Ad', '价格'])",
      [
        { by: 'word', word: 'ad' },
        { by: 'word', word: '价格' },
      ],
    ],
    ["text.contains('广告')", [{ by: 'word', word: '广告' }]],
    ["text.contains('AD')", [{ by: 'piece', piece: 'ad' }]],
    ["text.is('早')", [{ by: 'word', word: '早' }]],
    ["text.matches_list('ads') && member.days < 3", [{ by: 'list', list: 'ads' }]],
    ["message.has('image')", [{ by: 'flag', flag: 'image' }]],
    ['facts.contact && member.days < 3', [{ by: 'flag', flag: 'contact' }]],
    ['facts.link_count > 0', [{ by: 'flag', flag: 'link' }]],
    ['facts.link_count >= 0', null],
    ["counts.messages('1m') > 5", [{ by: 'at-least', read: 'count:messages:60000', least: 6 }]],
    ["5 < counts.messages('1m')", [{ by: 'at-least', read: 'count:messages:60000', least: 6 }]],
    ["counts.messages('1m') > 5.5", [{ by: 'at-least', read: 'count:messages:60000', least: 6 }]],
    ["counts.messages('1m') < 5", null],
    ["!text.contains('广告')", null],
    ["text.contains('广告') || member.days < 3", null],
    [
      "text.contains('广告') || facts.question",
      [
        { by: 'word', word: '广告' },
        { by: 'flag', flag: 'question' },
      ],
    ],
    ["facts.question ? text.contains('广告') : false", [{ by: 'word', word: '广告' }]],
    ["text.matches('a') && facts.question", [{ by: 'flag', flag: 'pattern' }]],
    ['false', []],
  ])('%s', (source, expected) => {
    expect(bind(source).condition.necessary).toEqual(expected)
  })

  const LEAVES = [
    "text.contains('ad')",
    "text.contains('广告')",
    "text.contains(' 广 ')",
    "text.starts_with('加')",
    "text.ends_with('promo')",
    "text.is('+1')",
    "text.is('ad')",
    "text.is('。')",
    "text.matches_any(['ad', '免费'])",
    "text.matches_list('ads')",
    "text.matches('o+')",
    "message.has('image')",
    "message.has('contact')",
    'facts.question',
    'facts.contact',
    'facts.has_link',
    'facts.mentions_all',
    'facts.link_count > 0',
    'facts.mention_count >= 1',
    'facts.length > 4',
    'facts.lines >= 2',
    'facts.digit_ratio > 0.1',
    'facts.digit_ratio >= 0.5',
    'facts.emoji_ratio == 1.0',
    'facts.repeat_ratio > 0.2',
    'message.is_reply',
    'member.days >= 3',
    'member.minutes_here > -2',
    "2 < counts.messages('1m')",
    'member.points == 5',
    'member.points != 5',
    'member.points / (member.days - 3) > 0',
    'true',
    'false',
  ]
  const expression = fc.letrec<{ tree: string }>((tie) => ({
    tree: fc.oneof(
      { depthSize: 'small' },
      fc.constantFrom(...LEAVES),
      fc.tuple(tie('tree'), tie('tree')).map(([left, right]) => `(${left} && ${right})`),
      fc.tuple(tie('tree'), tie('tree')).map(([left, right]) => `(${left} || ${right})`),
      fc.tuple(tie('tree'), tie('tree'), tie('tree')).map(([c, a, b]) => `(${c} ? ${a} : ${b})`),
      tie('tree').map((inner) => `!(${inner})`),
      tie('tree').map((inner) => `((${inner}) == true)`),
    ),
  })).tree
  const piece = fc.constantFrom(
    'ad',
    'AD',
    'read',
    '广告',
    '廣告',
    ' 广 ',
    '加微信',
    'promo',
    '+1',
    '。',
    '免费',
    '？',
    'x',
    '微信 abc12345',
    ' ',
  )
  const part = fc.oneof(
    fc.array(piece, { maxLength: 3 }).map((pieces): Part => ({ type: 'text', text: pieces.join('') })),
    fc.constantFrom<Part>(
      { type: 'image' },
      { type: 'contact' },
      { type: 'mention', all: true },
      { type: 'mention', native: 'a' },
      { type: 'link', url: 'https://example.com/a' },
    ),
  )
  const small = fc.integer({ min: -1, max: 6 })

  test('what is left out could not have been met', () => {
    fc.assert(
      fc.property(
        expression.filter((source) => source.length < 1_500),
        fc.array(part, { maxLength: 3 }),
        fc.record({
          'member.days': small,
          'member.points': small,
          'member.minutes_here': small,
          'count:messages:60000': small,
        }),
        fc.boolean(),
        (source, parts, values, isReply) => {
          const bound = bind(source)
          const context = { ...contextFor(bound, parts, values), isReply }
          const { necessary } = bound.condition
          if (necessary === null || necessary.some((one) => holds(one, context, bound))) return
          expect(bound.condition.judge(context).met).toBe(false)
        },
      ),
      { numRuns: 300 },
    )
  })

  test('a condition means the same with and without the automaton', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...LEAVES.slice(0, 8)),
        fc.array(piece, { maxLength: 4 }),
        (source, pieces) => {
          const checked = check(source)
          const bare = buildLexicon({ lists: {}, words: [], patterns: [] })
          const parts = said(pieces.join(''))
          const bound = bind(source)
          const without = { condition: bindCondition(checked, bare, []), lexicon: bare, layout: [] }
          expect(bound.condition.judge(contextFor(bound, parts))).toEqual(
            without.condition.judge(contextFor(without, parts)),
          )
        },
      ),
      { numRuns: 200 },
    )
  })
})

function holds(one: Necessary, { facts, reads, isReply }: EvaluationContext, bound: Bound): boolean {
  const { lexicon, layout } = bound
  const has = (number: number) =>
    number >= 0 && (facts?.words.some((match) => match.word === number) ?? false)
  switch (one.by) {
    case 'word':
      return has(lexicon.numberOf(one.word))
    case 'piece':
      return has(lexicon.pieceNumber(one.piece))
    case 'list':
      return [...(lexicon.lists.get(one.list) ?? [])].some(has)
    case 'at-least':
      return Number(reads[layout.findIndex((read) => nameOfRead(read) === one.read)]) >= one.least
    case 'flag':
      return flagHolds(one.flag, facts, isReply)
    case 'level': {
      const fact = FACTS.find(({ name }) => name === one.fact)
      return facts !== null && Number(fact?.get(facts)) >= one.least
    }
  }
}

function flagHolds(flag: string, facts: EvaluationContext['facts'], isReply: boolean): boolean {
  if (facts === null) return false
  const others: Readonly<Record<string, boolean>> = {
    link: facts.has('link') || facts.links.length > 0,
    mention: facts.mentionsAll || facts.mentions.length > 0,
    contact: facts.has('contact') || facts.contacts.length > 0,
    question: facts.question,
    pattern: facts.patterns.size > 0,
    reply: isReply,
  }
  return others[flag] ?? facts.parts.some((part) => part.type === flag)
}

describe('explain', () => {
  test('each piece shows what it saw, and which one decided', () => {
    const bound = bind(
      "(text.matches_any(['价格']) || text.matches_list('ads')) && counts.messages('1m') > 5 && member.days < 9",
    )
    expect(bound.condition.explain(contextFor(bound, said('这是广告')))).toMatchObject([
      {
        source: "text.matches_any(['价格'])",
        met: false,
        decisive: false,
        values: [{ name: "text.matches_any(['价格'])", value: '—' }],
      },
      {
        source: "text.matches_list('ads')",
        met: true,
        decisive: false,
        values: [{ name: "text.matches_list('ads')", value: '广告 [2–4]' }],
      },
      {
        source: "counts.messages('1m') > 5",
        met: false,
        decisive: true,
        values: [{ name: "counts.messages('1m')", value: '4' }],
      },
      {
        source: 'member.days < 9',
        met: true,
        decisive: false,
        values: [{ name: 'member.days', value: '3' }],
      },
    ])
  })

  test('of a met condition every needed piece is decisive, and parentheses stay whole', () => {
    const bound = bind("(member.days + 1) * 2 > 7 && 'creator' in (member.roles)")
    const parts = bound.condition.explain(contextFor(bound, said('a')))
    expect(parts.map(({ source, decisive }) => [source, decisive])).toEqual([
      ['(member.days + 1) * 2 > 7', true],
      ["'creator' in (member.roles)", true],
    ])
    expect(parts[1]?.values).toEqual([{ name: 'member.roles', value: '[creator]' }])
  })

  test('a missing value is shown as missing', () => {
    const bound = bind('member.days > 1')
    expect(bound.condition.explain({ ...contextFor(bound, []), reads: [] })).toMatchObject([
      {
        source: 'member.days > 1',
        met: false,
        decisive: true,
        values: [{ name: 'member.days', value: '—' }],
      },
    ])
  })
})

describe('in words', () => {
  const wordsOf = (source: string, text: string): readonly (readonly [string, string])[] => {
    const bound = bind(source)
    const parts = bound.condition.explain(contextFor(bound, said(text)))
    return parts.map((part) => [part.said['zh-CN'], part.said.en])
  }

  test.each<[source: string, zh: string, en: string]>([
    ["text.matches_any(['价格', '广告'])", '出现了“广告”', 'the text has “广告”'],
    [
      "text.matches_any(['a1', 'b1', 'c1', 'd1', 'e1'])",
      '没有出现“a1”“b1”“c1”等 5 个',
      'the text has none of “a1”, “b1”, “c1” and 2 more',
    ],
    ["text.matches_list('ads')", '出现了词表“ads”里的“广告”', 'the text has “广告” of the list “ads”'],
    ['!facts.contact', '消息里没有联系方式', 'the message has no contact details'],
    ["message.has('image')", '消息里没有图片', 'the message does not have an image'],
    [
      "counts.messages('1m') > 5",
      '1 分钟内本群发言数为 4，没有超过 5',
      'Messages here within 1 minute: 4, not more than 5',
    ],
    [
      "counts.fired('no-ads', '24h') >= 2",
      '1 天内“no-ads”规则触发次数为 2，达到 2',
      'Firings of a rule “no-ads” within 1 day: 2, at least 2',
    ],
    ['9 > member.days', '加入天数为 3，不到 9', 'Days in the community: 3, less than 9'],
    ["member.role != 'owner'", '成员身份为普通成员，不是群主', 'Role: member, not owner'],
    ['time.weekday == 7', '星期为周日', 'Weekday: Sunday'],
    ["'creator' in member.roles", '章程角色里有“creator”', 'Charter roles: “creator” among them'],
    [
      '(member.days + 1) * 2 > 7',
      '“(member.days + 1) * 2 > 7”成立（加入天数为 3）',
      '“(member.days + 1) * 2 > 7” holds (Days in the community: 3)',
    ],
  ])('%s', (source, zh, en) => {
    expect(wordsOf(source, '这是广告')).toEqual([[zh, en]])
  })

  test('a value that is not known is said to be missing', () => {
    const bound = bind('!(member.days > 1)')
    const [part] = bound.condition.explain({ ...contextFor(bound, []), reads: [] })
    expect(part?.said).toEqual({
      'zh-CN': '不知道加入天数，按不满足处理',
      en: 'Days in the community: not known, which counts as not met',
    })
  })
})
