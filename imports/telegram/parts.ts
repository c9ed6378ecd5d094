/** What a Telegram message consists of, as parts. */
import type { Part } from '../../core/chat/message.ts'
import {
  isObject,
  listField,
  numberField,
  textField,
  type JsonObject,
  type JsonValue,
} from '../../core/ports/import-json.ts'

export function partsOf(record: JsonObject): Part[] {
  return [...textParts(record['text'] ?? ''), ...mediaParts(record)]
}

/** `text` is a string, or a list of strings and marked pieces. Plain pieces that touch become one part. */
function textParts(text: JsonValue): Part[] {
  if (!Array.isArray(text)) return typeof text === 'string' && text !== '' ? [{ type: 'text', text }] : []
  const parts: Part[] = []
  for (const piece of text) {
    const part = typeof piece === 'string' ? plain(piece) : isObject(piece) ? marked(piece) : null
    const last = parts.at(-1)
    if (part?.type === 'text' && last?.type === 'text') parts[parts.length - 1] = plain(last.text + part.text)
    else if (part && !(part.type === 'text' && part.text === '')) parts.push(part)
  }
  return parts
}

function plain(text: string) {
  return { type: 'text' as const, text }
}

function marked(piece: JsonObject): Part {
  const text = textField(piece, 'text') ?? ''
  switch (piece['type']) {
    case 'link':
      return { type: 'link', url: text }
    case 'text_link':
      return { type: 'link', url: textField(piece, 'href') ?? text, text }
    case 'mention':
      return { type: 'mention', name: text.replace(/^@/, '') }
    case 'mention_name':
      return {
        type: 'mention',
        native: `user${textField(piece, 'user_id') ?? ''}`,
        name: text.replace(/^@/, ''),
      }
    default:
      return plain(text)
  }
}

function mediaParts(record: JsonObject): Part[] {
  const parts: Part[] = []
  if (record['photo'] !== undefined) parts.push({ type: 'image' })
  const media = mediaPart(record)
  if (media) parts.push(media)
  const { poll, contact_information: contact, location_information: place } = record
  if (isObject(poll)) parts.push(pollPart(poll))
  if (isObject(contact)) {
    const name = [textField(contact, 'first_name'), textField(contact, 'last_name')].filter(Boolean).join(' ')
    parts.push({ type: 'contact', name })
  }
  if (isObject(place)) parts.push(locationPart(record, place))
  return parts
}

function mediaPart(record: JsonObject): Part | null {
  const length = numberField(record, 'duration_seconds')
  const seconds = length === undefined ? {} : { seconds: length }
  switch (record['media_type']) {
    case 'sticker': {
      const name = textField(record, 'sticker_emoji')
      return { type: 'sticker', ...(name === undefined ? {} : { name }) }
    }
    case 'voice_message':
      return { type: 'voice', ...seconds }
    case 'video_message':
    case 'video_file':
    case 'animation':
      return { type: 'video', ...seconds }
    default: {
      if (record['file'] === undefined && record['media_type'] === undefined) return null
      const name = textField(record, 'file_name') ?? textField(record, 'title')
      const size = numberField(record, 'file_size')
      return {
        type: 'file',
        ...(name === undefined ? {} : { name }),
        ...(size === undefined ? {} : { size }),
      }
    }
  }
}

function pollPart(poll: JsonObject): Part {
  const options = listField(poll, 'answers')
    .filter(isObject)
    .map((answer) => flat(answer['text']))
  return { type: 'poll', question: flat(poll['question']), options }
}

function locationPart(record: JsonObject, place: JsonObject): Part {
  const name = textField(record, 'place_name')
  const latitude = numberField(place, 'latitude')
  const longitude = numberField(place, 'longitude')
  return {
    type: 'location',
    ...(name === undefined ? {} : { name }),
    ...(latitude === undefined ? {} : { latitude }),
    ...(longitude === undefined ? {} : { longitude }),
  }
}

/** Newer exports write a question like a message's text. */
function flat(text: JsonValue | undefined): string {
  if (typeof text === 'string') return text
  return Array.isArray(text) ? text.map(wordsOf).join('') : ''
}

function wordsOf(piece: JsonValue): string {
  if (isObject(piece)) return textField(piece, 'text') ?? ''
  return typeof piece === 'string' ? piece : ''
}
