/** What each person gave in each month: contributions, and help for others. */
import type { Closing } from '../fold.ts'
import type { Observation } from '../observation.ts'
import { isWelcome } from '../plan/is-welcome.ts'

export const MONTH = 30 * 86_400_000

export interface Given {
  messages: number
  contributions: number
  /** Answers by link or name, welcomes, thanks and reactions. */
  helps: number
}

export interface Giver {
  readonly person: number
  readonly months: ReadonlyMap<number, Given>
  readonly messages: number
  readonly contributions: number
}

export class Tally {
  readonly #people = new Map<number, Map<number, Given>>()
  from: number | null = null

  take(seen: Observation, isContribution: boolean): void {
    if (seen.kind === 'message' && !seen.bot) {
      this.from ??= seen.at
      const given = this.#of(seen.person, seen.at)
      given.messages += 1
      if (isContribution) given.contributions += 1
      const answers = seen.answers.some(({ by }) => by !== 'next')
      if (answers || seen.words.has('thanks') || isWelcome(seen)) given.helps += 1
    } else if (seen.kind === 'reaction' && seen.person >= 0 && seen.person !== seen.to) {
      this.from ??= seen.at
      this.#of(seen.person, seen.at).helps += 1
    }
  }

  /** Everyone but bots who wrote or reacted. */
  givers({ people }: Closing): readonly Giver[] {
    return [...this.#people].flatMap(([person, months]) => {
      if (person < 0 || people[person]?.bot === true) return []
      const all = [...months.values()]
      const messages = all.reduce((sum, given) => sum + given.messages, 0)
      const contributions = all.reduce((sum, given) => sum + given.contributions, 0)
      return [{ person, months, messages, contributions }]
    })
  }

  /** Whole months since the first message. */
  wholeMonths({ to }: Closing): number {
    return this.from === null ? 0 : Math.floor((to - this.from) / MONTH)
  }

  #of(person: number, at: number): Given {
    let months = this.#people.get(person)
    if (months === undefined) this.#people.set(person, (months = new Map()))
    const month = Math.floor((at - (this.from ?? at)) / MONTH)
    let given = months.get(month)
    if (given === undefined) months.set(month, (given = { messages: 0, contributions: 0, helps: 0 }))
    return given
  }
}
