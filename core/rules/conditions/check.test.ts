import { describe, expect, test } from 'vitest'
import { checkCondition, type CheckedCondition, type ConditionEnvironment } from './check.ts'

const environment: ConditionEnvironment = {
  lists: new Set(['ads', 'greetings']),
  rules: new Set(['no-ads', 'welcome-back']),
  roles: new Set(['creator', 'moderator']),
  kinds: new Set(['club', 'lobby']),
  groupValues: new Set(['teacher']),
  trigger: 'message',
}

function checked(source: string): CheckedCondition {
  const result = checkCondition(source, environment)
  if ('faults' in result) throw new Error(JSON.stringify(result.faults, null, 1))
  return result.checked
}

function faults(source: string, trigger: ConditionEnvironment['trigger'] = 'message') {
  const result = checkCondition(source, { ...environment, trigger })
  return 'faults' in result ? result.faults : []
}

describe('what is sound', () => {
  test.each([
    "text.contains('广告')",
    "!text.is('早') && message.has('image')",
    "text.matches_any(['价格', 'how much'])",
    "text.matches_list('ads') || text.matches('[0-9]{6,}')",
    "counts.messages('1m') > 5 && counts.fired('no-ads', '24h') >= 2",
    "member.role == 'owner' || 'creator' in member.roles",
    "member.role in ['owner', 'manager']",
    "group.kind == 'club' && group.value('teacher') != ''",
    'facts.emoji_ratio > 0.5 && facts.length < 20',
    'time.hour >= 22 || time.hour < 7 ? facts.link_count > 0 : false',
    "member.tags.exists(tag, tag.startsWith('vip'))",
    'size(member.tags) > 1 && double(facts.length) > 2.5',
    '(member.days + 1) * 2 > 10 && -member.points < 3',
    "text.raw.contains('！') // why not",
    "event.kind == 'message.sent' && !message.is_reply",
  ])('%s', (source) => {
    expect(faults(source)).toEqual([])
  })
})

test('what a condition needs is listed once', () => {
  const condition = checked(
    "counts.messages('60s') > 1 && counts.messages('1m') > 2 && member.role == 'owner' && text.is('早') && text.matches_any(['早', 'ad']) && text.matches('a+')",
  )
  expect(condition.reads).toEqual([
    { read: 'count', series: 'messages', span: 60_000, rule: null },
    { read: 'member.role' },
  ])
  expect(condition.words).toEqual(['早', 'ad'])
  expect(condition.patterns).toEqual(['a+'])
  expect(condition.byRole).toBe(true)
})

