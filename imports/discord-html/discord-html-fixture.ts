/** Writes a talk as DiscordChatExporter writes pages, for tests. */
interface Said {
  readonly id: string
  readonly at: number
  readonly sender: string
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
const escaped = (text: string): string => text.replace(/["&'<>]/g, (sign) => ESCAPES[sign] ?? sign)

/** An id as Discord gives it: the milliseconds since 2015, then a counter. */
export const snowflake = (at: number, counter: number): string =>
  String((BigInt(at - Date.UTC(2015, 0, 1)) << 22n) + BigInt(counter))

/** The talk with ids of Discord. */
export function withSnowflakes(talk: readonly Said[]): readonly Said[] {
  const ids = new Map(talk.map((said, i) => [said.id, snowflake(said.at, i)]))
  return talk.map((said) => ({
    ...said,
    id: ids.get(said.id) ?? said.id,
    replyTo: said.replyTo === null ? null : (ids.get(said.replyTo) ?? null),
  }))
}

export function printDiscordHtml(channel: string, talk: readonly Said[]): string {
  const head =
    '<!DOCTYPE html><html lang=en><head><title>x</title><meta charset=utf-8><style>.chatlog__message{display:grid}</style></head><body>' +
    `<div class=preamble><div class=preamble__entries-container><div class=preamble__entry>Reading Room</div><div class=preamble__entry>Lobby / ${escaped(channel)}</div></div></div>\n<div class="chatlog">`
  return `${head}\n${groupsOf(talk).map(printGroup).join('\n')}</div></body></html>`
}

/** Messages of one person are one group until somebody else speaks or it is a reply. */
function groupsOf(talk: readonly Said[]): Said[][] {
  const groups: Said[][] = []
  for (const said of talk) {
    const last = groups.at(-1)
    if (last?.[0]?.sender === said.sender && said.replyTo === null) last.push(said)
    else groups.push([said])
  }
  return groups
}

function printGroup(group: readonly Said[]): string {
  return `<div class=chatlog__message-group>${group.map((said, i) => printMessage(said, i === 0)).join('')}</div>`
}

function printMessage(said: Said, isFirst: boolean): string {
  const reply =
    said.replyTo === null
      ? ''
      : `<div class=chatlog__reply><div class=chatlog__reply-author title=x>x</div><div class=chatlog__reply-content><span class=chatlog__reply-link onclick="scrollToMessage(event,'${said.replyTo}')"> words </span></div></div>`
  const header = `<div class=chatlog__header><span class=chatlog__author title=x data-user-id=${said.sender}>${escaped(said.name)}</span> <span class=chatlog__timestamp title="x"><a href=#x>x</a></span></div>`
  const content =
    said.text === ''
      ? ''
      : `<div class="chatlog__content chatlog__markdown"><span class=chatlog__markdown-preserve>${escaped(said.text)}</span></div>`
  return `<div id=chatlog__message-container-${said.id} class=chatlog__message-container data-message-id=${said.id}><div class=chatlog__message><div class=chatlog__message-primary>${isFirst ? reply + header : ''}${content}</div></div></div>`
}
