/** Writes messages as chatlog would, for tests that read them back. */
import fc from 'fast-check'

export interface Said {
  readonly at: number
  readonly sender: string
  readonly name: string
  readonly text: string
}

const START = Date.UTC(2026, 0, 1)

/**
 * Texts without what only chatlog's own marks look like (`[文件|…]`, `> ` and a header): a text file cannot tell
 * them apart, nor a header line amid a text.
 */
export const said: fc.Arbitrary<Said> = fc
  .record({
    at: fc.integer({ min: 0, max: 8 * 86_400 }).map((seconds) => START + seconds * 1_000),
    number: fc.integer({ min: 1, max: 9 }),
    text: fc
      .array(
        fc.oneof(
          fc.string({ unit: fc.constantFrom(...'在吗abc 19:：()[]“"”,\'<&🌱\u200E'), maxLength: 20 }),
          fc.constantFrom('2026-01-01 16:00:00', '小禾 01-01 16:00:00', 'https://example.org/?a=1'),
        ),
        { maxLength: 4 },
      )
      .map((lines) => lines.join('\n').trim()),
  })
  .map(({ at, number, text }) => ({ at, sender: `wxid_${number}abc`, name: `小 禾:${number}🌱`, text }))

export function printJson(messages: readonly Said[]): string {
  const list = messages.map(({ at, sender, name, text }) => ({
    seq: at,
    time: new Date(at).toISOString(),
    talker: '1@chatroom',
    talkerName: '群',
    isChatRoom: true,
    sender,
    senderName: name,
    isSelf: false,
    type: 1,
    subType: 0,
    content: text,
  }))
  return JSON.stringify(list)
}

export function printCsv(messages: readonly Said[]): string {
  const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`
  const rows = messages.map(({ at, sender, name, text }) =>
    [wallOf(at), name, sender, '群', '1@chatroom', text].map(quoted).join(','),
  )
  return `${['Time,SenderName,Sender,TalkerName,Talker,Content', ...rows].join('\n')}\n`
}

/** Without the year, as chatlog writes spans within one. */
export function printText(messages: readonly Said[]): string {
  return messages
    .map(
      ({ at, sender, name, text }) =>
        `${name}(${sender}) [群(1@chatroom)] ${wallOf(at).slice(5)}\n${text}\n\n`,
    )
    .join('')
}

function wallOf(at: number): string {
  return new Date(at).toISOString().slice(0, 19).replace('T', ' ')
}
