/** Who came, went, was shown out or changed their name. */
import type { Incoming } from '../../core/chat/incoming.ts'
import { isObject, textField, type JsonObject } from '../../core/ports/import-json.ts'
import { displayName, type MatrixPeople } from './people.ts'
import type { Where } from './room.ts'

/** Empty for invitations, pictures and what else changes nothing that counts. */
export function membershipEvent(
  record: JsonObject,
  content: JsonObject,
  sender: string,
  where: Where,
  people: MatrixPeople,
): readonly Incoming[] {
  const id = textField(record, 'state_key') ?? sender
  const before = previous(record)
  const name = displayName(content)
  if (name !== undefined) people.named(id, name)
  const person = people.person(id)
  const about = { ...where, person, data: {}, content: { name: people.nameOf(id) } }
  switch (content['membership']) {
    case 'join':
      if (textField(before, 'membership') !== 'join') return [{ ...about, kind: 'member.joined' }]
      return name !== undefined && displayName(before) !== name ? [{ ...about, kind: 'member.renamed' }] : []
    case 'leave':
      // Declining an invitation is no leaving.
      if (textField(before, 'membership') === 'invite' || textField(before, 'membership') === 'ban') return []
      return [{ ...about, kind: sender === id ? 'member.left' : 'member.removed' }]
    case 'ban':
      return textField(before, 'membership') === 'leave' ? [] : [{ ...about, kind: 'member.removed' }]
    case 'knock':
      return [{ ...about, kind: 'member.requested' }]
    default:
      return []
  }
}

/** What held before; newer servers have it among what they do not sign. */
function previous(record: JsonObject): JsonObject {
  const unsigned = isObject(record['unsigned']) ? record['unsigned'] : {}
  const found = unsigned['prev_content'] ?? record['prev_content']
  return isObject(found) ? found : {}
}
