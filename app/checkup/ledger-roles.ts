/** Who owns and who manages each group of an archive, by what its events said last. */
import type { PlatformRole } from '../../core/chat/event.ts'
import type { Incoming } from '../../core/chat/incoming.ts'

interface Told {
  readonly at: number
  readonly role: PlatformRole
}

interface Member {
  /** The latest event that told a role. */
  told: Told | null
}

/** Grows with the memberships that were met. */
export class LedgerRoles {
  readonly #groups = new Map<number, Map<number, Member>>()

  /** An event of a member in a group; `role` where it tells one. Events come in any order. */
  meet(group: number, member: number, at: number, role: PlatformRole | undefined): void {
    const members = this.#groups.get(group) ?? new Map<number, Member>()
    this.#groups.set(group, members)
    const known = members.get(member) ?? { told: null }
    members.set(member, known)
    if (role !== undefined && (known.told === null || at >= known.told.at)) known.told = { at, role }
  }

  /**
   * As events at `at`, for whoever was met: what was told last, else what the state of the group says, which does
   * not tell owners apart.
   */
  *events(at: number, adminsOf: (group: number) => ReadonlySet<number>): Generator<Incoming> {
    for (const [group, members] of this.#groups) {
      const admins = adminsOf(group)
      for (const [member, { told }] of members) {
        const role = told?.role === 'owner' || !admins.has(member) ? told?.role : 'admin'
        if (role === undefined) continue
        const person = { native: String(member), role }
        const place = { source: 'import' as const, group: { native: String(group) } }
        yield { ...place, kind: 'member.role', at, person, data: { role }, content: {} }
      }
    }
  }
}
