/** Incoming events made by hand, for tests of decide. */
import type { Incoming } from '../chat/incoming.ts'
import type { Other } from './sample-histories.ts'
import type { PlatformRole } from '../chat/event.ts'

/** Monday 2026-06-01, 12:00 in Shanghai. */
export const NOON = Date.UTC(2026, 5, 1, 4)
export const MINUTE = 60_000
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

interface Place {
  readonly at?: number
  readonly group?: string
  readonly from?: string
  readonly role?: PlatformRole
}

function base({ at = NOON, group = 'g1', from = 'ann', role }: Place) {
  return { at, source: 'live' as const, group: { native: group }, person: { native: from, name: from, role } }
}

let natives = 0

export function says(text: string, place: Place & { readonly bot?: boolean } = {}): Incoming {
  return {
    ...base(place),
    kind: 'message.sent',
    native: `n${++natives}`,
    data: place.bot === true ? { bot: true } : {},
    content: { parts: [{ type: 'text', text }] },
  }
}

export function joins(from: string, place: Place = {}): Incoming {
  return { ...base({ ...place, from }), kind: 'member.joined', data: {}, content: {} }
}

export function leaves(from: string, place: Place = {}): Incoming {
  return { ...base({ ...place, from }), kind: 'member.left', data: {}, content: {} }
}

export function takesRole(from: string, role: PlatformRole, place: Place = {}): Incoming {
  return { ...base({ ...place, from }), kind: 'member.role', data: { role }, content: {} }
}

export function other(from: string, event: Other, place: Place = {}): Incoming {
  return { ...base({ ...place, from }), ...event }
}
