/**
 * The bounds of what is let into the ledger. Nothing here throws: an event is accepted, with its erasable and
 * its lasting part written as JSON once, or refused with a stable reason.
 */
import type { Incoming, IncomingGroup, IncomingPerson } from '../../core/chat/incoming.ts'
import type { Accepted } from '../../core/ports/intake.ts'
import { arePartsSound, isRecord } from './parts.ts'
import { KIND_CHECKS } from './kinds.ts'

/** UTF-16 units of an event's JSON, longest id and name, most parts, and how far a clock may run ahead. */
export const LIMITS = {
  json: 4_000_000,
  id: 512,
  name: 1_000,
  parts: 20_000,
  ahead: 24 * 3_600_000,
} as const

export type Refusal =
  | 'malformed'
  | 'unknown-kind'
  | 'time-out-of-range'
  | 'malformed-id'
  | 'malformed-parts'
  | 'too-many-parts'
  | 'missing-field'
  | 'too-large'

/** Accepts an event as it came from a connector or an importer, or names why not. */
export function accept(incoming: Incoming, received: number): Accepted | Refusal {
  try {
    return refusalOf(incoming, received) ?? written(incoming)
  } catch {
    // Cyclic or bottomless values, getters that throw: whatever it was, it was no plain data.
    return 'malformed'
  }
}

function refusalOf(incoming: Incoming, received: number): Refusal | null {
  if (!isRecord(incoming) || !isRecord(incoming.data) || !isRecord(incoming.content)) return 'malformed'
  const check = Object.hasOwn(KIND_CHECKS, incoming.kind) ? KIND_CHECKS[incoming.kind] : undefined
  if (check === undefined) return 'unknown-kind'
  const { at } = incoming
  if (!Number.isSafeInteger(at) || at < 0 || at > received + LIMITS.ahead) return 'time-out-of-range'
  if (!isSource(incoming.source) || !isRevision(incoming.revision)) return 'malformed'
  if (incoming.native !== undefined && !isId(incoming.native)) return 'malformed-id'
  if (!isThing(incoming.group) || !isThing(incoming.person) || !isThing(incoming.inviter)) {
    return 'malformed-id'
  }
  if ('parts' in incoming.content) {
    const { parts } = incoming.content
    if (!Array.isArray(parts) || !arePartsSound(parts)) return 'malformed-parts'
    if (parts.length > LIMITS.parts) return 'too-many-parts'
  }
  return check(incoming) ? null : 'missing-field'
}

function written(incoming: Incoming): Accepted | Refusal {
  const data = jsonOf(incoming.data)
  const content = jsonOf(incoming.content)
  if (data.length + content.length > LIMITS.json) return 'too-large'
  // JSON escapes lone surrogates and nothing else in this way.
  const torn = data.includes('\\ud') || content.includes('\\ud')
  return torn || hasOddName(incoming) ? mended(incoming) : { incoming, data, content }
}

function hasOddName({ group, person, inviter }: Incoming): boolean {
  return isOdd(group?.name) || isOdd(person?.name) || isOdd(inviter?.name)
}

function isOdd(name: string | undefined): boolean {
  return name !== undefined && (name.length > LIMITS.name || !name.isWellFormed())
}

function jsonOf(value: object): string {
  for (const _field in value) return JSON.stringify(value)
  return '{}'
}

function mended(incoming: Incoming): Accepted {
  const whole = JSON.parse(JSON.stringify(incoming), (key, value: unknown) => {
    if (typeof value !== 'string') return value
    return (key === 'name' ? value.slice(0, LIMITS.name) : value).toWellFormed()
  }) as Incoming
  return { incoming: whole, data: jsonOf(whole.data), content: jsonOf(whole.content) }
}

function isSource(source: unknown): boolean {
  return source === 'live' || source === 'backfill' || source === 'import'
}

function isRevision(revision: unknown): boolean {
  return revision === undefined || (Number.isSafeInteger(revision) && Number(revision) >= 0)
}

const CONTROL = /[\u0000-\u001f]/

function isId(value: unknown): boolean {
  return (
    typeof value === 'string' &&
    value.length > 0 &&
    value.length <= LIMITS.id &&
    !CONTROL.test(value) &&
    value.isWellFormed()
  )
}

function isThing(thing: IncomingGroup | IncomingPerson | undefined): boolean {
  if (thing === undefined) return true
  if (!isRecord(thing) || !isId(thing.native)) return false
  if ('role' in thing && !isRole(thing.role)) return false
  return thing.name === undefined || typeof thing.name === 'string'
}

function isRole(role: unknown): boolean {
  return role === undefined || role === 'owner' || role === 'admin' || role === 'member'
}
