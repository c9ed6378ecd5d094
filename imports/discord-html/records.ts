/** What a draft says happened. */
import type { Incoming, IncomingGroup, IncomingPerson } from '../../core/chat/incoming.ts'
import { textOf, type Part } from '../../core/chat/message.ts'
import { broken, readAs, skipped, type ImportedRecord } from '../../core/ports/import.ts'
import type { Author, Draft, Embed, System } from './draft.ts'

export interface Channel {
  readonly group: IncomingGroup
  /** The id of a person by their unique name, as far as it was seen. */
  readonly idOf: (full: string) => string | undefined
}

interface Where {
  readonly at: number
  readonly source: 'import'
  readonly group: IncomingGroup
  readonly native: string
}

export function recordOf(
  draft: Draft,
  author: Author | null,
  place: number,
  { group, idOf }: Channel,
): ImportedRecord {
  const at = instantOf(draft.id)
  if (at === null) return broken(place, 'time-unreadable')
  const where: Where = { at, source: 'import', group, native: draft.id }
  const { system } = draft
  if (system !== null) {
    if (system.author === null) return broken(place, 'sender-missing')
    const event = systemEvent(system, personOf(system.author), where, idOf)
    return event ? readAs(place, [event]) : skipped(place, 'system-line')
  }
  if (author === null) return broken(place, 'sender-missing')
  return readAs(place, [sent(draft, author, where), ...reactionsOf(draft, where)])
}

/** Discord's ids begin with the milliseconds since 2015. */
function instantOf(id: string): number | null {
  if (!/^\d{15,20}$/.test(id)) return null
  return Number(BigInt(id) >> 22n) + Date.UTC(2015, 0, 1)
}

const personOf = ({ native, name }: Author): IncomingPerson => ({ native, name })

function sent(draft: Draft, author: Author, where: Where): Incoming {
  const text = textOf(draft.content)
  return {
    ...where,
    kind: 'message.sent',
    person: personOf(author),
    data: {
      ...(draft.replyTo === '' ? {} : { replyTo: draft.replyTo }),
      ...(author.bot ? { bot: true } : {}),
    },
    content: {
      parts: [
        ...draft.content,
        ...draft.attachments,
        ...draft.embeds.flatMap((embed) => embedParts(embed, text)),
        ...forwardedParts(draft.forwarded),
      ],
      name: author.name,
    },
  }
}

/** An embed for a link of the text only previews it; any other is what a program wrote. */
function embedParts({ url, title, lines }: Embed, text: string): Part[] {
  if (url !== '' && text.includes(url)) return []
  const parts: Part[] = []
  if (title !== '' || url !== '')
    parts.push({ type: 'article', ...(title === '' ? {} : { title }), ...(url === '' ? {} : { url }) })
  if (lines.length > 0) parts.push({ type: 'text', text: lines.join('\n') })
  return parts
}

function forwardedParts(text: string | null): Part[] {
  if (text === null) return []
  return [{ type: 'forwarded', items: [text === '' ? {} : { text }] }]
}

/** The page counts reactions and does not say whose they are. */
function reactionsOf(draft: Draft, where: Where): Incoming[] {
  return draft.reactions.map(({ emoji, count }): Incoming => {
    const data = { of: draft.id, emoji, count: /^\d{1,9}$/.test(count) ? Number(count) : 1 }
    return { ...where, kind: 'reaction.added', native: `${draft.id}/${emoji}`, data, content: {} }
  })
}

/** null for pins, calls, threads and whatever else says nothing of members. The words are always English. */
function systemEvent(
  { words, about, aboutFull }: System,
  person: IncomingPerson,
  where: Where,
  idOf: (full: string) => string | undefined,
): Incoming | null {
  const other: IncomingPerson = { native: idOf(aboutFull) ?? (aboutFull || about), name: about }
  const happened = (
    kind: 'member.joined' | 'member.left' | 'member.removed',
    who: IncomingPerson,
  ): Incoming => ({
    ...where,
    kind,
    person: who,
    ...(kind === 'member.joined' && who === other ? { inviter: person } : {}),
    data: {},
    content: { name: who.name },
  })
  if (words.startsWith('joined the server')) return happened('member.joined', person)
  if (words.startsWith('left the group')) return happened('member.left', person)
  if (about === '') return null
  if (words.startsWith('added ')) return happened('member.joined', other)
  if (words.startsWith('removed ')) return happened('member.removed', other)
  if (words.startsWith('changed the channel name'))
    return { ...where, kind: 'group.renamed', person, data: {}, content: { name: about } }
  return null
}
