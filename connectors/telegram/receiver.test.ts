import type { Update } from 'grammy/types'
import { expect, test } from 'vitest'
import type { Incoming } from '../../core/chat/incoming.ts'
import { Groups } from './groups.ts'
import { Looks } from './looks.ts'
import { Receiver } from './receiver.ts'
import { Rights } from './rights.ts'
import { Sightings } from './sightings.ts'

const chat = { id: -1_001_234_567_890, type: 'supergroup', title: 'Club' }
const from = { id: 5, is_bot: false, first_name: 'Ann' }
const good = { message: { message_id: 7, date: 1_764_000_000, chat, from, text: 'hello' } }
const nothing = () => Promise.reject(new Error('not asked here'))

function receiver(taken: Incoming[], logged: string[]): Receiver {
  const asking = { getChatMember: nothing, getChatAdministrators: nothing, getChatMemberCount: nothing }
  const rights = new Rights({ api: asking, self: 1, tell: () => {} })
  const { signal: closing } = new AbortController()
  return new Receiver({
    host: {
      deliver: async (events) => {
        taken.push(...events)
        return { outcomes: [] }
      },
      log: (level) => void logged.push(level),
    },
    view: {
      groups: new Groups(null),
      sightings: new Sightings(),
      self: 1,
      role: () => undefined,
      size: () => undefined,
    },
    rights,
    looks: new Looks({ look: async () => {}, now: () => 0, failed: () => {}, closing }),
    only: null,
    answerButton: () => {},
  })
}

test.each([
  ['its own membership', { my_chat_member: { chat, from, date: 1 } }],
  ['a membership', { chat_member: { chat, from, date: 1 } }],
  ['a chat', { message: { chat: null } }],
  ['a reaction', { message_reaction: { chat, date: 1, message_id: 2 } }],
])('an update with half of %s is left out and named, and those around it are taken', async (_, half) => {
  const [taken, logged]: [Incoming[], string[]] = [[], []]
  const updates = [half, good].map((update, place) => ({ update_id: place, ...update }))
  // As a server might send it that is not quite Telegram's.
  await receiver(taken, logged).take(JSON.parse(JSON.stringify(updates)) as Update[], 2)
  expect(taken).toMatchObject([{ kind: 'message.sent', native: '7' }])
  expect(logged).toContain('error')
})
