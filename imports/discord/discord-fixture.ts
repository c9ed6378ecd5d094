/** Writes a talk as DiscordChatExporter writes JSON, for tests. */
interface Said {
  readonly id: string
  readonly at: number
  readonly sender: string
  readonly name: string
  readonly text: string
  readonly replyTo: string | null
}

/** @param offset minutes east of UTC of who makes the export */
export function printDiscord(channel: string, talk: readonly Said[], offset: number): string {
  return JSON.stringify(
    {
      guild: { id: '4001', name: 'Reading Room', iconUrl: '' },
      channel: {
        id: '5001',
        type: 'GuildTextChat',
        categoryId: null,
        category: null,
        name: channel,
        topic: null,
      },
      dateRange: { after: null, before: null },
      exportedAt: '2026-01-09T00:00:00+00:00',
      messages: talk.map((said) => ({
        id: said.id,
        type: said.replyTo === null ? 'Default' : 'Reply',
        timestamp: timestamp(said.at, offset),
        timestampEdited: null,
        isPinned: false,
        content: said.text,
        author: { id: said.sender, name: 'user', nickname: said.name, isBot: false, roles: [] },
        attachments: [],
        embeds: [],
        stickers: [],
        reactions: [],
        mentions: [],
        ...(said.replyTo === null ? {} : { reference: { type: 'Default', messageId: said.replyTo } }),
      })),
      messageCount: talk.length,
    },
    null,
    2,
  )
}

function timestamp(at: number, offset: number): string {
  const wall = new Date(at + offset * 60_000).toISOString().replace(/\.000Z$/, '')
  const away = Math.abs(offset)
  const two = (value: number): string => String(value).padStart(2, '0')
  return `${wall}${offset < 0 ? '-' : '+'}${two(Math.floor(away / 60))}:${two(away % 60)}`
}
