/** What a Signal message consists of, as parts. */
import type { Part } from '../../core/chat/message.ts'
import { isObject, listField, numberField, textField, type JsonObject } from '../../core/ports/import-json.ts'
import type { SignalAccount } from './account.ts'

type Kind = 'standardMessage' | 'stickerMessage' | 'contactMessage' | 'poll' | 'viewOnceMessage'

export function partsOf(kind: Kind, message: JsonObject, account: SignalAccount): readonly Part[] {
  switch (kind) {
    case 'standardMessage':
      return [...textParts(message, account), ...attachments(message)]
    case 'stickerMessage': {
      const name = isObject(message['sticker']) ? textField(message['sticker'], 'emoji') : undefined
      return [{ type: 'sticker', ...(name === undefined ? {} : { name }) }]
    }
    case 'contactMessage':
      return [{ type: 'contact' }]
    case 'viewOnceMessage':
      return [{ type: 'image' }]
    case 'poll': {
      const options = listField(message, 'options')
        .filter(isObject)
        .map((option) => textField(option, 'option') ?? '')
      return [{ type: 'poll', question: textField(message, 'question') ?? '', options }]
    }
  }
}

/** Mentions stand for one character each, of which `bodyRanges` says who it is. */
function textParts(message: JsonObject, account: SignalAccount): Part[] {
  const text = isObject(message['text']) ? message['text'] : {}
  const body = textField(text, 'body') ?? ''
  const parts: Part[] = []
  let end = 0
  for (const range of listField(text, 'bodyRanges').filter(isObject)) {
    const aci = textField(range, 'mentionAci')
    const start = numberField(range, 'start') ?? 0
    if (aci === undefined || start < end || start > body.length) continue
    if (start > end) parts.push({ type: 'text', text: body.slice(end, start) })
    parts.push({ type: 'mention', ...account.byAci(aci) })
    end = start + Math.max(0, numberField(range, 'length') ?? 1)
  }
  if (end < body.length) parts.push({ type: 'text', text: body.slice(end) })
  return parts
}

function attachments(message: JsonObject): Part[] {
  return listField(message, 'attachments')
    .filter(isObject)
    .map((attachment): Part => {
      const pointer = isObject(attachment['pointer']) ? attachment['pointer'] : {}
      const type = textField(pointer, 'contentType') ?? ''
      const name = textField(pointer, 'fileName')
      const named = name === undefined ? {} : { name }
      if (type.startsWith('image/')) return { type: 'image', ...named }
      if (type.startsWith('video/')) return { type: 'video', ...named }
      if (type.startsWith('audio/')) return { type: 'voice', ...named }
      return { type: 'file', ...named }
    })
}
