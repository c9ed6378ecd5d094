/**
 * Records that nobody met for a while, kept as short texts: a history can hold a million members of groups,
 * and as objects they would fill the memory.
 */
import { decodeState, encodeState } from './codec.ts'
import type { ChangedRecord, StateBase } from './overlay.ts'
import type { Records, Scope } from './state.ts'

export class CompactBase implements StateBase {
  readonly #rows = new Map<Scope, Map<number, Map<number, string>>>()

  get<S extends Scope>(scope: S, a: number, b: number): Readonly<Records[S]> | undefined {
    const text = this.#rows.get(scope)?.get(b)?.get(a)
    return text === undefined ? undefined : decodeState(scope, text)
  }

  keep({ scope, a, b, record }: ChangedRecord): void {
    let table = this.#rows.get(scope)
    if (table === undefined) this.#rows.set(scope, (table = new Map()))
    let rows = table.get(b)
    if (rows === undefined) table.set(b, (rows = new Map()))
    rows.set(a, encodeState(scope, record))
  }
}
