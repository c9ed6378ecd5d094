/** One line of `data.json`: a message as an object. */
import type { Part } from '../../core/chat/message.ts'
import { skipped, type ImportedRecord } from '../../core/ports/import.ts'
import { isObject, listField, textField, type JsonObject } from '../../core/ports/import-json.ts'
import { wallOf } from './head.ts'
import { attachment, messageRecord, type Where } from './message.ts'

export function dataRecord(message: JsonObject, where: Where): ImportedRecord {
  if (message['deleted'] === true) return skipped(where.place, 'recall-of-unknown-message')
  const date = textField(message, 'date') ?? ''
  const text = (textField(message, 'body') ?? '').replace(/ {2}$/, '')
  const files = listField(message, 'attachments')
    .filter(isObject)
    .map((file) => attachment(textField(file, 'name') ?? ''))
  const parts: Part[] = [
    ...(text === '' ? [] : [{ type: 'text', text } satisfies Part]),
    ...stickers(message['sticker']),
    ...files,
  ]
  const wall = /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(date)
    ? wallOf(`${date.slice(0, 19).replace(/:$/, '')}Z`)
    : null
  return messageRecord(
    { wall, sender: textField(message, 'sender') ?? '', parts, reactions: reactionsOf(message) },
    where,
  )
}

/** Older versions give the emoji, newer ones an object. */
function stickers(sticker: JsonObject[string] | undefined): Part[] {
  if (typeof sticker === 'string' && sticker !== '') return [{ type: 'sticker', name: sticker }]
  if (!isObject(sticker)) return []
  const name = textField(sticker, 'emoji')
  return [{ type: 'sticker', ...(name === undefined ? {} : { name }) }]
}

/** Each is a pair of a name and an emoji. */
function reactionsOf(message: JsonObject): { readonly name: string; readonly emoji: string }[] {
  return listField(message, 'reactions').flatMap((given) => {
    const [name, emoji] = Array.isArray(given)
      ? given
      : isObject(given)
        ? [given['name'], given['emoji']]
        : []
    return typeof name === 'string' && typeof emoji === 'string' ? [{ name, emoji }] : []
  })
}
