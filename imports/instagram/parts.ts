/** What a message of Instagram or Messenger consists of, as parts. */
import type { Part } from '../../core/chat/message.ts'
import { isObject, listField, textField, type JsonObject } from '../../core/ports/import-json.ts'
import { repaired } from './mojibake.ts'

/** What stands in `content` when a message is no text. */
const STANDS_FOR =
  /^(?:.{1,80} )?sent (?:an attachment|a photo|a video|a voice message|a GIF|a sticker|a link)\.?$/
const ENDINGS: readonly (readonly [RegExp, 'image' | 'video' | 'voice'])[] = [
  [/\.(?:jpe?g|png|gif|webp|heic)$/i, 'image'],
  [/\.(?:mp4|mov|webm)$/i, 'video'],
  [/\.(?:aac|m4a|mp3|ogg|opus|wav)$/i, 'voice'],
]

export function partsOf(message: JsonObject, text: string): readonly Part[] {
  const media = [
    ...files(message, 'photos').map((): Part => ({ type: 'image' })),
    ...files(message, 'gifs').map((): Part => ({ type: 'image' })),
    ...files(message, 'videos').map((): Part => ({ type: 'video' })),
    ...files(message, 'audio_files').map((): Part => ({ type: 'voice' })),
    ...files(message, 'files').map((uri): Part => ({ type: 'file', name: nameOf(uri) })),
    ...files(message, 'media').map(mediumOf),
    ...(isObject(message['sticker']) ? [{ type: 'sticker' } satisfies Part] : []),
    ...shared(message['share']),
  ]
  const isSaid = text !== '' && !(media.length > 0 && STANDS_FOR.test(text))
  return isSaid ? [{ type: 'text', text }, ...media] : media
}

function files(message: JsonObject, field: string): string[] {
  return listField(message, field)
    .filter(isObject)
    .map((file) => repaired(textField(file, 'uri') ?? ''))
}

function nameOf(uri: string): string {
  return uri.replace(/^.*\//, '')
}

function mediumOf(uri: string): Part {
  const type = ENDINGS.find(([ending]) => ending.test(uri))?.[1]
  return type === undefined ? { type: 'file', name: nameOf(uri) } : { type }
}

function shared(share: JsonObject[string] | undefined): Part[] {
  if (!isObject(share)) return []
  const url = textField(share, 'link')
  const said = textField(share, 'share_text')
  const text = said === undefined ? undefined : repaired(said)
  if (url === undefined) return text === undefined ? [] : [{ type: 'article', title: text }]
  return [{ type: 'link', url: repaired(url), ...(text === undefined ? {} : { text }) }]
}
