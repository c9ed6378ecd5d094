/**
 * Records that nobody met for a while, kept as short texts: a history can hold a million members of groups,
 * and as objects they would fill the memory.
 */
import { decodeState, encodeState } from './codec.ts'
import type { ChangedRecord, StateBase } from './overlay.ts'
import type { Records, Scope, Windows } from './state.ts'
import { dropEmpty } from './windows.ts'

const MOST_SHARED = 20_000

export class CompactBase implements StateBase {
  readonly #texts = new Map<string, string>()
  readonly #rows = new Map<Scope, Map<number, Map<number, string>>>()

  get<S extends Scope>(scope: S, a: number, b: number): Readonly<Records[S]> | undefined {
    const text = this.#rows.get(scope)?.get(b)?.get(a)
    return text === undefined ? undefined : decodeState(scope, text)
  }

  /** Takes a record over; windows that hold nothing at `now` are left out. */
  keep({ scope, a, b, record }: ChangedRecord, now: number): void {
    for (const windows of windowsIn(record)) dropEmpty(windows, now)
    let table = this.#rows.get(scope)
    if (table === undefined) this.#rows.set(scope, (table = new Map()))
    let rows = table.get(b)
    if (rows === undefined) table.set(b, (rows = new Map()))
    rows.set(a, this.#shared(encodeState(scope, record)))
  }

  /** Most records of people who only wrote a few words are equal: one text serves them all. */
  #shared(text: string): string {
    const known = this.#texts.get(text)
    if (known !== undefined) return known
    if (this.#texts.size < MOST_SHARED) this.#texts.set(text, text)
    return text
  }
}

function windowsIn(record: ChangedRecord['record']): readonly Windows[] {
  if ('everywhere' in record) return [record.everywhere, record.violations, ...Object.values(record.fired)]
  return 'mutedUntil' in record ? [record.messages] : []
}
