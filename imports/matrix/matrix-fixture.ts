/** Writes a talk as Element exports a room, for tests. */
interface Said {
  readonly id: string
  readonly at: number
  readonly sender: string
  readonly name: string
  readonly text: string
  readonly replyTo: string | null
}

/** @param quoting as clients did until 2023: what is answered stands quoted before the answer */
export function printMatrix(room: string, talk: readonly Said[], quoting: boolean): string {
  const names = new Map(talk.map((said) => [said.sender, said.name]))
  const from = (talk[0]?.at ?? 0) - 1_000
  const joins = [...names].map(([sender, displayname], i) => ({
    type: 'm.room.member',
    sender,
    state_key: sender,
    content: { membership: 'join', displayname },
    origin_server_ts: from,
    event_id: `$join${i}`,
    room_id: '!room:example.org',
  }))
  const messages = talk.map((said) => ({
    type: 'm.room.message',
    sender: said.sender,
    content: {
      msgtype: 'm.text',
      body: quoting && said.replyTo !== null ? `> <@x:example.org> words\n> more\n\n${said.text}` : said.text,
      ...(said.replyTo === null ? {} : { 'm.relates_to': { 'm.in_reply_to': { event_id: said.replyTo } } }),
    },
    origin_server_ts: said.at,
    event_id: said.id,
    room_id: '!room:example.org',
  }))
  return JSON.stringify(
    { room_name: room, room_creator: '', topic: '', messages: [...joins, ...messages] },
    null,
    2,
  )
}
