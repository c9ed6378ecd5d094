/** The organisation's log says who was subscribed to which channel, and who no longer is. */
import type { Incoming } from '../../core/chat/incoming.ts'
import { broken, readAs, type ImportedRecord } from '../../core/ports/import.ts'
import { numberField, secondsField, textField, type JsonObject } from '../../core/ports/import-json.ts'
import type { ZulipRealm } from './realm.ts'

const CREATED = 301
const ACTIVATED = 302
const DEACTIVATED = 303

/** null for the many other things that the log holds. */
export function joinRecord(row: JsonObject, realm: ZulipRealm, place: number): ImportedRecord | null {
  const type = numberField(row, 'event_type')
  if (type !== CREATED && type !== ACTIVATED && type !== DEACTIVATED) return null
  const at = secondsField(row, 'event_time')
  const channel = textField(row, 'modified_stream')
  const user = textField(row, 'modified_user')
  if (at === undefined) return broken(place, 'time-unreadable')
  if (channel === undefined) return broken(place, 'group-missing')
  if (user === undefined) return broken(place, 'sender-missing')
  const acting = textField(row, 'acting_user')
  const isOwn = acting === undefined || acting === user
  const id = textField(row, 'id')
  const person = realm.person(user)
  const event: Incoming = {
    kind: type !== DEACTIVATED ? 'member.joined' : isOwn ? 'member.left' : 'member.removed',
    at,
    source: 'import',
    group: realm.channel(channel),
    person,
    native: id === undefined ? undefined : `log/${id}`,
    ...(isOwn || type === DEACTIVATED ? {} : { inviter: realm.person(acting) }),
    data: {},
    content: person.name === undefined ? {} : { name: person.name },
  }
  return readAs(place, [event])
}
