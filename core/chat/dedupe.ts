/**
 * The key by which a redelivery is recognised. It begins with the minute of platform time, so that the
 * ledger's unique index grows at one end; then come group, kind, revision and native id. The account is not
 * part of it: two accounts in one group report the same thing once.
 */
import type { EventKind } from './event.ts'
import type { Incoming } from './incoming.ts'
import { textOf } from './message.ts'

const MINUTE = 60_000
const MINUTE_DIGITS = 6
const MOST_MINUTES = 36 ** MINUTE_DIGITS - 1

/** Stored for ever: a code is never changed nor given to another kind. */
const KIND_CODES: Readonly<Record<EventKind, string>> = {
  'message.sent': 'm',
  'message.edited': 'e',
  'message.recalled': 'r',
  'reaction.added': 'ra',
  'reaction.removed': 'rr',
  'member.joined': 'j',
  'member.left': 'l',
  'member.removed': 'x',
  'member.renamed': 'n',
  'member.role': 'o',
  'group.renamed': 'gn',
  'group.notice': 'gt',
  'group.dissolved': 'gd',
  'clock.due': 'c',
  'ask.answered': 'qa',
  'ask.expired': 'qx',
  'action.sent': 'as',
  'action.failed': 'af',
  'action.confirmed': 'ac',
  'action.unknown': 'au',
  'action.expired': 'ax',
  'charter.published': 'p',
  'verdict.given': 'v',
  'operator.act': 'oa',
  conversion: 'cv',
  erased: 'er',
  'action.handed': 'ah',
  'operator.notice': 'on',
  'member.requested': 'jr',
}

/**
 * Equal for two deliveries of the same thing, else different. `group` is the id of the group, 0 for none.
 * Without a native id, `ordinal` tells apart equal things of one person in one minute: the caller counts
 * from 0 among those of one delivery, in its order.
 */
export function dedupeKey(incoming: Incoming, group: number, ordinal = 0): string {
  const head = `${minuteKey(incoming.at)}.${group.toString(36)}.${KIND_CODES[incoming.kind]}`
  return incoming.native === undefined
    ? `${head}~${hashOf(incoming).toString(36)}.${ordinal.toString(36)}`
    : `${head}.${(incoming.revision ?? 0).toString(36)}:${incoming.native}`
}

/**
 * The keys that the same thing would have had up to `reach` minutes earlier or later, nearest first; without
 * the key itself.
 */
export function keysAround(key: string, reach: number): readonly string[] {
  const minute = Number.parseInt(key.slice(0, MINUTE_DIGITS), 36)
  const rest = key.slice(MINUTE_DIGITS)
  const keys: string[] = []
  for (let away = 1; away <= reach; away++) {
    for (const other of [minute - away, minute + away]) {
      if (other >= 0 && other <= MOST_MINUTES) keys.push(minuteKey(other * MINUTE) + rest)
    }
  }
  return keys
}

/** What keys of this minute begin with: fixed in width, so that keys sort by time. */
export function minuteKey(at: number): string {
  const minute = Math.min(Math.max(0, Math.floor(at / MINUTE)), MOST_MINUTES)
  return minute.toString(36).padStart(MINUTE_DIGITS, '0')
}

function hashOf(incoming: Incoming): number {
  const sender = incoming.person?.native ?? ''
  return hash53(`${sender}\n${likeness(incoming)}`)
}

/** Spacing and width may differ between a live message and its export; the words do not. */
function likeness(incoming: Incoming): string {
  switch (incoming.kind) {
    case 'message.sent':
    case 'message.edited':
      return incoming.content.parts.map(({ type }) => type).join() + plain(textOf(incoming.content.parts))
    case 'member.joined':
    case 'member.left':
    case 'member.removed':
      return ''
    default:
      return JSON.stringify(incoming.data)
  }
}

function plain(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/gu, '')
}

/** Two 32-bit multiplicative hashes side by side, cut to 53 bits. */
function hash53(text: string): number {
  let low = 0x811c9dc5
  let high = 0x9e3779b9
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    low = Math.imul(low ^ unit, 0x01000193)
    high = Math.imul(high ^ unit, 0x85ebca6b)
  }
  low ^= low >>> 15
  high ^= high >>> 13
  return (high >>> 11) * 0x1_0000_0000 + (low >>> 0)
}
