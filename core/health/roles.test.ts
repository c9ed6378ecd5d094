import { describe, expect, test } from 'vitest'
import type { IncomingPerson } from '../chat/incoming.ts'
import { History, START } from './history-fixture.ts'

/** Lin posts notices and greets; everyone else talks. */
function club(): History {
  const history = new History()
  history.notice(0, '林老师', '群公告：每周日共读')
  history.notice(1, '林老师', '群公告：请先看群规')
  for (let i = 0; i < 6; i++) {
    history.join(10 + i * 20, `新人${i}`).say(12 + i * 20, '林老师', '欢迎新朋友')
    history.say(14 + i * 20, `新人${i}`, '大家好').say(15 + i * 20, '话痨', '今天天气真好')
  }
  return history
}

const withRole = (history: History, name: string, role: NonNullable<IncomingPerson['role']>) =>
  history.add({
    kind: 'message.sent',
    at: START,
    source: 'import',
    group: { native: 'club', name: 'club' },
    person: { native: name, name, role },
    data: {},
    content: { parts: [{ type: 'text', text: 'hi' }], name },
  })

describe('guessed roles', () => {
  test('who posts notices and greets newcomers is taken for the owner, with the evidence', () => {
    const { roles } = club().report()
    expect(roles).toMatchObject({ from: 'inferred', owner: { name: '林老师' }, managers: [] })
    expect(roles.why['zh-CN']).toContain('发了 2 次公告')
    expect(roles.why['zh-CN']).toContain('欢迎了 6 位新人')
    expect(roles.why.en).toContain('posted 2 notices')
  })

  test('who merely writes much is nobody', () => {
    const history = new History()
    for (let i = 0; i < 50; i++)
      history.say(i, 'Ann', 'I baked bread again').say(i + 0.5, 'Ben', 'nice bread')
    expect(history.report().roles).toMatchObject({ from: 'unknown', owner: null, managers: [] })
  })

  test('two who do as much are managers, and the owner stays unknown', () => {
    const history = new History()
    for (let i = 0; i < 4; i++) history.notice(i, 'Ann', 'meeting').notice(i + 0.5, 'Ben', 'meeting')
    const { owner, managers } = history.report().roles
    expect(owner).toBeNull()
    expect(managers.map(({ name }) => name)).toEqual(['Ann', 'Ben'])
  })

  test('a word of welcome counts once an arrival, and not from whoever arrived', () => {
    const history = new History().join(0, 'Ann').say(1, 'Ann', 'welcome me').say(2, 'Ben', 'welcome')
    for (let i = 3; i < 12; i++) history.say(i, 'Cid', 'welcome welcome')
    expect(history.report().roles.from).toBe('unknown')
  })

  test('a program is no owner', () => {
    const history = new History()
    for (let i = 0; i < 9; i++) history.say(i, 'Helper', '@everyone news', { bot: true }).say(i, 'Ann', 'ok')
    expect(history.report().roles.from).toBe('unknown')
  })

  test('a name that says so is evidence', () => {
    const history = club().say(500, '群主小周', '早')
    const { owner, managers } = history.report().roles
    expect(owner?.name).toBe('群主小周')
    expect(managers.map(({ name }) => name)).toEqual(['林老师'])
  })
})

test('what the export says comes before any guess', () => {
  const { roles } = withRole(withRole(club(), 'Ada', 'owner'), 'Bo', 'admin').report()
  expect(roles).toMatchObject({ from: 'export', owner: { name: 'Ada' }, managers: [{ name: 'Bo' }] })
})

describe('given roles', () => {
  test('come before what the export says, by name in any case or by id', () => {
    const history = withRole(club(), 'Ada', 'owner')
    const { roles, caveats } = history.report({ roles: { owner: '话痨', managers: ['ada', '新人1'] } })
    expect(roles).toMatchObject({ from: 'given', owner: { name: '话痨' } })
    expect(roles.managers.map(({ name }) => name)).toEqual(['Ada', '新人1'])
    expect(caveats.map(({ en }) => en).filter((text) => text.startsWith('Nobody'))).toEqual([])
  })

  test('a name that nobody has is said, with names near to it', () => {
    const { roles, caveats } = club().report({ roles: { owner: '林老', managers: ['话唠', 'Zoe'] } })
    expect(roles).toMatchObject({ from: 'given', owner: null, managers: [] })
    const said = caveats.map((caveat) => caveat['zh-CN']).join('\n')
    expect(said).toContain('没有人叫「林老」，相近的有「林老师」')
    expect(said).toContain('没有人叫「话唠」，相近的有「话痨」')
    expect(said).toContain('没有人叫「Zoe」；')
  })
})