describe('faults name their place', () => {
  test.each([
    ['mesage.has("image")', 0, 'condition-unknown-name', "did you mean 'message'?"],
    ['message.is_repy', 0, 'condition-unknown-name', "did you mean 'is_reply'?"],
    ["counts.mesages('1m') > 3", 0, 'condition-unknown-name', "did you mean 'messages'?"],
    ["message.has('imge')", 12, 'condition-unknown-value', "did you mean 'image'?"],
    ["text.matches_list('add')", 18, 'condition-unknown-value', "did you mean 'ads'?"],
    ["counts.fired('no-adz', '1h') > 0", 13, 'condition-unknown-value', "did you mean 'no-ads'?"],
    ["member.role == 'chef'", 15, 'condition-impossible-value', 'Known: owner, manager, member.'],
    ["group.kind == 'clubb'", 14, 'condition-impossible-value', "did you mean 'club'?"],
    ["'creater' in member.roles", 0, 'condition-impossible-value', "did you mean 'creator'?"],
    ["'wecht' in facts.contacts", 0, 'condition-impossible-value', "did you mean 'wechat'?"],
    ["'imge' in facts.forms", 0, 'condition-impossible-value', "did you mean 'image'?"],
    ["'www.example.com' in facts.domains", 0, 'condition-impossible-value', "Write 'example.com'."],
    [
      "'example.com' in facts.domains && 'x' in facts.contacts",
      34,
      'condition-impossible-value',
      'Known: phone, wechat, qq, email, telegram, wallet.',
    ],
    [
      "facts.language == 'zh-CN'",
      18,
      'condition-impossible-value',
      'Known: zh, en, ja, ko, ru, uk, fa, und, ar, he, el, th, hi, hy, ka.',
    ],
    ["facts.contacts == 'wechat'", 0, 'condition-type', "This is a list: write it as '…' in facts.contacts."],
    ['facts.length', 0, 'condition-type', 'Compare it, such as facts.length > 100.'],
    ["member.role in ['owner', 'menager']", 25, 'condition-impossible-value', "did you mean 'manager'?"],
  ])('%s', (source, offset, code, hint) => {
    expect(faults(source)).toEqual([expect.objectContaining({ offset, code })])
    expect(faults(source)[0]?.hint?.en).toBe(hint)
  })

  test.each([
    ['', 'condition-empty'],
    ['text.is("a") &&', 'condition-syntax'],
    ['member.days = 3', 'condition-syntax'],
    ['member.days > 3 and time.hour > 2', 'condition-syntax'],
    ["text.contains('a", 'condition-syntax'],
    ['member.days', 'condition-type'],
    ["member.days > '3'", 'condition-type'],
    ['member.days == 1.5', 'condition-type'],
    ['text.contains(3)', 'condition-not-literal'],
    ['text.contains(member.name)', 'condition-not-literal'],
    ["text.matches_any(['a', member.name])", 'condition-not-literal'],
    ["text.contains('\u200b ')", 'condition-empty'],
    ["text.matches('(?=a)b')", 'condition-pattern'],
    ["text.matches('[')", 'condition-pattern'],
    ["counts.messages('1w') > 1", 'condition-duration'],
    ["counts.messages('30d') > 1", 'condition-duration'],
    ['counts.messages > 1', 'condition-type'],
    ['member.days() > 1', 'condition-type'],
    ["member['role'] == 'owner'", 'condition-unsupported-form'],
    ['has(member.role)', 'condition-unknown-function'],
    ['dyn(member.days) > 1', 'condition-unknown-function'],
    ['member == member', 'condition-incomplete-name'],
    ['member.tags.exists(text, text == "a")', 'condition-name-taken'],
    ['time.weekday == 8', 'condition-impossible-value'],
    ['budget.allows', 'condition-not-supported'],
    ['facts.ad > 0.9', 'condition-not-supported'],
    ['member.level >= 2', 'condition-not-supported'],
    ['member.score.creator >= 200', 'condition-not-supported'],
  ])('%s', (source, code) => {
    expect(faults(source).map((each) => each.code)).toContain(code)
    for (const each of faults(source)) {
      expect(each.message['zh-CN']).not.toBe('')
      expect(each.message.en).not.toMatch(/Folkmoot[A-Z]/)
    }
  })

  test('what this version does not carry out is said so', () => {
    expect(faults('!budget.allows')[0]?.message.en).toBe('`budget` is not supported by Folkmoot 0.4')
    expect(faults('!budget.allows')[0]?.offset).toBe(1)
  })

  test.each([
    ["member.days > 3 and text.is('a')", 16, 'Write && instead of and.'],
    ['member.days = 3', 12, 'Write == instead of =.'],
    ['text.contains（“广告”）', 13, 'Write ( instead of （.'],
    ["facts.question OR text.is('a')", 15, 'Write || instead of OR.'],
    ['not facts.question', 4, 'Write ! instead of not.'],
    [
      "text.matches('\\d+')",
      14,
      "Double the backslash in a text, such as text.matches('\\\\d+'), and write the whole condition in single quotes or after |.",
    ],
    ["text.contains('a') ＆＆ true", 19, 'Write && instead of ＆.'],
  ])('habits are understood: %s', (source, offset, hint) => {
    expect(faults(source)[0]?.offset).toBe(offset)
    expect(faults(source)[0]?.hint?.en).toBe(hint)
  })

  test('tokens and types are called by their signs and names', () => {
    expect(faults("text.contains('a'")[0]?.message.en).toBe("a ')' is missing here")
    expect(faults("facts.length > 'a'")[0]?.message['zh-CN']).toMatch(/整数 > 文字$/)
  })

  test('all of them are found at once', () => {
    const source = "mesage.has('image') || member.days > 'a' || (counts.messages('1y') > 1 && member.days)"
    expect(faults(source).map(({ offset, code }) => [offset, code])).toEqual([
      [0, 'condition-unknown-name'],
      [23, 'condition-type'],
      [61, 'condition-duration'],
      [74, 'condition-type'],
    ])
  })

  test('a value that the trigger does not bring is refused', () => {
    expect(faults("text.contains('a')", 'join').map(({ code }) => code)).toEqual(['condition-absent-value'])
    expect(faults('member.days > 1', 'schedule').map(({ code }) => code)).toEqual(['condition-absent-value'])
    expect(faults("counts.joins('1h') > 5", 'schedule')).toEqual([])
    expect(faults("reaction.emoji == '👍'", 'reaction')).toEqual([])
  })
})

