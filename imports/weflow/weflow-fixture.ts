/** Writes messages as WeFlow would, for tests that read them back. */
import fc from 'fast-check'

export interface Said {
  readonly at: number
  readonly sender: string
  readonly name: string
  readonly text: string
  readonly replyTo: string | undefined
}

const words = fc.string({ unit: fc.constantFrom(...'在吗abc 19:：()[]“"”,\'<&🌱\u200E\n\\'), maxLength: 40 })

export const said: fc.Arbitrary<Said> = fc.record({
  at: fc.integer({ min: 1, max: 2_000_000_000 }).map((seconds) => seconds * 1_000),
  sender: fc.integer({ min: 1, max: 9 }).map((number) => `wxid_${number}`),
  name: words.filter((text) => text !== ''),
  text: words,
  replyTo: fc.option(fc.integer({ min: 1, max: 99 }).map(String), { nil: undefined }),
})

export function print(messages: readonly Said[]): string {
  const list = messages.map(({ at, sender, name, text, replyTo }, i) => ({
    localId: i + 1,
    createTime: at / 1_000,
    type: '文本消息',
    localType: 49,
    content: text,
    isSend: 0,
    senderUsername: sender,
    senderDisplayName: name,
    replyToMessageId: replyTo,
  }))
  return JSON.stringify({ session: { wxid: '1@chatroom', nickname: '群', type: '群聊' }, messages: list })
}
