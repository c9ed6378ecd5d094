import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { systemEvent, systemEvents, systemReason } from './import-system-lines.ts'

const BASE = { at: 1, source: 'import' as const, group: { native: 'g' } }
const told = (text: string) =>
  systemEvents(text, BASE, undefined).map((event) => {
    const who = event.person?.native ?? '-'
    const what =
      event.kind === 'group.renamed'
        ? event.content.name
        : event.kind === 'group.notice'
          ? event.content.text
          : event.kind === 'member.role'
            ? event.data.role
            : event.inviter?.native
    return [event.kind, who, what].filter(Boolean).join(' ')
  })

describe('joins', () => {
  test.each([
    ['"小明"邀请"小红"加入了群聊', ['member.joined 小红 小明']],
    ['“小明”邀请“小红、小刚”加入了群聊', ['member.joined 小红 小明', 'member.joined 小刚 小明']],
    ['"小明"邀请"小红"、"小 刚"加入了群聊', ['member.joined 小红 小明', 'member.joined 小 刚 小明']],
    ['你邀请"小红"加入了群聊', ['member.joined 小红']],
    ['"小明"邀请你加入了群聊，群聊参与人还有：小红、小刚', []],
    ['"小明"邀请你和"小红"加入了群聊', ['member.joined 小红 小明']],
    ['"爱邀请的人"邀请"小红"加入了群聊', ['member.joined 小红 爱邀请的人']],
    ['"小红"通过扫描"小明"分享的二维码加入群聊', ['member.joined 小红 小明']],
    ['" 小红"通过扫描你分享的二维码加入群聊', ['member.joined 小红']],
    ['"小红"通过扫描二维码加入群聊', ['member.joined 小红']],
    ['小刚加入了群聊', ['member.joined 小刚']],
    ['小刚加入本群。', ['member.joined 小刚']],
    ['小明邀请小刚加入了群聊。', ['member.joined 小刚 小明']],
    [
      '"小明"邀请"小红"加入了群聊，"小红"与群里其他人都不是微信朋友关系，请注意隐私安全',
      ['member.joined 小红 小明'],
    ],
    [
      '"Ann Lee" invited "Bob" and "Cy" to the group chat',
      ['member.joined Bob Ann Lee', 'member.joined Cy Ann Lee'],
    ],
    ['You invited Bob to the group chat', ['member.joined Bob']],
    ['"Bob" joined the group chat via the QR Code shared by "Ann"', ['member.joined Bob Ann']],
    ['Bob joined group chat', ['member.joined Bob']],
    ['Carol joined the group.', ['member.joined Carol']],
    ['Alice added Carol to the group.', ['member.joined Carol Alice']],
    ['小紅已加入群組', ['member.joined 小紅']],
    ['花子がグループに参加しました。', ['member.joined 花子']],
    ['Joins: ann (a@b)', ['member.joined ann']],
    ['ann [a@b] has joined #dev', ['member.joined ann']],
  ])('%s', (text, events) => expect(told(text)).toEqual(events))
})

describe('leaves and removals', () => {
  test.each([
    ['"小红"退出了群聊', ['member.left 小红']],
    ['小红已退出群聊', ['member.left 小红']],
    ['你将"小红"移出了群聊', ['member.removed 小红']],
    ['"小明"将"小红"移出了群聊', ['member.removed 小红']],
    ['你将"小红、小刚"移出了群聊', ['member.removed 小红', 'member.removed 小刚']],
    ['小红被管理员移出了群聊', ['member.removed 小红']],
    ['小红被移出群聊', ['member.removed 小红']],
    ['你被"小明"移出群聊', []],
    ['You removed "Bob" from the group chat', ['member.removed Bob']],
    ['Alice removed Bob from the group.', ['member.removed Bob']],
    ['Bob left the group.', ['member.left Bob']],
    ['小紅已退出群組。', ['member.left 小紅']],
    ['太郎が花子をグループから削除しました。', ['member.removed 花子']],
    ['太郎がグループを退会しました。', ['member.left 太郎']],
    ['bo_ [b@c] has quit [bye]', ['member.left bo_']],
  ])('%s', (text, events) => expect(told(text)).toEqual(events))
})

describe('roles, names, notices', () => {
  test.each([
    ['"小红"已成为新群主', ['member.role 小红 owner']],
    ['小明将群主转让给小红', ['member.role 小红 owner']],
    ['"Bob" has become the new group owner', ['member.role Bob owner']],
    ['"小明"已将"小红"添加为群管理员', ['member.role 小红 admin']],
    ['小红被群主设为管理员', ['member.role 小红 admin']],
    ['群主取消了小红的管理员身份', ['member.role 小红 member']],
    ['"小明"修改群名为“读书 会”', ['group.renamed 小明 读书 会']],
    ['你修改群名为"读书会"', ['group.renamed - 读书会']],
    ['"Ann" changed the group name to "Books"', ['group.renamed Ann Books']],
    ['小明发布了群公告：周五 8 点\n开会', ['group.notice 小明 周五 8 点\n开会']],
  ])('%s', (text, events) => expect(told(text)).toEqual(events))
})

test.each([
  ['"小红"撤回了一条消息', 'recall-of-unknown-message'],
  ['"Bob" recalled a message', 'recall-of-unknown-message'],
  ['Bob unsent a message.', 'recall-of-unknown-message'],
  ['"小红"拍了拍"小明"', 'pat'],
  ['小红领取了你的红包', 'system-line'],
  ['"小红"与群里其他人都不是朋友关系，请注意隐私安全', 'system-line'],
  ['小明更新了群公告', 'system-line'],
  ['Alice invited Carol to the group.', 'system-line'],
])('%s is no event: %s', (text, reason) => {
  expect(told(text)).toEqual([])
  expect(systemReason(text)).toBe(reason)
})

test('several events of one line have ids of their own', () => {
  const events = systemEvents('"甲"邀请"乙、丙、丁"加入了群聊', BASE, '7')
  expect(events.map(({ native }) => native)).toEqual(['7', '7/1', '7/2'])
  expect(systemEvent('"甲"邀请"乙、丙"加入了群聊', BASE, '7')).toEqual(events[0])
})

test('names are given ids by whoever knows them, also the "you" of the file', () => {
  const personOf = (name: string) => ({ native: name === '你' ? 'wxid_me' : `wxid_${name}`, name })
  const [event] = systemEvents('你邀请"a"加入了群聊', BASE, undefined, personOf)
  expect(event).toMatchObject({ person: { native: 'wxid_a' }, inviter: { native: 'wxid_me' } })
})

test('quoted names of any kind come out as they are', () => {
  const name = fc
    .string({ unit: fc.constantFrom(...'小红abZ 邀请加入群聊()🐱·-_'), minLength: 1, maxLength: 20 })
    .filter((text) => text.trim() === text && text !== '你')
  fc.assert(
    fc.property(name, name, (by, who) => {
      const [event] = systemEvents(`"${by}"邀请"${who}"加入了群聊`, BASE, undefined)
      expect(event?.person?.native).toBe(who)
      expect(event?.inviter?.native ?? who).toBe(by)
    }),
  )
})

test('long texts are no sentences, and cost nothing', () => {
  expect(systemEvents(`"${'邀请'.repeat(5_000)}`, BASE, undefined)).toEqual([])
})
