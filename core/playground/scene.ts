/** Where a playground begins: one group with its people, invented or copied, as the engine takes it. */
import type { PlatformRole } from '../chat/event.ts'
import { toId, type GroupId, type MemberId } from '../chat/ids.ts'
import type { EngineStart } from '../decide/engine.ts'
import type { ChangedRecord } from '../decide/overlay.ts'
import { memberRole } from '../decide/scene.ts'
import { emptyRecord } from '../decide/records.ts'
import type { Records, Scope } from '../decide/state.ts'

export const PLATFORM = 'playground'
export const GROUP = 'group'
const DAY = 86_400_000

/** Someone who may speak in a playground. */
export interface ScenePerson {
  /** How steps call this person. */
  readonly id: string
  readonly member: MemberId
  readonly name: string
  /** Is not in the group until a step lets them join. */
  readonly outside: boolean
  readonly role: 'owner' | 'manager' | 'member'
}

export interface PlaygroundScene {
  readonly group: GroupId
  readonly groupName: string
  readonly kind: string | null
  readonly people: readonly ScenePerson[]
  readonly start: EngineStart
}

export interface InventedPerson {
  readonly id: string
  readonly name: string
  readonly role: PlatformRole
  /** Roles of the charter. */
  readonly roles: readonly string[]
  readonly tags: readonly string[]
  readonly points: number
  /** Messages so far. */
  readonly messages: number
  /** Days since first seen. */
  readonly days: number
  readonly outside: boolean
}

/** What of an existing group is taken over; records of state are copies. */
export interface CopiedGroup {
  readonly group: GroupId
  readonly name: string
  readonly time: number
  readonly people: readonly { readonly member: MemberId; readonly name: string }[]
  readonly records: readonly ChangedRecord[]
}

/** A group that does not exist. */
export function inventedScene(
  group: {
    readonly name: string
    readonly kind: string
    readonly values: Readonly<Record<string, string>>
  },
  people: readonly InventedPerson[],
  time: number,
): PlaygroundScene {
  const id = toId<GroupId>(1)
  const admins = membersOf(people, 1).filter(({ person }) => person.role !== 'member')
  const record: ChangedRecord<'group'> = {
    scope: 'group',
    a: id,
    b: 0,
    record: {
      ...emptyRecord('group'),
      kind: group.kind,
      values: { ...group.values },
      size: people.filter(({ outside }) => !outside).length,
      admins: admins.map(({ member }) => member),
    },
  }
  return sceneOf({ group: id, name: group.name, time, people: [], records: [record] }, people)
}

/** A copy of a group, with people who were invented added to it. */
export function copiedScene(copy: CopiedGroup, people: readonly InventedPerson[]): PlaygroundScene {
  return sceneOf(copy, people)
}

function sceneOf(copy: CopiedGroup, people: readonly InventedPerson[]): PlaygroundScene {
  const { group, name, time } = copy
  const last = Math.max(group, ...copy.people.map(({ member }) => member), idsIn(copy.records))
  const added = membersOf(people, last)
  const kind = kindOf(copy)
  const records = [
    ...copy.records.filter(({ scope }) => scope !== 'roster').map(withoutArrivals),
    ...added.flatMap((one) => recordsOf(one, group, time)),
    rosterOf(group, kind),
  ]
  const everyone = [
    ...copy.people.map((person) => ({ ...person, id: String(person.member), outside: false })),
    ...added.map(({ person, member }) => ({ member, ...pick(person) })),
  ]
  return {
    group,
    groupName: name,
    kind,
    people: everyone.map((one) => ({ ...one, role: roleIn(records, group, one.member) })),
    start: {
      time,
      groups: [{ group, account: null, platform: PLATFORM, native: GROUP, name }],
      handles: everyone.map(({ id, member, name: called }) => {
        return { member, platform: PLATFORM, native: id, name: called }
      }),
      records,
    },
  }
}

interface Invented {
  readonly person: InventedPerson
  readonly member: MemberId
}

function membersOf(people: readonly InventedPerson[], after: number): readonly Invented[] {
  return people.map((person, place) => ({ person, member: toId<MemberId>(after + 1 + place) }))
}

const pick = ({ id, name, outside }: InventedPerson) => ({ id, name, outside })

function recordsOf({ person, member }: Invented, group: GroupId, time: number): readonly ChangedRecord[] {
  const since = time - person.days * DAY
  const record = {
    ...emptyRecord('member'),
    roles: [...person.roles].sort(),
    tags: [...person.tags],
    points: person.points,
    messages: person.messages,
    first: person.outside && person.messages === 0 ? 0 : since,
    last: person.messages === 0 ? 0 : time,
  }
  const seat = {
    ...emptyRecord('membership'),
    role: person.role,
    present: !person.outside,
    joined: person.outside ? 0 : since,
    welcomed: person.outside ? 0 : since,
  }
  return [
    { scope: 'member', a: member, b: 0, record },
    { scope: 'membership', a: group, b: member, record: seat },
  ]
}

/** Whoever waits for a welcome in the real group is welcomed there. */
function withoutArrivals(changed: ChangedRecord): ChangedRecord {
  if (!isOf('group', changed)) return changed
  return { ...changed, record: { ...changed.record, arrivals: [] } }
}

function rosterOf(group: GroupId, kind: string | null): ChangedRecord<'roster'> {
  const groups: Records['roster']['groups'] = kind === null ? [] : [[group, kind]]
  return { scope: 'roster', a: 0, b: 0, record: { ...emptyRecord('roster'), groups } }
}

function kindOf({ group, records }: CopiedGroup): string | null {
  const found = records.find((changed) => isOf('group', changed) && changed.a === group)
  return found !== undefined && isOf('group', found) ? found.record.kind : null
}

function idsIn(records: readonly ChangedRecord[]): number {
  const found = records.find((changed) => isOf('community', changed))
  return found !== undefined && isOf('community', found) ? found.record.ids : 0
}

function roleIn(records: readonly ChangedRecord[], group: number, member: number): ScenePerson['role'] {
  const seat = records.find((one) => isOf('membership', one) && one.a === group && one.b === member)
  const person = records.find((one) => isOf('member', one) && one.a === member)
  return memberRole(
    seat !== undefined && isOf('membership', seat) ? seat.record.role : 'member',
    person !== undefined && isOf('member', person) ? person.record.roles : [],
  )
}

function isOf<S extends Scope>(scope: S, changed: ChangedRecord): changed is ChangedRecord<S> {
  return changed.scope === scope
}
