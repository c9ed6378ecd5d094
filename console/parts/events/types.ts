/** What the feed is made of, by the names of the API. */
import type { Schemas } from '../../../shell/api/contract.ts'
import type { Role } from '../../ui/role-mark.tsx'

export type Event = Schemas['Event']
export type Action = Schemas['Action']
export type Trace = Schemas['Trace']

export interface Person {
  readonly id: string
  /** null: not known, or erased. */
  readonly name: string | null
  readonly role: Role
}

/** Looks up who a member is; `member` null is nobody. */
export type PersonOf = (member: string | null) => Person

/** Looks people up in a list, as the API sends it along. */
export function peopleIn(people: readonly Person[]): PersonOf {
  const byId = new Map(people.map((person) => [person.id, person]))
  return (member) => byId.get(member ?? '') ?? { id: member ?? '', name: null, role: 'member' }
}
