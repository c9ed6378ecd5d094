import type { ChatMember, ChatMemberAdministrator, ChatMemberOwner } from 'grammy/types'
import { expect, test } from 'vitest'
import { Rights } from './rights.ts'

const CHAT = -1_001_234_567_890
const user = { id: 500, is_bot: true, first_name: 'Keeper' }

function admin(rights: object): ChatMember {
  return JSON.parse(JSON.stringify({ status: 'administrator', user, ...rights }))
}
const ALL = admin({ can_delete_messages: true, can_restrict_members: true })
const NONE = admin({})

/** Answers are given when the test says so. */
function asked() {
  const self = Promise.withResolvers<ChatMember>()
  const admins: (ChatMemberOwner | ChatMemberAdministrator)[] = [
    { status: 'creator', user: { id: 10, is_bot: false, first_name: 'Olga' }, is_anonymous: false },
  ]
  const codes: string[] = []
  const rights = new Rights({
    api: {
      getChatMember: () => self.promise,
      getChatAdministrators: () => Promise.resolve(admins),
      getChatMemberCount: () => Promise.resolve(7),
    },
    self: 500,
    tell: ({ code }) => void codes.push(code),
  })
  return { rights, codes, answer: self.resolve, looking: rights.look('g', CHAT) }
}

test('nothing is withheld and nobody has a role before Telegram has answered', async () => {
  const { rights, answer, looking } = asked()
  expect([rights.abilities('g'), rights.role('g', 10), rights.size('g'), rights.knows('g')]).toEqual([
    {},
    undefined,
    undefined,
    false,
  ])
  answer(ALL)
  await looking
  expect([rights.role('g', 10), rights.role('g', 11), rights.size('g'), rights.knows('g')]).toEqual([
    'owner',
    'member',
    7,
    true,
  ])
})

test('an answer that is older than an update does not count', async () => {
  const { rights, codes, answer, looking } = asked()
  rights.learn('g', CHAT, NONE)
  answer(ALL)
  await looking
  expect(codes).toEqual(['rights-missing'])
  expect(rights.abilities('g')).toMatchObject({ recall: 'never', block: 'never' })
  expect(rights.role('g', 10)).toBe('owner')
})

test('an update while the administrators are being asked for counts as well', async () => {
  const { rights, answer, looking } = asked()
  answer(ALL)
  await Promise.resolve()
  await Promise.resolve()
  rights.learn('g', CHAT, NONE)
  await looking
  expect(rights.abilities('g')).toMatchObject({ recall: 'never' })
})

test('roles follow what is told of them; who left is nobody special when coming back', async () => {
  const { rights, answer, looking } = asked()
  answer(ALL)
  await looking
  rights.note('g', 11, 'admin')
  expect(rights.role('g', 11)).toBe('admin')
  rights.note('g', 11, 'member')
  expect(rights.role('g', 11)).toBe('member')
})
