/** From a room's message, live or out of its archive, to what happened. Pure, but for what `known` remembers. */
import type { Incoming, IncomingGroup, IncomingPerson } from '../../core/chat/incoming.ts'
import { bareOf, resourceOf } from './address.ts'
import type { KnownMessages } from './known-messages.ts'
import { markOf } from './mark.ts'
import { occupantIdOf, personId, personOf, type Occupant, type RoomFeatures } from './occupants.ts'
import { attribute, childText, NS, type Element } from './stanza.ts'
import { partsOf } from './text-parts.ts'

/** What must be known of a room to understand its messages. */
export interface RoomView {
  readonly address: string
  readonly features: RoomFeatures
  readonly group: IncomingGroup
  readonly known: KnownMessages
  /** People who are in the room now. */
  readonly byNick: (nick: string) => Occupant | undefined
  readonly byId: (id: string) => Occupant | undefined
  readonly self: { readonly nick: string; readonly address: string; readonly id: string | null }
}

/** How the message was seen. Live messages carry no time that could be trusted: `at` is when they arrived. */
export interface Sighting {
  readonly at: number
  readonly source: 'live' | 'backfill'
  readonly archiveId: string | null
}

export interface Decoded {
  readonly events: readonly Incoming[]
  /** The room's id of the message, also its place in the archive. */
  readonly id: string | null
  /** Ids that we gave it, when the message is our own. */
  readonly own: readonly string[] | null
}

interface Read {
  readonly stanza: Element
  readonly view: RoomView
  readonly seen: Sighting
  readonly id: string | null
}

export function decodeMessage(stanza: Element, view: RoomView, seen: Sighting): Decoded {
  const id = seen.archiveId ?? roomIdOf(stanza, view)
  const read: Read = { stanza, view, seen, id }
  const nick = resourceOf(attribute(stanza, 'from') ?? '')
  if (nick === '') return { events: moderation(read), id, own: null }
  const sender = senderOf(read, nick)
  if (isSelf(sender, read)) {
    const own = senderIds(stanza)
    remember(read, sender, id)
    return { events: [], id, own }
  }
  return { events: eventsOf(read, sender), id, own: null }
}

function eventsOf(read: Read, sender: Occupant): readonly Incoming[] {
  const { stanza } = read
  const buried = tombstone(read)
  if (buried !== null) return buried
  const reactions = stanza.getChild('reactions', NS.reactions)
  if (reactions) return [...reacted(read, sender, reactions), ...saidBeside(read, sender)]
  const retracted = retraction(stanza)
  if (retracted !== undefined) {
    const taken = recalled(read, idOfOwn(read, sender, retracted), person(read, sender))
    return [...taken, ...saidBeside(read, sender)]
  }
  const parts = partsOf(stanza)
  const subject = childText(stanza, 'subject')
  if (parts === null && subject !== undefined) return noticed(read, sender, subject)
  return parts === null ? [] : [spoken(read, sender, parts)]
}

/**
 * Words in a stanza that is something else: those for clients that do not understand it are marked as such, and
 * others are shown to everybody.
 */
function saidBeside(read: Read, sender: Occupant): readonly Incoming[] {
  const parts = partsOf(read.stanza)
  return parts === null || read.stanza.getChild('fallback', NS.fallback) ? [] : [spoken(read, sender, parts)]
}

function spoken(read: Read, sender: Occupant, parts: NonNullable<ReturnType<typeof partsOf>>): Incoming {
  const { stanza } = read
  const replyTo = attribute(stanza.getChild('reply', NS.reply), 'id')
  const data = replyTo === undefined ? {} : { replyTo }
  const content = { parts, name: sender.nick }
  const who = { ...base(read), person: person(read, sender) }
  // A correction of nothing that its sender wrote is a message: that is how people see it, too.
  const replaced = attribute(stanza.getChild('replace', NS.correct), 'id')
  const of = replaced === undefined ? undefined : idOfOwn(read, sender, replaced)
  remember(read, sender, of ?? read.id)
  if (of === undefined) return { ...who, ...nativeOf(read, sender), kind: 'message.sent', data, content }
  const native = read.id === null ? {} : { native: editId(of, read.id), approximate: true as const }
  return { ...who, ...native, kind: 'message.edited', revision: 1, data: { ...data, of }, content }
}

/** An edit is named by the message and by its own place in the archive: both hold the words. */
function editId(of: string, correction: string): string {
  return `${of} ${correction}`
}

/** The ids in the archive of a message or of an edit. */
export function archiveIdsOf(native: string): readonly string[] {
  return native.split(' ')
}

function reacted(read: Read, sender: Occupant, reactions: Element): readonly Incoming[] {
  const of = attribute(reactions, 'id')
  if (of === undefined) return []
  const who = person(read, sender)
  const emoji = [...new Set(reactions.getChildren('reaction', NS.reactions).map((one) => one.getText()))]
  const { added, removed } = read.view.known.react(who.native, of, emoji.filter(Boolean))
  const event = (kind: 'reaction.added' | 'reaction.removed', one: string): Incoming => ({
    ...base(read),
    ...(read.id === null ? {} : { native: `${read.id} ${one}`, approximate: true as const }),
    person: who,
    kind,
    data: { of, emoji: one },
    content: {},
  })
  return [
    ...added.map((one) => event('reaction.added', one)),
    ...removed.map((one) => event('reaction.removed', one)),
  ]
}

function noticed(read: Read, sender: Occupant, text: string): readonly Incoming[] {
  return [
    {
      ...base(read),
      ...nativeOf(read, sender),
      person: person(read, sender),
      kind: 'group.notice',
      data: {},
      content: { text },
    },
  ]
}

