/** Telegram's service lines that are events of a group: who came and went, and the group's new name. */
import type { Incoming, IncomingPerson } from '../../core/chat/incoming.ts'
import { listField, textField, type JsonObject } from '../../core/ports/import-json.ts'
import type { Place } from './chat.ts'

/** Empty for all other actions (pins, calls, topics, …). `members` are names; `byName` finds their ids. */
export function serviceEvents(
  record: JsonObject,
  where: Place,
  actor: IncomingPerson | undefined,
  byName: (name: string) => IncomingPerson,
): Incoming[] {
  const named = listField(record, 'members')
    .filter((name) => typeof name === 'string')
    .map((name) => (name === actor?.name ? actor : byName(name)))
  const about = (
    kind: 'member.joined' | 'member.left' | 'member.removed',
    person: IncomingPerson,
    i: number,
  ): Incoming => ({
    ...where,
    kind,
    person,
    native: nativeOf(where, person, i),
    inviter: kind === 'member.joined' && actor !== undefined && actor !== person ? actor : undefined,
    data: {},
    content: person.name === undefined ? {} : { name: person.name },
  })
  switch (record['action']) {
    case 'join_group_by_link':
    case 'join_group_by_request':
    case 'joined':
      return actor === undefined ? [] : [about('member.joined', actor, 0)]
    case 'invite_members':
      return named.map((person, i) => about('member.joined', person, i))
    case 'remove_members':
      return named.map((person, i) => about(person === actor ? 'member.left' : 'member.removed', person, i))
    case 'edit_group_title': {
      const name = textField(record, 'title')
      return name === undefined
        ? []
        : [{ ...where, kind: 'group.renamed', person: actor, data: {}, content: { name } }]
    }
    default:
      return []
  }
}

/**
 * Who and when, as the live connector names it, which may see a coming or going without this line. Where only
 * a name is known it is the line's own id and the place in it.
 */
function nativeOf({ at, native }: Place, person: IncomingPerson, i: number): string | undefined {
  if (/^user\d+$/.test(person.native)) return `${person.native}@${at / 1_000}`
  return native === undefined || i === 0 ? native : `${native}/${i}`
}
