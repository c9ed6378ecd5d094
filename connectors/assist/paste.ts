/**
 * Reads a conversation that a person copied out of a chat program. Names are all that it says of people, so a
 * name is also the handle by which a member is known here.
 */
import type { Incoming } from '../../core/chat/incoming.ts'
import type { Part } from '../../core/chat/message.ts'
import { readDay, readHeader } from './headers.ts'
import type { Header } from './headers.ts'
import { createInstants } from './instants.ts'
import { readNote } from './notes.ts'
import type { Note } from './notes.ts'

export interface Paste {
  readonly group: { readonly native: string; readonly name: string }
  readonly text: string
  /** When it was pasted; what carries no time counts as said then. */
  readonly now: number
  /** IANA zone of the times in it. */
  readonly zone: string
}

export interface ReadPaste {
  readonly events: readonly Incoming[]
  /** Lines of the program itself that say nothing that Folkmoot keeps. */
  readonly skipped: number
  /** Numbers, from 1, of lines that stand before anybody was named. */
  readonly unread: readonly number[]
}

interface Said {
  readonly header: Header
  readonly at: number | null
  readonly lines: string[]
}

/** Events in the order of the text; their times never run backwards and never lie ahead of `now`. */
export function readPaste(paste: Paste): ReadPaste {
  const items: (Said | { readonly note: Note; readonly at: number | null })[] = []
  const unread: number[] = []
  let skipped = 0
  let day: string | null = null
  let said: Said | null = null
  let isAfterGap = true
  const clock = clockOf(paste)
  for (const [index, raw] of paste.text.split(/\r?\n/u).entries()) {
    const line = raw.replace(/^\uFEFF/u, '').trimEnd()
    const trimmed = line.trim()
    const isBlank = trimmed === ''
    const newDay = isBlank ? null : readDay(trimmed)
    const note = isBlank || newDay !== null ? null : readNote(trimmed)
    const header = isBlank || newDay !== null || note !== null ? null : readHeader(trimmed, isAfterGap)
    if (newDay !== null) {
      day = newDay
      said = null
    } else if (note !== null) {
      if (note.kind === 'skipped') skipped += 1
      else items.push({ note, at: null })
      said = null
    } else if (header !== null) {
      day = header.date ?? day
      said = { header, at: timeOf(header, day, clock), lines: header.words === null ? [] : [header.words] }
      items.push(said)
    } else if (said !== null) {
      said.lines.push(line)
    } else if (!isBlank) {
      unread.push(index + 1)
    }
    isAfterGap = isBlank || newDay !== null || note !== null
  }
  return { events: toEvents(items, paste), skipped, unread }
}

interface Clock {
  readonly now: number
  /** The local day on which it was pasted. */
  readonly today: string
  readonly instant: (date: string, time: string) => number | null
}

function clockOf({ now, zone }: Paste): Clock {
  const today = new Date(now).toLocaleDateString('en-CA', { timeZone: zone })
  return { now, today, instant: createInstants(zone) }
}

function timeOf({ time }: Header, day: string | null, { now, today, instant }: Clock): number | null {
  if (time === null) return null
  if (day !== null) return instant(day, time)
  const at = instant(today, time)
  // A time of day that is still to come was yesterday's.
  return at === null || at <= now ? at : at - 86_400_000
}

function toEvents(
  items: readonly (Said | { readonly note: Note; readonly at: number | null })[],
  { group, now }: Paste,
): Incoming[] {
  const events: Incoming[] = []
  const times = settleTimes(
    items.map(({ at }) => at),
    now,
  )
  items.forEach((item, place) => {
    const base = { at: times[place] ?? now, source: 'backfill' as const, group }
    if ('note' in item) {
      for (const name of item.note.names) events.push(noteEvent(item.note, name, base))
      return
    }
    const parts = partsOf(item.lines)
    if (parts.length === 0) return
    const { name } = item.header
    events.push({
      ...base,
      kind: 'message.sent',
      person: { native: name, name },
      data: {},
      content: { parts },
    })
  })
  return events
}

/** Missing times are those of the next item that has one; nothing lies ahead of `now` or before what precedes it. */
function settleTimes(times: readonly (number | null)[], now: number): readonly number[] {
  let next = now
  const known = times.toReversed().map((at) => (next = Math.min(at ?? next, now)))
  let last = 0
  return known.toReversed().map((at) => (last = Math.max(last, at)))
}

function noteEvent(
  { kind, inviter }: Note,
  name: string,
  base: Pick<Incoming, 'at' | 'source' | 'group'>,
): Incoming {
  const person = { native: name, name }
  if (kind === 'member.joined') {
    const by = inviter === null ? {} : { inviter: { native: inviter, name: inviter } }
    return { ...base, ...by, kind, person, data: {}, content: { name } }
  }
  const left = kind === 'member.removed' ? kind : 'member.left'
  return { ...base, kind: left, person, data: {}, content: { name } }
}

const MEDIA: readonly (readonly [RegExp, (title: string) => Part])[] = [
  [/^\[(?:图片|Photo|Image)\]$/u, () => ({ type: 'image' })],
  [/^\[(?:语音|Audio|Voice)\](?:\s*\d+["″]?)?$/u, () => ({ type: 'voice' })],
  [/^\[(?:视频|Video)\]$/u, () => ({ type: 'video' })],
  [/^\[(?:动画表情|表情|Sticker)\]$/u, () => ({ type: 'sticker' })],
  [/^\[(?:文件|File)\]\s*(.*)$/u, (name) => ({ type: 'file', ...(name === '' ? {} : { name }) })],
  [/^\[(?:链接|Link)\]\s*(.*)$/u, (title) => ({ type: 'article', ...(title === '' ? {} : { title }) })],
  [/^\[(?:小程序|Mini Program)\]\s*(.*)$/u, (title) => ({ type: 'mini-program', title })],
  [/^\[(?:位置|Location)\]\s*(.*)$/u, (name) => ({ type: 'location', ...(name === '' ? {} : { name }) })],
  [/^\[(?:名片|个人名片|Contact Card)\]\s*(.*)$/u, (name) => ({ type: 'contact', name })],
  [/^\[(?:红包|微信红包|Red Packet)\]\s*(.*)$/u, (title) => ({ type: 'red-packet', title })],
]

function partsOf(lines: readonly string[]): Part[] {
  const text = lines.join('\n').trim()
  if (text === '') return []
  if (!text.includes('\n')) {
    for (const [shape, make] of MEDIA) {
      const found = shape.exec(text)
      if (found) return [make(found[1] ?? '')]
    }
  }
  return [{ type: 'text', text }]
}
