/** What a Slack message consists of, as parts. */
import type { Part } from '../../core/chat/message.ts'
import { isObject, listField, numberField, textField, type JsonObject } from '../../core/ports/import-json.ts'

type NameOf = (id: string) => string | undefined

export function partsOf(record: JsonObject, nameOf: NameOf): Part[] {
  const text = textField(record, 'text') ?? ''
  return [
    ...markedParts(text, nameOf),
    ...listField(record, 'files').filter(isObject).map(filePart),
    // Programs often write attachments only; with people's messages they preview links.
    ...(text === '' ? listField(record, 'attachments').filter(isObject).flatMap(attachmentParts) : []),
  ]
}

/** Slack's markup: `<@U1>`, `<!here>`, `<#C1|help>`, `<https://…|words>`, all else with `&amp;`, `&lt;`, `&gt;`. */
export function markedParts(text: string, nameOf: NameOf): Part[] {
  const parts: Part[] = []
  const add = (part: Part): void => {
    const last = parts.at(-1)
    if (part.type === 'text' && last?.type === 'text')
      parts[parts.length - 1] = { type: 'text', text: last.text + part.text }
    else if (part.type !== 'text' || part.text !== '') parts.push(part)
  }
  let from = 0
  while (from < text.length) {
    const start = text.indexOf('<', from)
    const end = start < 0 ? -1 : text.indexOf('>', start)
    if (end < 0) break
    add(plain(text.slice(from, start)))
    add(markPart(text.slice(start + 1, end), nameOf))
    from = end + 1
  }
  add(plain(text.slice(from)))
  return parts
}

const plain = (text: string) => ({ type: 'text' as const, text: unescaped(text) })

function markPart(mark: string, nameOf: NameOf): Part {
  const bar = mark.indexOf('|')
  const target = bar < 0 ? mark : mark.slice(0, bar)
  const label = bar < 0 ? '' : unescaped(mark.slice(bar + 1))
  if (target.startsWith('@')) {
    const native = target.slice(1)
    const name = nameOf(native) ?? (label === '' ? undefined : label.replace(/^@/, ''))
    return { type: 'mention', native, ...(name === undefined ? {} : { name }) }
  }
  if (/^!(?:here|channel|everyone)$/.test(target)) return { type: 'mention', all: true }
  if (target.startsWith('#')) return { type: 'text', text: `#${label === '' ? target.slice(1) : label}` }
  if (target.startsWith('!')) return { type: 'text', text: label === '' ? target.slice(1) : label }
  const url = unescaped(target)
  return label === '' || label === url ? { type: 'link', url } : { type: 'link', url, text: label }
}

function unescaped(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
}

function filePart(file: JsonObject): Part {
  const name = textField(file, 'name') ?? textField(file, 'title')
  const size = numberField(file, 'size')
  const media = { ...(name === undefined ? {} : { name }), ...(size === undefined ? {} : { size }) }
  const mime = textField(file, 'mimetype') ?? ''
  if (textField(file, 'subtype') === 'slack_audio') return { type: 'voice', ...media }
  if (mime.startsWith('image/')) return { type: 'image', ...media }
  return mime.startsWith('video/') ? { type: 'video', ...media } : { type: 'file', ...media }
}

function attachmentParts(attachment: JsonObject): Part[] {
  const title = textField(attachment, 'title')
  const url = textField(attachment, 'title_link') ?? textField(attachment, 'from_url')
  const text =
    textField(attachment, 'text') ?? (title === undefined ? textField(attachment, 'fallback') : undefined)
  const parts: Part[] = []
  if (title !== undefined || url !== undefined)
    parts.push({
      type: 'article',
      ...(title === undefined ? {} : { title }),
      ...(url === undefined ? {} : { url }),
    })
  if (text !== undefined) parts.push({ type: 'text', text: unescaped(text) })
  return parts
}
