/** Who owns and who manages a group: as the export says, as the reader says, or guessed from what people did. */
import { both } from '../charter/fault.ts'
import type { ActivityOf } from './activity.ts'
import type { Person } from './fold.ts'
import type { Observation } from './observation.ts'
import type { MemberRole, RoleHolder, RolesSummary } from './report.ts'

export interface RolesGiven {
  /** By name or native id. */
  readonly owner: string | null
  readonly managers: readonly string[]
}

export class RoleSignals {
  take(_seen: Observation): void {}

  rolesOf(
    people: readonly Person[],
    _activity: ActivityOf,
    given: RolesGiven,
  ): { readonly roleOf: (person: number) => MemberRole; readonly summary: RolesSummary } {
    const holder = ({ native, name }: Person): RoleHolder => ({ native, name })
    const called = (name: string) => people.find((person) => person.native === name || person.name === name)
    const owner = given.owner === null ? people.find(({ role }) => role === 'owner') : called(given.owner)
    const managers =
      given.managers.length > 0
        ? given.managers.flatMap((name) => called(name) ?? [])
        : people.filter(({ role }) => role === 'admin')
    const roleOf = (number: number): MemberRole => {
      const person = people[number]
      if (person === undefined) return 'member'
      if (person.bot) return 'bot'
      if (person === owner) return 'owner'
      return managers.includes(person) ? 'manager' : 'member'
    }
    const summary: RolesSummary = {
      from:
        owner === undefined && managers.length === 0 ? 'unknown' : given.owner !== null ? 'given' : 'export',
      owner: owner === undefined ? null : holder(owner),
      managers: managers.map(holder),
      why: both('导出里写着。', 'The export says so.'),
    }
    return { roleOf, summary }
  }
}
