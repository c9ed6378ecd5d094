/** Writes a talk as Zulip exports an organisation, for tests. */
interface Said {
  readonly id: string
  readonly at: number
  readonly sender: string
  readonly name: string
  readonly text: string
  readonly replyTo: string | null
}

/** Zulip has no replies: "quote and reply" writes whom, where and what is answered before the answer. */
function contentOf({ text, replyTo }: Said): string {
  if (replyTo === null) return text
  const link = `https://chat.example.org/#narrow/channel/3-help/topic/x/near/${replyTo}`
  return `@_**Somebody|7** [said](${link}):\n\`\`\`\`quote\nwords\n\`\`\`\nwith code\n\`\`\`\n\`\`\`\`\n${text}`
}

/** Files by path; so many messages a file. */
export function printZulip(channel: string, talk: readonly Said[], perFile: number): Record<string, string> {
  const names = new Map(talk.map((said) => [said.sender, said.name]))
  const realm = {
    zerver_userprofile: [...names].map(([id, name]) => ({ id, full_name: name, role: 400, is_bot: false })),
    zerver_stream: [{ id: 3, name: channel }],
    zerver_recipient: [{ id: 101, type: 2, type_id: 3 }],
  }
  const files: Record<string, string> = { 'realm.json': JSON.stringify(realm) }
  for (let from = 0; from < talk.length; from += perFile) {
    const messages = talk.slice(from, from + perFile).map((said) => ({
      id: Number(said.id),
      sender: said.sender,
      recipient: 101,
      subject: 'topic',
      content: contentOf(said),
      date_sent: said.at / 1_000,
    }))
    const number = String(from / perFile + 1).padStart(6, '0')
    files[`messages-${number}.json`] = JSON.stringify({ zerver_message: messages, zerver_usermessage: [] })
  }
  return files
}