describe('what could hang is refused', () => {
  const ones = Array.from({ length: 300 }, () => '1').join(',')

  test.each([
    ['"aaaaaaaaaaaaaaaaaaaaaaaaaa!".matches("^(a+)+$")', 'condition-unbounded'],
    ['member.name.matches("^(a+)+$")', 'condition-unbounded'],
    [`[${ones}].all(x, [1,2,3,4,5,6,7,8,9].exists(y, [1,2].all(z, z > x)))`, 'condition-too-costly'],
    [`[${ones}].all(x, [${ones}].all(y, x == y))`, 'condition-too-costly'],
    [`[${ones.slice(0, 401)}].all(x, [${ones.slice(0, 401)}].all(y, x == y))`, 'condition-too-costly'],
    [Array.from({ length: 20_000 }, () => 'true').join('||'), 'condition-too-long'],
    ['(('.repeat(40) + 'true' + '))'.repeat(40), 'condition-too-costly'],
    ['!'.repeat(1_990) + 'true', 'condition-too-costly'],
    ['[1,2].map(x, [x, x]).size() > 3', 'condition-unknown-function'],
    ['text.raw.split("").size() > 3', 'condition-unknown-function'],
    [`[${ones.slice(0, 201)}].all(x, [1,2,3,4,5,6,7].all(y, text.contains('a')))`, 'condition-too-costly'],
    [`text.matches('((a{100}){100}){100}')`, 'condition-pattern'],
  ])('bounded: %s', (source, code) => {
    expect(faults(source).map((each) => each.code)).toContain(code)
  })

  test('the hanging pattern runs in linear time through text.matches', () => {
    expect(checked("text.matches('^(a+)+$')").patterns).toEqual(['^(a+)+$'])
  })
})

describe('score-only', () => {
  test.each([
    ['facts.question', true],
    ["facts.question && text.contains('a')", false],
    ["facts.question || text.contains('a')", true],
    ["(facts.question || facts.contact) && counts.messages('1m') > 3", false],
    ["facts.question && !(facts.question || counts.messages('1m') <= 3)", false],
    ['facts.question && !(facts.question || member.days > 3)', true],
    ["facts.question && counts.messages('1m') > 0", true],
    ["facts.question && 0 < counts.messages('1m')", true],
    ["facts.question && counts.messages('1m') > 1", false],
    ["facts.question && counts.messages('1m') < 9", true],
    ["facts.question && !(counts.messages('1m') < 9)", false],
    ["counts.fired('no-ads', '1h') > 0", false],
    ['facts.question && facts.length > 0', true],
    ['facts.question && facts.length + 1 > 0', true],
    ['facts.question && facts.length == facts.length', true],
    ['facts.question && facts.link_count == 0', true],
    ['facts.question && facts.link_count >= 1', false],
    ['facts.question && facts.has_link == false', true],
    ['facts.question && (facts.has_link == false) == false', false],
    ["facts.question && message.has('text')", true],
    ["facts.question && 'text' in facts.forms", true],
    ["'wechat' in facts.contacts", false],
    ['facts.question && facts.domains.all(d, d != "a.com")', true],
    ['facts.question && facts.domains.exists(d, d == "a.com")', false],
    ['facts.question && facts.forms.exists(f, true)', true],
    ["facts.question && text.matches('.*')", true],
    ["facts.question && text.matches('x?')", true],
    ["facts.question && text.matches('free +money')", false],
    ["facts.question && text.raw.contains('')", true],
    ["facts.question && text.raw != ''", true],
    ["facts.question && member.name.contains('ads')", false],
    ["facts.question && group.kind == 'club'", true],
    ["facts.question && member.role == 'member'", true],
    ['facts.question && time.hour < 8', true],
    ['facts.question && member.points < -10', false],
    ["'spammer' in member.tags", false],
    ['facts.question && !(facts.question && member.days > 3)', true],
    ["facts.question && counts.messages('1m') >= 0", true],
    ["facts.question ? text.contains('a') : facts.contact", false],
    ["text.contains('a') ? facts.question : facts.question", true],
    ["facts.question && !text.contains('a')", true],
    ["facts.question && text.contains('a') == true", false],
    ["facts.question && text.contains('a') != true", true],
    ['true', true],
    ["message.has('link')", false],
  ])('%s: %s', (source, expected) => {
    expect(checked(source).scoreOnly).toBe(expected)
  })
})