/** The sender takes back a message: `urn:xmpp:message-retract:1`, or :0 within a fastening. */
function retraction(stanza: Element): string | undefined {
  const direct = attribute(stanza.getChild('retract', NS.retract1), 'id')
  const fastened = stanza.getChild('apply-to', NS.fasten)
  return direct ?? (fastened?.getChild('retract', NS.retract0) ? attribute(fastened, 'id') : undefined)
}

/** A moderator took back a message, says the room: version 1 turns version 0 inside out. */
function moderation(read: Read): readonly Incoming[] {
  const { stanza } = read
  const retract = stanza.getChild('retract', NS.retract1)
  const fastened = stanza.getChild('apply-to', NS.fasten)
  const moderated =
    retract?.getChild('moderated', NS.moderate1) ?? fastened?.getChild('moderated', NS.moderate0)
  if (moderated === undefined) return []
  if (retract === undefined && moderated.getChild('retract') === undefined) return []
  return moderatedBy(read, attribute(retract ?? fastened, 'id'), moderated)
}

/** What the archive keeps in the place of a message that was taken back; null when the message is there. */
function tombstone(read: Read): readonly Incoming[] | null {
  const { stanza, id } = read
  if (read.seen.archiveId === null) return null
  const moderated = stanza.getChild('moderated', NS.moderate0)
  const retracted = stanza.getChild('retracted', NS.retract1) ?? moderated?.getChild('retracted', NS.retract0)
  if (retracted === undefined) return null
  const stamp = Date.parse(attribute(retracted, 'stamp') ?? '')
  const then = Number.isNaN(stamp) ? read : { ...read, seen: { ...read.seen, at: stamp } }
  const by = moderated ?? retracted.getChild('moderated', NS.moderate1)
  if (by !== undefined) return moderatedBy(then, id ?? undefined, by)
  const nick = resourceOf(attribute(stanza, 'from') ?? '')
  return recalled(then, id ?? undefined, person(read, senderOf(read, nick)))
}

function moderatedBy(read: Read, of: string | undefined, moderated: Element): readonly Incoming[] {
  const { view } = read
  const nick = resourceOf(attribute(moderated, 'by') ?? '')
  if (nick === view.self.nick) return []
  const moderator = view.byNick(nick)
  return recalled(read, of, moderator && person(read, moderator))
}

function recalled(read: Read, of: string | undefined, by: IncomingPerson | undefined): readonly Incoming[] {
  if (of === undefined) return []
  const event = { ...base(read), native: of, approximate: true as const, data: { of }, content: {} }
  return [{ ...event, ...(by === undefined ? {} : { person: by }), kind: 'message.recalled' }]
}

function base({ view, seen }: Read): { at: number; source: Sighting['source']; group: IncomingGroup } {
  return { at: seen.at, source: seen.source, group: view.group }
}

function nativeOf({ id, stanza, view }: Read, sender: Occupant): { native?: string; approximate?: true } {
  if (id !== null) return { native: id, approximate: true }
  // Without an archive the sender's id must do; nothing is ever seen twice then.
  const own = attribute(stanza, 'id')
  return own === undefined
    ? {}
    : { native: `${markOf(personId(view.address, sender, view.features))} ${own}` }
}

function roomIdOf(stanza: Element, { address, features }: RoomView): string | null {
  if (!features.stanzaIds) return null
  const given = stanza
    .getChildren('stanza-id', NS.ids)
    .find((one) => bareOf(attribute(one, 'by') ?? '') === address)
  return attribute(given, 'id') ?? null
}

/** The message's id in the archive, if this person wrote it. */
function idOfOwn({ view }: Read, sender: Occupant, id: string): string | undefined {
  return view.known.idOf(personId(view.address, sender, view.features), id)
}

function remember({ view, stanza, id }: Read, sender: Occupant, of: string | null): void {
  if (of === null) return
  const ids = id === null ? senderIds(stanza) : [...senderIds(stanza), id]
  view.known.remember(personId(view.address, sender, view.features), ids, of)
}

function senderIds(stanza: Element): readonly string[] {
  const origin = attribute(stanza.getChild('origin-id', NS.ids), 'id')
  return [...new Set([attribute(stanza, 'id'), origin])].filter((id) => id !== undefined)
}

function person({ view }: Read, sender: Occupant): IncomingPerson {
  return personOf(view.address, sender, view.features)
}

/** Out of the archive: whoever has the nick today need not be who wrote then. */
function senderOf({ stanza, view, seen }: Read, nick: string): Occupant {
  const { features } = view
  const id = occupantIdOf(stanza, features)
  const nobody: Occupant = { nick, role: 'none', affiliation: 'none', address: null, id }
  const here = id === null ? view.byNick(nick) : view.byId(id)
  if (seen.source === 'live') return { ...(view.byNick(nick) ?? here ?? nobody), nick }
  const item = features.nonAnonymous ? archivedItem(stanza) : undefined
  const address = attribute(item, 'jid')
  if (address === undefined) return { ...(here ?? nobody), nick }
  return { ...nobody, address: bareOf(address), affiliation: attribute(item, 'affiliation') ?? 'none' }
}

/** The room adds its own at the end; one before it may be a sender's. */
function archivedItem(stanza: Element): Element | undefined {
  return stanza
    .getChildren('x', NS.mucUser)
    .map((x) => x.getChild('item'))
    .findLast((item) => attribute(item, 'jid') !== undefined)
}

function isSelf(sender: Occupant, { view, seen }: Read): boolean {
  const { self } = view
  if (seen.source === 'live') return sender.nick === self.nick
  if (sender.address !== null) return sender.address === self.address
  if (sender.id !== null && self.id !== null) return sender.id === self.id
  return sender.nick === self.nick
}
