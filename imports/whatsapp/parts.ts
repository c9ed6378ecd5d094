/** What a WhatsApp message consists of: its words, or what stands for what was not exported. */
import type { Part } from '../../core/chat/message.ts'
import { unmarked } from './head-line.ts'
import { omittedMedium, saysAttached, saysEdited, saysNoise, saysRecalled } from './placeholders.ts'

export type Body =
  | { readonly parts: readonly Part[] }
  | { readonly problem: 'recall-of-unknown-message' | 'system-line' }

/** Placeholders are no longer than this: longer lines are not looked at. */
const LONGEST = 300
const ANDROID_FILE = /^([^\n/\\]{1,200}\.[A-Za-z0-9]{1,8}) \(([^()]{3,40})\)$/
const IOS_FILE = /^<[^<>:]{2,24}: ?([^<>]{1,200}\.[A-Za-z0-9]{1,8})>$/
/** The app's own names for what it sent, whatever the language. */
const OWN_FILE = /^(?:IMG|VID|AUD|PTT|DOC|STK)-\d{8}-WA\d{4,}\./
const EDITED = /[\s\u200E]*<([^<>\n]{4,60})>$/
const POLL =
  /^(?:POLL|ENCUESTA|UMFRAGE|SONDAGE|ENQUETE|SONDAGGIO|ОПРОС|ANKET|JAJAK PENDAPAT|投票|アンケート|투표)[:：] ?/i
const OPTION = /^[^:：\n]{2,20}[:：] ?(.{1,300}) ?[(（][^()（）]{1,40}[)）]$/
const PLACE = /https:\/\/maps\.google\.com\/\?q=(-?\d{1,3}(?:\.\d{1,20})?),(-?\d{1,3}(?:\.\d{1,20})?)$/
/** `@⁨Name⁩` with isolates on iOS, `@49123456789` on Android. */
const MENTION = /@\u2068([^\u2069\n]{1,100})\u2069|(?<![\p{L}\p{N}@])@(\d{7,15})(?!\d)/gu

export function bodyOf(lines: readonly string[]): Body {
  const [head = '', ...rest] = lines
  const first = head.startsWith('\u200E') ? head.slice(1) : head
  if (first.length <= LONGEST) {
    const said = spoken(first)
    if (rest.length === 0 && saysRecalled(said)) return { problem: 'recall-of-unknown-message' }
    if (rest.length === 0 && head !== first && saysNoise(said)) return { problem: 'system-line' }
    const media = mediumOf(first, said)
    if (media !== null) return { parts: [media, ...words(rest)] }
    const poll = POLL.test(first) ? pollOf([first, ...rest]) : null
    if (poll !== null) return { parts: [poll] }
  }
  return { parts: [...words([first, ...rest])] }
}

function spoken(line: string): string {
  return unmarked(line)
    .replace(/[\u00A0\u202F]/g, ' ')
    .trim()
    .toLowerCase()
}

function mediumOf(line: string, said: string): Part | null {
  const omitted = omittedMedium(said)
  if (omitted !== null) return { type: omitted }
  const plain = unmarked(line).trim()
  const ios = plain.endsWith('>') ? IOS_FILE.exec(plain)?.[1] : undefined
  if (ios !== undefined) return filePart(ios)
  const [, name, label = ''] = (plain.endsWith(')') ? ANDROID_FILE.exec(plain) : null) ?? []
  if (name !== undefined && (OWN_FILE.test(name) || saysAttached(label.toLowerCase()))) return filePart(name)
  return placeOf(plain) ?? documentOf(line)
}

/** iOS: `plan.pdf • ‎3 pages ‎document omitted`. */
function documentOf(line: string): Part | null {
  const cut = line.lastIndexOf('\u200E')
  if (cut <= 0 || omittedMedium(spoken(line.slice(cut))) !== 'file') return null
  const name = unmarked(line.slice(0, cut)).split(' • ')[0]?.trim()
  return name === undefined || name === '' ? { type: 'file' } : { type: 'file', name }
}

function placeOf(line: string): Part | null {
  const found = PLACE.exec(line)
  if (found === null || found.index > 40) return null
  return { type: 'location', latitude: Number(found[1]), longitude: Number(found[2]) }
}

function filePart(name: string): Part {
  const ending = name.slice(name.lastIndexOf('.') + 1).toLowerCase()
  if (ending === 'vcf') return { type: 'contact', name: name.slice(0, -4) }
  if (ending === 'webp') return { type: 'sticker' }
  if (/^(?:jpe?g|png|heic|heif|gif)$/.test(ending)) return { type: 'image', name }
  if (/^(?:mp4|mov|3gp|mkv|avi|webm)$/.test(ending)) return { type: 'video', name }
  if (/^(?:opus|ogg|m4a|mp3|aac|amr|wav)$/.test(ending)) return { type: 'voice', name }
  return { type: 'file', name }
}

function pollOf(lines: readonly string[]): Part | null {
  const [head = '', ...rest] = lines.map((line) => unmarked(line).trim()).filter((line) => line !== '')
  const inline = head.replace(POLL, '')
  const options = rest.flatMap((line) => OPTION.exec(line)?.[1]?.trim() ?? [])
  const question = inline === '' ? rest[0] : inline
  if (question === undefined || options.length === 0) return null
  return { type: 'poll', question, options }
}

function words(lines: readonly string[]): Part[] {
  const text = lines.join('\n')
  const edited = text.endsWith('>') ? EDITED.exec(text.slice(-100)) : null
  const said = edited?.[1]
  const isEdited =
    edited !== null &&
    said !== undefined &&
    (saysEdited(spoken(said).replace(/[.。]$/, '')) || edited[0].includes('\u200E<'))
  return mentioned(isEdited ? text.slice(0, text.length - edited[0].length) : text)
}

function mentioned(text: string): Part[] {
  if (!text.includes('@')) return text === '' ? [] : [{ type: 'text', text }]
  const parts: Part[] = []
  let end = 0
  for (const found of text.matchAll(MENTION)) {
    if (found.index > end) parts.push({ type: 'text', text: text.slice(end, found.index) })
    end = found.index + found[0].length
    const [, name, digits] = found
    if (digits !== undefined) parts.push({ type: 'mention', native: `+${digits}`, name: digits })
    else parts.push({ type: 'mention', name: (name ?? '').replace(/^~[\s\u202F\u00A0]*/, '') })
  }
  if (end < text.length) parts.push({ type: 'text', text: text.slice(end) })
  return parts
}
