/** The words and files of a message. */
import type { Part } from '../../core/chat/message.ts'
import { attribute, childText, NS, type Element } from './stanza.ts'

const IMAGE = /\.(?:avif|gif|heic|jpe?g|png|webp)$/iu
const VOICE = /\.(?:aac|flac|m4a|mp3|oga|ogg|opus|wav)$/iu
const VIDEO = /\.(?:m4v|mkv|mov|mp4|webm)$/iu

/** Null when the stanza carries neither words nor a file. */
export function partsOf(stanza: Element): Part[] | null {
  const url = childText(stanza.getChild('x', NS.outOfBand) ?? stanza, 'url')
  const bodies = bodiesOf(stanza)
  if (bodies.length === 0 && url === undefined) return null
  const text = bodies.map((body) => withoutQuote(stanza, body)).join('\n')
  const parts: Part[] = []
  if (url !== undefined) parts.push(fileAt(url))
  if (text !== '' && text !== url) parts.unshift({ type: 'text', text })
  return parts
}

/** One in each language that the sender gave: nobody knows which one a reader is shown. */
function bodiesOf(stanza: Element): readonly string[] {
  return [...new Set(stanza.getChildren('body').map((body) => body.getText()))]
}

/**
 * Clients repeat the words that are answered, for those who show no replies: they are not the sender's. What is
 * not written as a quotation is, whatever the sender calls it: readers without replies see all of it.
 */
function withoutQuote(stanza: Element, body: string): string {
  const quoted = stanza
    .getChildren('fallback', NS.fallback)
    .filter((fallback) => attribute(fallback, 'for') === NS.reply)
    .flatMap((fallback) => fallback.getChildren('body'))[0]
  if (quoted === undefined || stanza.getChild('reply', NS.reply) === undefined) return body
  const units = Array.from(body)
  const start = numberOf(quoted, 'start', 0)
  const end = numberOf(quoted, 'end', units.length)
  if (end <= start || !isQuotation(units.slice(start, end).join(''))) return body
  const own = [...units.slice(0, start), ...units.slice(end)].join('')
  return own.trim() === '' ? body : own
}

function isQuotation(text: string): boolean {
  return text
    .trim()
    .split('\n')
    .every((line) => line === '' || line.startsWith('>'))
}

function numberOf(element: Element, name: string, fallback: number): number {
  const value = Number(attribute(element, name) ?? fallback)
  return Number.isInteger(value) && value >= 0 ? value : fallback
}

function fileAt(url: string): Part {
  const path = URL.canParse(url) ? new URL(url).pathname : url
  const name = path.slice(path.lastIndexOf('/') + 1)
  const media = name === '' ? { url } : { url, name }
  if (IMAGE.test(path)) return { type: 'image', ...media }
  if (VOICE.test(path)) return { type: 'voice', ...media }
  return VIDEO.test(path) ? { type: 'video', ...media } : { type: 'file', ...media }
}
