/** What people did that owners and managers do: counted by person, for guessing roles where no one says them. */
import type { Observation } from './observation.ts'

export interface RoleSigns {
  /** Announcements, and new names of the group. */
  notices: number
  /** Mentions of everyone. */
  callsAll: number
  /** Words of welcome soon after somebody joined. */
  greeted: number
  /** Brought into the group. */
  invited: number
  /** Told somebody to stop, or what the rules are. */
  warned: number
  /** Place in the order of those who wrote first in a group; 0 = the first. */
  came: number
}

/** How long after somebody joined a word of welcome is meant for them. */
const GREETED_WITHIN = 10 * 60_000
const EVERYONE = /@(?:所有人|全体成员|everyone|here|all)(?![\p{L}\p{N}])/iu
/** A longer message that holds such a word tells something else as well. */
const LONGEST_WARNING = 400

export class RoleSignals {
  readonly #signs = new Map<number, RoleSigns>()
  /** The latest arrival of each group that has not been greeted. */
  readonly #arrived = new Map<number, { readonly at: number; readonly person: number }>()

  get all(): ReadonlyMap<number, Readonly<RoleSigns>> {
    return this.#signs
  }

  take(seen: Observation): void {
    if (seen.kind === 'joined') {
      this.#arrived.set(seen.group, { at: seen.at, person: seen.person })
      if (seen.inviter >= 0 && seen.inviter !== seen.person) this.#of(seen.inviter).invited += 1
    } else if (seen.person < 0) {
      return
    } else if (seen.kind === 'notice' || seen.kind === 'group-renamed') {
      this.#of(seen.person).notices += 1
    } else if (seen.kind === 'message' && !seen.bot) {
      const signs = this.#of(seen.person)
      const { facts, words } = seen
      if (facts.mentionsAll || (facts.text.includes('@') && EVERYONE.test(facts.text))) signs.callsAll += 1
      if (words.size === 0) return
      if (words.has('greeting') && this.#greets(seen)) signs.greeted += 1
      if ((words.has('warning') || words.has('rules')) && facts.text.length <= LONGEST_WARNING)
        signs.warned += 1
    }
  }

  /** Each arrival is greeted once. */
  #greets({ group, at, person }: Observation): boolean {
    const arrived = this.#arrived.get(group)
    if (arrived === undefined || arrived.person === person || at - arrived.at > GREETED_WITHIN) return false
    this.#arrived.delete(group)
    return true
  }

  #of(person: number): RoleSigns {
    const known = this.#signs.get(person)
    if (known !== undefined) return known
    const came = this.#signs.size
    const fresh: RoleSigns = { notices: 0, callsAll: 0, greeted: 0, invited: 0, warned: 0, came }
    this.#signs.set(person, fresh)
    return fresh
  }
}
