/** Everyone of a history, by a number that folds count with. */
import type { IncomingPerson } from '../chat/incoming.ts'
import type { Person } from './fold.ts'

interface Known {
  native: string
  name: string
  role: Person['role']
  /** Most of what it wrote was marked as written by a program: people send a notice now and then. */
  bot: boolean
  asBot: number
  asPerson: number
  /** Nothing but a name is known: `native` is the name. */
  byNameOnly: boolean
}

/** More than one person has the name. */
const SEVERAL = -1

export class People {
  readonly #known: Known[] = []
  readonly #byNative = new Map<string, number>()
  readonly #byName = new Map<string, number>()
  /** Who, of those with an id, has or had a name. */
  readonly #holders = new Map<string, number>()

  get all(): readonly Person[] {
    return this.#known
  }

  /**
   * The number of a person, new or known; -1 for nobody. The latest name and role count. Many exports tell only the
   * names of those who join and the ids of those who write: the only one with an id and that name is the same person.
   */
  numberOf(person: IncomingPerson | undefined): number {
    if (person === undefined) return -1
    const number = this.#byNative.get(person.native) ?? this.#sameAs(person) ?? this.#enter(person.native)
    const known = this.#known[number]
    if (known === undefined) return -1
    if (person.name !== undefined && person.name !== '' && person.name !== known.name)
      this.#rename(known, number, person.name, person.native)
    if (person.role !== undefined) known.role = person.role
    return number
  }

  /** Whom a native id or a name stands for; -1 when it is nobody known. */
  find(called: string): number {
    return this.#byNative.get(called) ?? this.#byName.get(called) ?? -1
  }

  isBot(number: number): boolean {
    return this.#known[number]?.bot === true
  }

  /** Notes a message, and whether it is marked as written by a program. */
  wrote(number: number, asBot: boolean): void {
    const known = this.#known[number]
    if (known === undefined) return
    if (asBot) known.asBot += 1
    else known.asPerson += 1
    known.bot = known.asBot > known.asPerson
  }

  #sameAs({ native, name }: IncomingPerson): number | undefined {
    if (name === undefined || name === '') return undefined
    const holder = this.#holders.get(name)
    if (name === native) return holder === SEVERAL ? undefined : holder
    const number = this.#byNative.get(name)
    const known = number === undefined ? undefined : this.#known[number]
    if (number === undefined || known?.byNameOnly !== true || holder !== undefined) return undefined
    this.#byNative.delete(name)
    this.#byNative.set(native, number)
    this.#holders.set(name, number)
    known.native = native
    known.byNameOnly = false
    return number
  }

  #rename(known: Known, number: number, name: string, native: string): void {
    known.name = name
    this.#byName.set(name, number)
    if (native === name) return
    known.byNameOnly = false
    const holder = this.#holders.get(name) ?? number
    this.#holders.set(name, holder === number ? number : SEVERAL)
  }

  #enter(native: string): number {
    const number = this.#known.length
    const counts = { bot: false, asBot: 0, asPerson: 0 }
    this.#known.push({ native, name: native, role: null, byNameOnly: true, ...counts })
    this.#byNative.set(native, number)
    this.#byName.set(native, number)
    return number
  }
}
