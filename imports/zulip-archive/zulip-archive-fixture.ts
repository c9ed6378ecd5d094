/** Writes a talk as a public Zulip archive holds a topic, for tests. */
interface Said {
  readonly id: string
  readonly at: number
  readonly name: string
  readonly text: string
  readonly replyTo: string | null
}

const ESCAPES: Readonly<Record<string, string>> = {
  '"': '&quot;',
  '&': '&amp;',
  "'": '&#39;',
  '<': '&lt;',
  '>': '&gt;',
}
const escaped = (text: string): string =>
  text.replace(/["&'<>]/g, (sign) => ESCAPES[sign] ?? sign).replaceAll('\n', '<br>\n')

/** Zulip has no replies: "quote and reply" writes whom, where and what is answered before the answer. */
function contentOf({ text, replyTo }: Said): string {
  const own = text === '' ? '' : `<p>${escaped(text)}</p>`
  if (replyTo === null) return own
  const link = `https://chat.example.org/#narrow/stream/3-help/topic/x/near/${replyTo}`
  const quote = '<blockquote>\n<p>words</p>\n<blockquote>\n<p>older words</p>\n</blockquote>\n</blockquote>'
  return `<p><span class="user-mention silent" data-user-id="7">Somebody</span> <a href="${link}">said</a>:</p>\n${quote}\n${own}`
}

export function printZulipArchive(talk: readonly Said[]): string {
  const messages = talk.map((said) => ({
    content: contentOf(said),
    id: Number(said.id),
    sender_full_name: said.name,
    timestamp: said.at / 1_000,
  }))
  return JSON.stringify(messages, null, 4)
}
