/**
 * Decoded state of one community, bounded in two generations: what was not met during a whole generation is
 * forgotten when the next one begins. A record that is known to be missing is remembered, too.
 */
import type { Records, Scope, StateKey } from '../../core/decide/state.ts'
import type { StateBase } from '../../core/decide/overlay.ts'

type Rows<S extends Scope> = Map<number, Map<number, Records[S] | undefined>>
type Tables = { readonly [S in Scope]: Rows<S> }

export class StateCache implements StateBase {
  #young = emptyTables()
  #old = emptyTables()
  #size = 0

  /** Records in the younger generation. */
  get size(): number {
    return this.#size
  }

  has({ scope, a, b }: StateKey): boolean {
    if (this.#young[scope].get(b)?.has(a)) return true
    const older = this.#old[scope].get(b)
    if (!older?.has(a)) return false
    this.put(scope, a, b, older.get(a))
    return true
  }

  get<S extends Scope>(scope: S, a: number, b: number): Readonly<Records[S]> | undefined {
    const young: Rows<S> = this.#young[scope]
    return young.get(b)?.get(a)
  }

  /** undefined = known to be missing. */
  put<S extends Scope>(scope: S, a: number, b: number, record: Records[S] | undefined): void {
    const table: Rows<S> = this.#young[scope]
    let rows = table.get(b)
    if (rows === undefined) table.set(b, (rows = new Map()))
    const before = rows.size
    rows.set(a, record)
    this.#size += rows.size - before
  }

  /** Begins a new generation. Between batches only: what a batch has asked `has` for must stay. */
  rotate(): void {
    this.#old = this.#young
    this.#young = emptyTables()
    this.#size = 0
  }
}

function emptyTables(): Tables {
  return {
    community: new Map(),
    group: new Map(),
    member: new Map(),
    membership: new Map(),
    text: new Map(),
    roster: new Map(),
  }
}
