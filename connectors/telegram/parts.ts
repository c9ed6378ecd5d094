/** What a message consists of, as parts: the same as the import of an exported chat makes of it. */
import type { Message, MessageEntity } from 'grammy/types'
import type { Part } from '../../core/chat/message.ts'
import { userName, userNative } from './ids.ts'
import { richParts } from './rich.ts'

type Words = readonly MessageEntity[]

export function partsOf(message: Message): Part[] {
  const { text, caption } = message
  const words =
    text === undefined
      ? wordParts(caption ?? '', message.caption_entities ?? [])
      : wordParts(text, message.entities ?? [])
  const rich = message.rich_message === undefined ? [] : richParts(message.rich_message)
  return [...words, ...rich, ...mediaParts(message), ...buttonParts(message)]
}

/** Text that touches becomes one part; marks inside of a link or mention are left out. */
function wordParts(text: string, entities: Words): Part[] {
  const parts: Part[] = []
  let from = 0

  for (const entity of [...entities].toSorted((a, b) => a.offset - b.offset || b.length - a.length)) {
    if (entity.offset < from) continue
    const part = marked(entity, text.slice(entity.offset, entity.offset + entity.length))
    if (part === null) continue
    const plain = text.slice(from, entity.offset)
    if (plain !== '') parts.push({ type: 'text', text: plain })
    parts.push(part)
    from = entity.offset + entity.length
  }
  const rest = text.slice(from)
  if (rest !== '') parts.push({ type: 'text', text: rest })
  return parts
}

/** Null for what is only styled, and for commands and tags: they stay words. */
function marked(entity: MessageEntity, text: string): Part | null {
  switch (entity.type) {
    case 'url':
      return { type: 'link', url: text }
    case 'text_link':
      return { type: 'link', url: entity.url, text }
    case 'mention':
      return { type: 'mention', name: text.replace(/^@/, '') }
    case 'text_mention':
      return { type: 'mention', native: userNative(entity.user), name: text.replace(/^@/, '') }
    default:
      return null
  }
}

function mediaParts(message: Message): Part[] {
  const parts: Part[] = []
  if (message.photo !== undefined || message.live_photo !== undefined) parts.push({ type: 'image' })
  const file = filePart(message)
  if (file !== null) parts.push(file)
  const { poll, contact, location, venue } = message
  if (poll !== undefined) {
    parts.push({ type: 'poll', question: poll.question, options: poll.options.map((option) => option.text) })
  }
  if (contact !== undefined) parts.push({ type: 'contact', name: userName(contact) })
  if (location !== undefined) {
    const { latitude, longitude } = location
    parts.push({
      type: 'location',
      ...(venue === undefined ? {} : { name: venue.title }),
      latitude,
      longitude,
    })
  }
  return parts
}

function filePart(message: Message): Part | null {
  const { sticker, voice, video, video_note: round, animation, audio, document } = message
  if (sticker !== undefined) {
    return { type: 'sticker', ...(sticker.emoji === undefined ? {} : { name: sticker.emoji }) }
  }
  if (voice !== undefined) return { type: 'voice', seconds: voice.duration }
  const film = video ?? round ?? animation
  if (film !== undefined) return { type: 'video', seconds: film.duration }
  const file = audio ?? document
  if (file === undefined) return null
  const name = file.file_name ?? audio?.title
  return {
    type: 'file',
    ...(name === undefined ? {} : { name }),
    ...(file.file_size === undefined ? {} : { size: file.file_size }),
  }
}

/** Addresses that are hidden behind buttons. */
function buttonParts({ reply_markup: markup }: Message): Part[] {
  return (markup?.inline_keyboard ?? [])
    .flat()
    .flatMap((button): Part[] =>
      'url' in button && button.url !== undefined
        ? [{ type: 'link', url: button.url, text: button.text }]
        : [],
    )
}
