/** What a Matrix message consists of, as parts. */
import type { Part } from '../../core/chat/message.ts'
import { partsWithMentions, type Mentionable } from '../../core/ports/import-mentions.ts'
import { isObject, listField, numberField, textField, type JsonObject } from '../../core/ports/import-json.ts'

type NameOf = (id: string) => string

/** null when the content is of no kind that is known. */
export function partsOf(content: JsonObject, isReply: boolean, nameOf: NameOf): Part[] | null {
  const body = textField(content, 'body') ?? ''
  switch (content['msgtype']) {
    case 'm.text':
    case 'm.notice':
    case 'm.emote':
      return partsWithMentions(isReply ? withoutFallback(body) : body, mentionables(content, nameOf))
    case 'm.image':
      return [{ type: 'image', ...mediaOf(content) }, ...caption(content, nameOf)]
    case 'm.video':
      return [{ type: 'video', ...mediaOf(content), ...lengthOf(content) }, ...caption(content, nameOf)]
    case 'm.audio':
      return content['org.matrix.msc3245.voice'] === undefined
        ? [{ type: 'file', ...mediaOf(content) }]
        : [{ type: 'voice', ...lengthOf(content) }]
    case 'm.file':
      return [{ type: 'file', ...mediaOf(content) }, ...caption(content, nameOf)]
    case 'm.location':
      return [{ type: 'location', ...(body === '' ? {} : { name: body }), ...coordinates(content) }]
    default:
      return null
  }
}

export function pollPart(content: JsonObject): Part | null {
  const poll = content['org.matrix.msc3381.poll.start'] ?? content['m.poll'] ?? content['m.poll.start']
  if (!isObject(poll)) return null
  const options = listField(poll, 'answers').filter(isObject).map(wordsOf)
  return { type: 'poll', question: isObject(poll['question']) ? wordsOf(poll['question']) : '', options }
}

function wordsOf(value: JsonObject): string {
  return (
    textField(value, 'org.matrix.msc1767.text') ??
    textField(value, 'body') ??
    textField(value, 'm.text') ??
    ''
  )
}

/** Until 2023 clients repeated what a reply answers, as quoted lines before the reply and an empty line. */
function withoutFallback(body: string): string {
  if (!body.startsWith('> ')) return body
  const lines = body.split('\n')
  const first = lines.findIndex((line) => !line.startsWith('>'))
  if (first < 0) return body
  return lines.slice(lines[first] === '' ? first + 1 : first).join('\n')
}

/** Who is mentioned stands in a list; the words hold their names, ids, or names behind an `@`. */
function mentionables(content: JsonObject, nameOf: NameOf): Mentionable[] {
  const mentions = content['m.mentions']
  if (!isObject(mentions)) return []
  const people = listField(mentions, 'user_ids')
    .filter((id) => typeof id === 'string')
    .flatMap((native) => {
      const name = nameOf(native)
      const part: Part = { type: 'mention', native, name }
      return [native, `@${name}`, name].map((token) => ({ token, part }))
    })
  const everybody: Part = { type: 'mention', all: true }
  return mentions['room'] === true ? [...people, { token: '@room', part: everybody }] : people
}

/** `body` names the file, or says something about it where `filename` names it. */
function caption(content: JsonObject, nameOf: NameOf): Part[] {
  const body = textField(content, 'body')
  const file = textField(content, 'filename')
  if (body === undefined || file === undefined || body === file) return []
  return partsWithMentions(body, mentionables(content, nameOf))
}

function mediaOf(content: JsonObject): { name?: string; size?: number } {
  const name = textField(content, 'filename') ?? textField(content, 'body')
  const size = isObject(content['info']) ? numberField(content['info'], 'size') : undefined
  return { ...(name === undefined ? {} : { name }), ...(size === undefined ? {} : { size }) }
}

function lengthOf(content: JsonObject): { seconds?: number } {
  const milliseconds = isObject(content['info']) ? numberField(content['info'], 'duration') : undefined
  return milliseconds === undefined ? {} : { seconds: Math.round(milliseconds / 1_000) }
}

function coordinates(content: JsonObject): { latitude?: number; longitude?: number } {
  const uri = textField(content, 'geo_uri') ?? ''
  const [, latitude, longitude] = /^geo:(-?\d{1,3}(?:\.\d{1,20})?),(-?\d{1,3}(?:\.\d{1,20})?)/.exec(uri) ?? []
  return latitude === undefined ? {} : { latitude: Number(latitude), longitude: Number(longitude) }
}
