/** The whole archive of a room, as anybody in it may read it: what really was said. */
import { randomUUID } from 'node:crypto'
import { isComplete, pageRequest, readArchived } from '../../connectors/xmpp/archive.ts'
import type { Archived } from '../../connectors/xmpp/archive.ts'
import { attribute, childText, NS } from '../../connectors/xmpp/stanza.ts'
import type { XmppPerson } from '../services/xmpp-person.ts'

export interface ArchivedMessage {
  /** In the archive. */
  readonly id: string
  readonly room: string
  readonly nick: string
  /** That its sender gave it. */
  readonly key: string
  /** Null when it was taken back. */
  readonly text: string | null
  /** The archive's id of the message that it answers. */
  readonly answers: string | null
  readonly at: string
}

/** Oldest first; what is no message of somebody (subjects, a moderator's acts) is left out. */
export async function readArchive(person: XmppPerson, room: string): Promise<readonly ArchivedMessage[]> {
  const found: ArchivedMessage[] = []
  for (let after = ''; ;) {
    const query = randomUUID()
    const start = after === '' ? { since: 0 } : { after }
    const answer = await person.request(pageRequest(room, query, start))
    const page = person.seen.flatMap((stanza) => {
      const archived = readArchived(stanza)
      return archived?.query === query ? [archived.item] : []
    })
    found.push(...page.flatMap((item) => messageOf(room, item) ?? []))
    const last = page.at(-1)
    if (isComplete(answer) || last === undefined) return found
    after = last.id
  }
}

function messageOf(room: string, { id, at, stanza }: Archived): ArchivedMessage | null {
  const text = childText(stanza, 'body') ?? null
  const nick = (attribute(stanza, 'from') ?? '').split('/')[1] ?? ''
  const buried = stanza.getChild('moderated', NS.moderate0) !== undefined
  if (nick === '' || (text === null && !buried)) return null
  const answers = attribute(stanza.getChild('reply', NS.reply), 'id') ?? null
  return { id, room, nick, key: attribute(stanza, 'id') ?? '', text, answers, at: new Date(at).toISOString() }
}

export function numberIn(text: string): number {
  return Number(/\d+/.exec(text)?.[0] ?? Number.NaN)
}
