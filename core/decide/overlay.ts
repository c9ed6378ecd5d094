/** Records being changed, laid over records that stay as they are until a commit has succeeded. */
import { copyRecord, emptyRecord } from './records.ts'
import type { Records, Scope, StateDraft, StateKey } from './state.ts'

/** Decoded records, by key; undefined where there is none. Never changed through an overlay. */
export interface StateBase {
  get<S extends Scope>(scope: S, a: number, b: number): Readonly<Records[S]> | undefined
}

export interface ChangedRecord<S extends Scope = Scope> extends StateKey<S> {
  readonly record: Records[S]
}

type Rows<S extends Scope> = Map<number, Map<number, Records[S]>>
type Tables = { readonly [S in Scope]: Rows<S> }

const emptyRecords: { readonly [S in Scope]: Readonly<Records[S]> } = {
  community: emptyRecord('community'),
  group: emptyRecord('group'),
  member: emptyRecord('member'),
  membership: emptyRecord('membership'),
  text: emptyRecord('text'),
  roster: emptyRecord('roster'),
}

export const EMPTY_BASE: StateBase = { get: () => undefined }

/** A record is copied when it is first edited; the base is never touched. */
export class Overlay implements StateDraft {
  readonly #base: StateBase
  readonly #tables: Tables = {
    community: new Map(),
    group: new Map(),
    member: new Map(),
    membership: new Map(),
    text: new Map(),
    roster: new Map(),
  }

  constructor(base: StateBase) {
    this.#base = base
  }

  read<S extends Scope>(scope: S, a: number, b: number): Readonly<Records[S]> {
    return this.#tables[scope].get(b)?.get(a) ?? this.#base.get(scope, a, b) ?? emptyRecords[scope]
  }

  edit<S extends Scope>(scope: S, a: number, b: number): Records[S] {
    const table: Rows<S> = this.#tables[scope]
    let rows = table.get(b)
    if (rows === undefined) table.set(b, (rows = new Map()))
    let record = rows.get(a)
    if (record === undefined) {
      const before = this.#base.get(scope, a, b)
      record = before === undefined ? emptyRecord(scope) : copyRecord(scope, before)
      rows.set(a, record)
    }
    return record
  }

  /** Every record that was edited, with its key. */
  changed(): readonly ChangedRecord[] {
    return SCOPES.flatMap((scope) => this.#changedOf(scope))
  }

  /** Forgets the edited records of one scope for which `drop` holds: they read as the base has them. */
  forget<S extends Scope>(scope: S, drop: (record: Readonly<Records[S]>) => boolean): void {
    const table: Rows<S> = this.#tables[scope]
    for (const rows of table.values()) {
      for (const [a, record] of rows) if (drop(record)) rows.delete(a)
    }
  }

  #changedOf<S extends Scope>(scope: S): ChangedRecord<S>[] {
    const table: Rows<S> = this.#tables[scope]
    return [...table].flatMap(([b, rows]) => [...rows].map(([a, record]) => ({ scope, a, b, record })))
  }
}

const SCOPES: readonly Scope[] = ['community', 'roster', 'group', 'member', 'membership', 'text']
