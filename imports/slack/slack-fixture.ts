/** Writes a talk as Slack writes an export, for tests. */
interface Said {
  readonly id: string
  readonly at: number
  readonly sender: string
  readonly name: string
  readonly text: string
  readonly replyTo: string | null
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** The talk with ids of Slack: the time, and a counter behind the point; replies answer the root of a thread. */
export function withStamps(talk: readonly Said[]): readonly Said[] {
  const stamps = new Map(talk.map((said, i) => [said.id, `${said.at / 1_000}.${String(i).padStart(6, '0')}`]))
  return talk.map((said) => ({
    ...said,
    id: stamps.get(said.id) ?? said.id,
    replyTo: said.replyTo === null ? null : (stamps.get(said.replyTo) ?? null),
  }))
}

/** Files by path: a file a day. */
export function printSlack(channel: string, talk: readonly Said[]): Record<string, string> {
  const names = new Map(talk.map((said) => [said.sender, said.name]))
  const days = new Map<string, object[]>()
  for (const said of talk) {
    const path = `${channel}/${new Date(said.at).toISOString().slice(0, 10)}.json`
    const day = days.get(path) ?? []
    days.set(path, day)
    day.push({
      type: 'message',
      user: said.sender,
      text: escaped(said.text),
      ts: said.id,
      ...(said.replyTo === null ? {} : { thread_ts: said.replyTo }),
    })
  }
  return {
    'users.json': JSON.stringify([...names].map(([id, name]) => ({ id, profile: { display_name: name } }))),
    'channels.json': JSON.stringify([{ id: 'C01', name: channel }]),
    ...Object.fromEntries([...days].map(([path, day]) => [path, JSON.stringify(day)])),
  }
}
