/** A Signal message, from whatever kind of file, as events. */
import type { Incoming, IncomingGroup } from '../../core/chat/incoming.ts'
import type { Part } from '../../core/chat/message.ts'
import { instantAt } from '../../core/chat/zone.ts'
import { broken, readAs, skipped, type ImportedRecord } from '../../core/ports/import.ts'

export interface Where {
  readonly place: number
  readonly zone: string
  readonly group: IncomingGroup
}

export interface Message {
  readonly wall: number | null
  readonly sender: string
  readonly parts: readonly Part[]
  readonly reactions: readonly { readonly name: string; readonly emoji: string }[]
}

/** How exporters name what nobody sent. */
const NOBODY = 'No-Sender'

export function messageRecord({ wall, sender, parts, reactions }: Message, where: Where): ImportedRecord {
  if (wall === null) return broken(where.place, 'time-unreadable')
  if (sender === '') return broken(where.place, 'sender-missing')
  if (sender === NOBODY) return skipped(where.place, 'system-line')
  const base = { at: instantAt(wall, where.zone), source: 'import' as const, group: where.group }
  // Only where something refers to it: the text and the minute tell messages apart as well.
  const native = reactions.length === 0 ? undefined : `${base.at}/${sender}`
  const sent: Incoming = {
    ...base,
    kind: 'message.sent',
    person: { native: sender, name: sender },
    native,
    data: {},
    content: { parts: [...parts], name: sender },
  }
  const given = reactions.map(({ name, emoji }): Incoming => ({
    ...base,
    kind: 'reaction.added',
    person: { native: name, name },
    native: `${native}/${emoji}/${name}`,
    data: { of: native ?? '', emoji },
    content: {},
  }))
  return readAs(where.place, [sent, ...given])
}

export function attachment(name: string): Part {
  if (/\.(?:jpe?g|png|gif|webp|heic)$/i.test(name)) return { type: 'image', name }
  if (/\.(?:mp4|mov|webm|mkv)$/i.test(name)) return { type: 'video', name }
  if (/\.(?:aac|m4a|mp3|ogg|opus|wav)$/i.test(name)) return { type: 'voice', name }
  return { type: 'file', name }
}
