/** Zulip's markdown, as far as it says more than words: whom a message answers and mentions, links and files. */
import type { Part } from '../../core/chat/message.ts'
import { linkPart } from '../../core/ports/import-html.ts'

export interface ZulipContent {
  readonly parts: Part[]
  readonly replyTo: string | undefined
  readonly isAction: boolean
}

/** "Quote and reply" writes this before what is quoted. */
const SAID =
  /^@_\*\*[^*\n]{1,200}\*\* \[[^\]\n]{1,50}\]\([^()\s]{1,2000}\/near\/(\d{1,19})\):\n(`{3,20})quote\n/
/** Bounded, so that each place is looked at for a bounded time. */
const MARK =
  /@_?\*\*([^*\n|]{1,200})(?:\|(\d{1,19}))?\*\*|\[([^[\]\n]{0,500})\]\((https?:\/\/[^()\s]{1,2000}|\/user_uploads\/[^()\s]{1,2000})\)/g
const EVERYBODY = new Set(['all', 'everyone', 'channel', 'stream', 'topic'])

export function contentOf(content: string): ZulipContent {
  const text = content.replace(/\r\n?/g, '\n')
  const [head, replyTo, fence] = SAID.exec(text) ?? []
  if (head !== undefined && fence !== undefined) {
    const end = text.indexOf(`\n${fence}`, head.length - 1)
    const own = end < 0 ? text : text.slice(end + 1 + fence.length)
    return { parts: partsOf(own.trim()), replyTo, isAction: false }
  }
  const isAction = text.startsWith('/me ')
  return { parts: partsOf(isAction ? text.slice(4) : text), replyTo: undefined, isAction }
}

function partsOf(text: string): Part[] {
  const parts: Part[] = []
  let from = 0
  for (const mark of text.matchAll(MARK)) {
    const [whole, name, native, words = '', target = ''] = mark
    if (mark.index > from) parts.push({ type: 'text', text: text.slice(from, mark.index) })
    parts.push(name === undefined ? targetPart(target, words) : mentionPart(name, native))
    from = mark.index + whole.length
  }
  if (from < text.length) parts.push({ type: 'text', text: text.slice(from) })
  return parts
}

function mentionPart(name: string, native: string | undefined): Part {
  if (native === undefined && EVERYBODY.has(name)) return { type: 'mention', all: true }
  return { type: 'mention', ...(native === undefined ? {} : { native }), name }
}

function targetPart(target: string, words: string): Part {
  if (!target.startsWith('/user_uploads/')) return linkPart(target, words)
  const named = words === '' ? {} : { name: words }
  if (/\.(?:png|jpe?g|gif|webp|heic)$/i.test(target)) return { type: 'image', ...named }
  return { type: /\.(?:mp4|mov|webm)$/i.test(target) ? 'video' : 'file', ...named }
}
