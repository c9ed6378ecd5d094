/** What a Discord message consists of, as parts. */
import type { Part } from '../../core/chat/message.ts'
import { partsWithMentions, type Mentionable } from '../../core/ports/import-mentions.ts'
import {
  isObject,
  listField,
  numberField,
  textField,
  type JsonObject,
  type JsonValue,
} from '../../core/ports/import-json.ts'

const EVERYBODY: readonly Mentionable[] = ['@everyone', '@here'].map((token) => ({
  token,
  part: { type: 'mention', all: true },
}))

export function partsOf(record: JsonObject): Part[] {
  const text = textField(record, 'content') ?? ''
  return [
    ...partsWithMentions(text, [...EVERYBODY, ...listField(record, 'mentions').flatMap(tokensOf)]),
    ...listField(record, 'attachments').filter(isObject).map(attachmentPart),
    ...listField(record, 'stickers').filter(isObject).map(stickerPart),
    ...listField(record, 'embeds')
      .filter(isObject)
      .flatMap((embed) => embedParts(embed, text)),
    ...forwardedParts(record['forwardedMessage']),
  ]
}

/** Exports made with "format markdown" write names, those without write ids. */
function tokensOf(user: JsonValue): Mentionable[] {
  if (!isObject(user)) return []
  const native = textField(user, 'id')
  if (native === undefined) return []
  const name = textField(user, 'nickname') ?? textField(user, 'name')
  const part: Part = { type: 'mention', native, ...(name === undefined ? {} : { name }) }
  const names = [textField(user, 'nickname'), textField(user, 'name')].filter((one) => one !== undefined)
  return [`<@${native}>`, `<@!${native}>`, ...names.map((one) => `@${one}`)].map((token) => ({ token, part }))
}

function attachmentPart(attachment: JsonObject): Part {
  const name = textField(attachment, 'fileName')
  const size = numberField(attachment, 'fileSizeBytes')
  return {
    type: typeOf(name ?? ''),
    ...(name === undefined ? {} : { name }),
    ...(size === undefined ? {} : { size }),
  }
}

function typeOf(name: string): 'image' | 'video' | 'voice' | 'file' {
  // Discord gives every voice message this name.
  if (name === 'voice-message.ogg') return 'voice'
  if (/\.(?:png|jpe?g|gif|webp|bmp|avif|heic)$/i.test(name)) return 'image'
  return /\.(?:mp4|mov|webm|mkv|avi|m4v)$/i.test(name) ? 'video' : 'file'
}

function stickerPart(sticker: JsonObject): Part {
  const name = textField(sticker, 'name')
  return { type: 'sticker', ...(name === undefined ? {} : { name }) }
}

/** An embed for a link of the text only previews it; any other is what a program wrote. */
function embedParts(embed: JsonObject, text: string): Part[] {
  const url = textField(embed, 'url')
  if (url !== undefined && text.includes(url)) return []
  const title = textField(embed, 'title')
  const fields = listField(embed, 'fields').filter(isObject)
  const lines = [
    textField(embed, 'description'),
    ...fields.map((field) =>
      [textField(field, 'name'), textField(field, 'value')].filter(Boolean).join(': '),
    ),
  ].filter((line) => line !== undefined && line !== '')
  const parts: Part[] = []
  if (title !== undefined || url !== undefined) {
    const named = title === undefined ? {} : { title }
    parts.push({ type: 'article', ...named, ...(url === undefined ? {} : { url }) })
  }
  if (lines.length > 0) parts.push({ type: 'text', text: lines.join('\n') })
  return parts
}

function forwardedParts(value: JsonValue | undefined): Part[] {
  if (!isObject(value)) return []
  const at = Date.parse(textField(value, 'timestamp') ?? '')
  const text = textField(value, 'content')
  const item = { ...(Number.isNaN(at) ? {} : { at }), ...(text === undefined ? {} : { text }) }
  return [
    { type: 'forwarded', items: [item] },
    ...listField(value, 'attachments').filter(isObject).map(attachmentPart),
  ]
}
