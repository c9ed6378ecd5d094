/** What a draft says happened. */
import type { Incoming, IncomingGroup, IncomingPerson } from '../../core/chat/incoming.ts'
import { broken, readAs, skipped, type ImportedRecord } from '../../core/ports/import.ts'
import type { Draft, Reaction } from './draft.ts'
import { mediaPart } from './media.ts'

export interface Where {
  readonly at: number
  readonly source: 'import'
  readonly group: IncomingGroup
  readonly native: string | undefined
}

/** Pages name people and give no ids; the mark keeps a name from being taken for an id. */
const personOf = (name: string): IncomingPerson => ({ native: `name:${name}`, name })

export function messageRecord(draft: Draft, where: Where, sender: string, place: number): ImportedRecord {
  if (sender === '') return broken(place, 'sender-missing')
  const { replyTo, forwardedFrom } = draft
  const message: Incoming = {
    ...where,
    kind: 'message.sent',
    person: personOf(sender),
    data: replyTo === '' ? {} : { replyTo },
    content: {
      parts: [...draft.text, ...draft.media.map(mediaPart).filter((part) => part !== null)],
      name: sender,
      ...(forwardedFrom === '' ? {} : { forwardedFrom }),
    },
  }
  const { native } = where
  if (native === undefined) return readAs(place, [message])
  return readAs(place, [message, ...draft.reactions.flatMap((reaction) => given(reaction, where, native))])
}

/** Those who are named one by one, the rest as one event with a count. */
function given({ emoji, names, people, count }: Reaction, where: Where, of: string): Incoming[] {
  const named = names.map((name): Incoming => ({
    ...where,
    kind: 'reaction.added',
    native: `${of}/${emoji}/${personOf(name).native}`,
    person: personOf(name),
    data: { of, emoji },
    content: {},
  }))
  const total = /^\d{1,9}$/.test(count) ? Number(count) : people
  if (total <= named.length) return named
  const rest = { of, emoji, count: total - named.length }
  return [...named, { ...where, kind: 'reaction.added', native: `${of}/${emoji}`, data: rest, content: {} }]
}

/** The page's sentences are English whatever the language of the program. */
export function serviceRecord(draft: Draft, where: Where, place: number): ImportedRecord {
  const events = sentenceEvents(draft.sentence, where)
  return events.length > 0 ? readAs(place, events) : skipped(place, 'system-line')
}

const RENAMED = /^(?:(.{1,256}?) changed group title to|Channel title changed to) «(.*)»$/s
const JOINED = /^(.{1,256}?) joined group by (?:link from |request$)/s
const INVITED = /^(.{1,256}?) invited (.{1,9999})$/s
const REMOVED = /^(.{1,256}?) removed (?!group photo$)(.{1,256})$/s

function sentenceEvents(sentence: string, where: Where): Incoming[] {
  const [, renamer, title] = RENAMED.exec(sentence) ?? []
  if (title !== undefined) {
    const person = renamer === undefined ? undefined : personOf(renamer)
    return [{ ...where, kind: 'group.renamed', person, data: {}, content: { name: title } }]
  }
  const [, joiner] = JOINED.exec(sentence) ?? []
  if (joiner !== undefined) return [about('member.joined', joiner, where, 0)]
  const [, remover, removed] = REMOVED.exec(sentence) ?? []
  if (removed !== undefined)
    return [about(remover === removed ? 'member.left' : 'member.removed', removed, where, 0)]
  const [, inviter, list] = INVITED.exec(sentence) ?? []
  if (inviter === undefined || list === undefined || list.endsWith(' to the voice chat')) return []
  return namesOf(list).map((name, i) => ({
    ...about('member.joined', name, where, i),
    ...(name === inviter ? {} : { inviter: personOf(inviter) }),
  }))
}

/** `A, B and C` */
function namesOf(list: string): string[] {
  const last = list.lastIndexOf(' and ')
  return last < 0 ? [list] : [...list.slice(0, last).split(', '), list.slice(last + 5)]
}

function about(
  kind: 'member.joined' | 'member.left' | 'member.removed',
  name: string,
  where: Where,
  i: number,
): Incoming {
  const native = where.native === undefined || i === 0 ? where.native : `${where.native}/${i}`
  return { ...where, kind, native, person: personOf(name), data: {}, content: { name } }
}
