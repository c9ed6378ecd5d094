/** Writes messages as QQ Chat Exporter would, for tests that read them back. */
import fc from 'fast-check'

export interface Said {
  readonly at: number
  readonly native: string
  readonly id: string
  readonly name: string
  readonly text: string
  readonly replyTo: string | undefined
}

const words = fc.string({ unit: fc.constantFrom(...'在吗abc 19:：()[]“"”,\'<&🌱\u200E\n\\'), maxLength: 40 })

export const said: fc.Arbitrary<Said> = fc.record({
  at: fc.integer({ min: 1_000_000_000_000, max: 2_000_000_000_000 }),
  native: fc.integer({ min: 1, max: 999 }).map(String),
  id: fc.integer({ min: 10_001, max: 4_000_000_000 }).map(String),
  name: words.filter((text) => text !== ''),
  text: words,
  replyTo: fc.option(fc.integer({ min: 1, max: 99 }).map(String), { nil: undefined }),
})

/** One message as an object; `isNew`: with elements, and ids under their newer names. */
function messageOf({ at, native, id, name, text, replyTo }: Said, isNew: boolean): object {
  const reply = { referencedMessageId: replyTo, senderName: '谁' }
  const sender = { uid: `u_${id}`, uin: id, name }
  if (isNew) {
    const elements = [
      ...(replyTo === undefined ? [] : [{ type: 'reply', data: reply }]),
      { type: 'text', data: { text } },
    ]
    return { id: native, timestamp: at, sender, content: { text, elements }, recalled: false, system: false }
  }
  const content = { text, resources: [], emojis: [], ...(replyTo === undefined ? {} : { reply }) }
  return { messageId: native, timestamp: new Date(at).toISOString(), sender, content, isSystemMessage: false }
}

export function print(messages: readonly Said[], isNew: boolean): string {
  return JSON.stringify({
    metadata: { name: 'QQChatExporter V4' },
    chatInfo: { name: '群', type: 'group' },
    messages: messages.map((message) => messageOf(message, isNew)),
  })
}
