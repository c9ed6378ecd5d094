/** What a message of QQ Chat Exporter holds: its elements where they are told, else its words and resources. */
import type { Part } from '../chat/message.ts'
import { textWithPlaceholders } from './import-placeholders.ts'
import { isObject, listField, numberField, textField, type JsonObject } from './import-json.ts'

const MOST_ITEMS = 500
const NO_OBJECT: JsonObject = {}

export function partsOf(content: JsonObject): Part[] {
  const elements = listField(content, 'elements').filter(isObject)
  if (elements.length > 0) return joined(elements.flatMap(elementParts))
  const resources = listField(content, 'resources')
    .filter(isObject)
    .flatMap((resource) => mediaPart(textField(resource, 'type') ?? '', resource) ?? [])
  // The words stand for the resources by `[图片: 名字]`.
  const text = (textField(content, 'text') ?? '').replace(/^\[回复[^\]\n]{0,200}\]\n?/u, '')
  const words =
    resources.length === 0
      ? text
      : text.replace(/\[(?:图片|视频|语音|文件|音频)[:：]?[^\]\n]{0,200}\]/gu, '').trim()
  return [...(words === '' ? [] : textWithPlaceholders(words)), ...resources]
}

/** The id of the answered message. */
export function replyOf(content: JsonObject): string | undefined {
  const reply = isObject(content['reply'])
    ? content['reply']
    : listField(content, 'elements')
        .filter(isObject)
        .filter((element) => element['type'] === 'reply')
        .map((element) => element['data'])
        .find(isObject)
  return reply === undefined
    ? undefined
    : (textField(reply, 'referencedMessageId') ??
        textField(reply, 'replyMsgId') ??
        textField(reply, 'messageId'))
}

function elementParts(element: JsonObject): Part[] {
  const type = textField(element, 'type') ?? ''
  const data = isObject(element['data']) ? element['data'] : NO_OBJECT
  const text = textField(data, 'text') ?? ''
  switch (type) {
    case 'text':
      return text === '' ? [] : [{ type: 'text', text }]
    case 'at':
      return [mention(data)]
    case 'face':
    case 'market_face':
      return [{ type: 'sticker', ...said('name', textField(data, 'name')) }]
    case 'forward':
      return [forwarded(data)]
    case 'json':
    case 'card':
    case 'music':
      return [
        {
          type: 'article',
          ...said('title', textField(data, 'title')),
          ...said('url', textField(data, 'url')),
        },
      ]
    case 'location':
      return [{ type: 'location', ...said('name', textField(data, 'name') ?? textField(data, 'title')) }]
    case 'reply':
      return []
    default: {
      const media = mediaPart(type, data)
      return media ? [media] : text === '' ? [] : [{ type: 'text', text }]
    }
  }
}

function mediaPart(type: string, data: JsonObject): Part | null {
  const seconds = numberField(data, 'duration') ?? 0
  const long = seconds > 0 && Number.isFinite(seconds) ? { seconds } : {}
  switch (type) {
    case 'image':
    case 'pic':
      return { type: 'image' }
    case 'video':
      return { type: 'video', ...long }
    case 'audio':
    case 'voice':
    case 'ptt':
      return { type: 'voice', ...long }
    case 'file': {
      const size = numberField(data, 'size') ?? 0
      return {
        type: 'file',
        ...said('name', textField(data, 'filename')),
        ...(size > 0 && Number.isFinite(size) ? { size } : {}),
      }
    }
    default:
      return null
  }
}

function mention(data: JsonObject): Part {
  const native = textField(data, 'uin') ?? textField(data, 'uid')
  const name = textField(data, 'name')?.replace(/^@/u, '')
  if (native === 'all' || name === '全体成员') return { type: 'mention', all: true }
  return { type: 'mention', ...said('native', native), ...said('name', name) }
}

function forwarded(data: JsonObject): Part {
  const items = listField(data, 'messages')
    .slice(0, MOST_ITEMS)
    .filter(isObject)
    .map((item) => ({
      ...said('name', textField(item, 'senderName') ?? textField(item, 'name')),
      ...said('text', textField(item, 'content') ?? textField(item, 'text')),
    }))
  const title = textField(data, 'title') ?? textField(data, 'summary')
  return { type: 'forwarded', ...said('title', title), ...(items.length === 0 ? {} : { items }) }
}

function said<Key extends string>(key: Key, text: string | undefined): Partial<Record<Key, string>> {
  const known: Partial<Record<Key, string>> = {}
  if (text !== undefined && text !== '') known[key] = text
  return known
}

/** Words that touch are one part. */
function joined(parts: readonly Part[]): Part[] {
  const result: Part[] = []
  for (const part of parts) {
    const last = result.at(-1)
    if (part.type === 'text' && last?.type === 'text')
      result[result.length - 1] = { type: 'text', text: last.text + part.text }
    else result.push(part)
  }
  return result
}
