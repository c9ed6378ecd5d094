/** Events from what WhatsApp itself says in a group. */
import type { Incoming, IncomingGroup, IncomingPerson } from '../../core/chat/incoming.ts'
import { readAs, skipped, type ImportedRecord } from '../../core/ports/import.ts'
import { SENTENCES, YOU, type Said } from './sentences.ts'
import { unmarked } from './head-line.ts'

export interface Base {
  readonly at: number
  readonly source: 'import'
  readonly group: IncomingGroup
}

interface Reading {
  readonly says: Said
  readonly by: string | undefined
  readonly who: string | undefined
  readonly title: string | undefined
}

/** Longer ones come from people. */
const LONGEST = 4_000
const MOST_ADDED = 1_000
const APART = /, (?:and |und |y |e |et |en |и )?| (?:and|und|et) |、| ?和 | ?與 /
/** Without spaces, "and" may be part of a name of three characters. */
const CHINESE_PAIR = /^(.{2,60})[和與](.{2,60})$/u

/** null when WhatsApp says no such thing. */
export function readSentence(text: string): Reading | null {
  const plain = sentence(text)
  if (plain.length > LONGEST) return null
  for (const { says, pattern } of SENTENCES) {
    const found = pattern.exec(plain)?.groups
    if (found !== undefined) return { says, by: found['by'], who: found['who'], title: found['title'] }
  }
  return null
}

/** Who is who: names with the sign of strangers taken off, phone numbers with an id of digits only. */
export function personOf(name: string): IncomingPerson {
  const shown = nameOf(name)
  return { native: /^\+[\d ().-]{6,24}$/.test(shown) ? shown.replace(/[^\d+]/g, '') : shown, name: shown }
}

/** `~ Alice` is how iOS shows who is not among the contacts. */
export function nameOf(name: string): string {
  return unmarked(name)
    .replace(/^~[\s\u202F\u00A0]*/, '')
    .trim()
}

export function systemRecord(text: string, base: Base, place: number): ImportedRecord {
  const reading = readSentence(text)
  if (reading === null) return skipped(place, 'system-line')
  const events = eventsOf(reading, base)
  return events.length === 0 ? skipped(place, 'about-the-exporter') : readAs(place, events)
}

function sentence(text: string): string {
  return unmarked(text)
    .replace(/[\u00A0\u202F]/g, ' ')
    .trim()
}

function isYou(name: string | undefined): boolean {
  return name !== undefined && YOU.has(nameOf(name).toLowerCase())
}

function eventsOf({ says, by, who, title }: Reading, base: Base): readonly Incoming[] {
  switch (says) {
    case 'created':
      return [...founder(by, base), ...renamed(undefined, title, base)]
    case 'renamed':
      return renamed(by, title, base)
    case 'added':
      return several(who).map((name) => joined(name, base, isYou(by) ? undefined : by))
    case 'joined':
      return several(who).map((name) => joined(name, base, undefined))
    case 'requested':
      return several(who).map((name) => about('member.requested', name, base))
    case 'left':
      return several(who).map((name) => about('member.left', name, base))
    case 'removed':
      return several(who).map((name) => about('member.removed', name, base))
    case 'promoted':
    case 'demoted':
      return several(who).map((name) => role(name, says === 'promoted' ? 'admin' : 'member', base))
  }
}

function several(names: string | undefined): readonly string[] {
  if (names === undefined) return []
  return names
    .replace(CHINESE_PAIR, '$1、$2')
    .split(APART)
    .map(nameOf)
    .filter((name) => name !== '' && !isYou(name))
    .slice(0, MOST_ADDED)
}

function about(
  kind: 'member.requested' | 'member.left' | 'member.removed',
  name: string,
  base: Base,
): Incoming {
  return { ...base, kind, person: personOf(name), data: {}, content: { name } }
}

function joined(name: string, base: Base, by: string | undefined): Incoming {
  const inviter = by === undefined ? undefined : personOf(by)
  return { ...base, kind: 'member.joined', person: personOf(name), inviter, data: {}, content: { name } }
}

function role(name: string, rank: 'admin' | 'member', base: Base): Incoming {
  return {
    ...base,
    kind: 'member.role',
    person: { ...personOf(name), role: rank },
    data: { role: rank },
    content: {},
  }
}

/** Who creates a group owns it. */
function founder(by: string | undefined, base: Base): readonly Incoming[] {
  if (by === undefined || isYou(by)) return []
  const person = { ...personOf(by), role: 'owner' as const }
  return [{ ...base, kind: 'member.joined', person, data: { role: 'owner' }, content: { name: nameOf(by) } }]
}

function renamed(by: string | undefined, title: string | undefined, base: Base): readonly Incoming[] {
  if (title === undefined || title === '') return []
  const person = by === undefined || isYou(by) ? undefined : personOf(by)
  return [{ ...base, kind: 'group.renamed', person, data: {}, content: { name: title } }]
}
