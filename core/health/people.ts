/** Everyone of a history, by a number that folds count with. */
import type { IncomingPerson } from '../chat/incoming.ts'
import type { Person } from './fold.ts'

interface Known {
  native: string
  name: string
  role: Person['role']
  bot: boolean
}

export class People {
  readonly #known: Known[] = []
  readonly #byNative = new Map<string, number>()
  readonly #byName = new Map<string, number>()

  get all(): readonly Person[] {
    return this.#known
  }

  /** The number of a person, new or known; -1 for nobody. The latest name and role count. */
  numberOf(person: IncomingPerson | undefined): number {
    if (person === undefined) return -1
    const number = this.#byNative.get(person.native) ?? this.#enter(person.native)
    const known = this.#known[number]
    if (known === undefined) return -1
    if (person.name !== undefined && person.name !== '' && person.name !== known.name) {
      known.name = person.name
      this.#byName.set(person.name, number)
    }
    if (person.role !== undefined) known.role = person.role
    return number
  }

  /** Whom a native id or a name stands for; -1 when it is nobody known. */
  find(called: string): number {
    return this.#byNative.get(called) ?? this.#byName.get(called) ?? -1
  }

  markBot(number: number): void {
    const known = this.#known[number]
    if (known !== undefined) known.bot = true
  }

  #enter(native: string): number {
    const number = this.#known.length
    this.#known.push({ native, name: native, role: null, bot: false })
    this.#byNative.set(native, number)
    this.#byName.set(native, number)
    return number
  }
}
