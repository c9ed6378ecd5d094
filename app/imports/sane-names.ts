/** Names and ids of people and groups that nobody has: a name is cut, what has such an id is broken. */
import type { Incoming } from '../../core/chat/incoming.ts'
import { broken, type ImportedRecord } from '../../core/ports/import.ts'

/** What intake takes, in UTF-16 units. */
const LONGEST_ID = 512
const LONGEST_NAME = 1_000

export function withSaneNames(records: readonly ImportedRecord[]): readonly ImportedRecord[] {
  return records.every(isSane) ? records : records.map(mended)
}

interface Named {
  readonly native: string
  readonly name?: string | undefined
}

const namedIn = ({ group, person, inviter }: Incoming): readonly Named[] =>
  [group, person, inviter].flatMap((one) => one ?? [])

const isSane = ({ events }: ImportedRecord): boolean =>
  events.every(({ group, person, inviter }) => isShort(group) && isShort(person) && isShort(inviter))

const isShort = (one: Named | undefined): boolean =>
  one === undefined || (one.native.length <= LONGEST_ID && (one.name?.length ?? 0) <= LONGEST_NAME)

function mended(record: ImportedRecord): ImportedRecord {
  if (isSane(record)) return record
  const isNobody = record.events.some((event) =>
    namedIn(event).some(({ native }) => native.length > LONGEST_ID),
  )
  if (isNobody) return broken(record.place, 'name-too-long')
  return { ...record, events: record.events.map(cut) }
}

function cut(event: Incoming): Incoming {
  const { group, person, inviter } = event
  return {
    ...event,
    ...(group && { group: shortened(group) }),
    ...(person && { person: shortened(person) }),
    ...(inviter && { inviter: shortened(inviter) }),
  }
}

function shortened<One extends Named>(one: One): One {
  return one.name === undefined ? one : { ...one, name: one.name.slice(0, LONGEST_NAME).toWellFormed() }
}
