/** What changed in a Signal group: who came and went, its name, its admins. */
import type { Incoming, IncomingPerson } from '../../core/chat/incoming.ts'
import { isObject, listField, textField, type JsonObject } from '../../core/ports/import-json.ts'
import type { SignalAccount } from './account.ts'
import type { Base } from './item.ts'

export function updateEvents(update: JsonObject, base: Base, account: SignalAccount): readonly Incoming[] {
  const change = isObject(update['groupChange']) ? update['groupChange'] : {}
  return listField(change, 'updates')
    .filter(isObject)
    .flatMap((one) =>
      Object.entries(one).flatMap(([kind, fields]) =>
        isObject(fields) ? eventOf(kind, fields, base, account) : [],
      ),
    )
}

function eventOf(kind: string, fields: JsonObject, base: Base, account: SignalAccount): Incoming[] {
  const person = (field: string): IncomingPerson | undefined => {
    const aci = textField(fields, field)
    return aci === undefined ? undefined : account.byAci(aci)
  }
  switch (kind) {
    case 'groupMemberJoinedUpdate':
    case 'groupMemberJoinedByLinkUpdate':
    case 'groupInvitationAcceptedUpdate':
      return came(person('newMemberAci'), person('inviterAci'), base)
    case 'groupMemberAddedUpdate':
      return came(person('newMemberAci'), person('updaterAci') ?? person('inviterAci'), base)
    case 'groupMemberLeftUpdate':
      return went('member.left', person('aci'), base)
    case 'groupMemberRemovedUpdate':
      return went('member.removed', person('removedAci'), base)
    case 'groupNameUpdate': {
      const name = textField(fields, 'newGroupName')
      if (name === undefined) return []
      return [{ ...base, kind: 'group.renamed', person: person('updaterAci'), data: {}, content: { name } }]
    }
    case 'groupDescriptionUpdate': {
      const text = textField(fields, 'newDescription')
      if (text === undefined) return []
      return [{ ...base, kind: 'group.notice', person: person('updaterAci'), data: {}, content: { text } }]
    }
    case 'groupAdminStatusUpdate':
      return ranked(person('memberAci'), fields['wasAdminStatusGranted'] === true ? 'admin' : 'member', base)
    default:
      return []
  }
}

function came(who: IncomingPerson | undefined, inviter: IncomingPerson | undefined, base: Base): Incoming[] {
  if (who === undefined) return []
  return [{ ...base, kind: 'member.joined', person: who, inviter, data: {}, content: named(who) }]
}

function went(
  kind: 'member.left' | 'member.removed',
  who: IncomingPerson | undefined,
  base: Base,
): Incoming[] {
  return who === undefined ? [] : [{ ...base, kind, person: who, data: {}, content: named(who) }]
}

function ranked(who: IncomingPerson | undefined, role: 'admin' | 'member', base: Base): Incoming[] {
  return who === undefined
    ? []
    : [{ ...base, kind: 'member.role', person: { ...who, role }, data: { role }, content: {} }]
}

function named({ name }: IncomingPerson): { readonly name?: string } {
  return name === undefined ? {} : { name }
}
