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

/** Records of one scope: those without a second key apart, since they are met most. */
interface Table<S extends Scope> {
  readonly single: Map<number, Records[S]>
  readonly double: Map<number, Map<number, Records[S]>>
}
type Tables = { readonly [S in Scope]: Table<S> }

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
    community: emptyTable(),
    group: emptyTable(),
    member: emptyTable(),
    membership: emptyTable(),
    text: emptyTable(),
    roster: emptyTable(),
  }

  constructor(base: StateBase) {
    this.#base = base
  }

  read<S extends Scope>(scope: S, a: number, b: number): Readonly<Records[S]> {
    return find(this.#tables[scope], a, b) ?? this.#base.get(scope, a, b) ?? emptyRecords[scope]
  }

  edit<S extends Scope>(scope: S, a: number, b: number): Records[S] {
    const table: Table<S> = this.#tables[scope]
    const edited = find(table, a, b)
    if (edited !== undefined) return edited
    const before = this.#base.get(scope, a, b)
    const record = before === undefined ? emptyRecord(scope) : copyRecord(scope, before)
    rowsOf(table, b).set(a, record)
    return record
  }

  /** Every record that was edited, with its key. */
  changed(): readonly ChangedRecord[] {
    return SCOPES.flatMap((scope) => changedIn(scope, this.#tables[scope]))
  }

  /** How many records of one scope were edited. */
  size(scope: Scope): number {
    const { single, double } = this.#tables[scope]
    let size = single.size
    for (const rows of double.values()) size += rows.size
    return size
  }

  /** Hands the edited records of one scope over: from now on they read as the base has them. */
  release<S extends Scope>(scope: S): readonly ChangedRecord<S>[] {
    const table: Table<S> = this.#tables[scope]
    const released = changedIn(scope, table)
    table.single.clear()
    table.double.clear()
    return released
  }

  /** Forgets the edited records of one scope for which `drop` holds: they read as the base has them. */
  forget<S extends Scope>(scope: S, drop: (record: Readonly<Records[S]>) => boolean): void {
    const table: Table<S> = this.#tables[scope]
    for (const rows of [table.single, ...table.double.values()]) {
      for (const [a, record] of rows) if (drop(record)) rows.delete(a)
    }
  }
}

function emptyTable<S extends Scope>(): Table<S> {
  return { single: new Map(), double: new Map() }
}

function find<S extends Scope>(table: Table<S>, a: number, b: number): Records[S] | undefined {
  return b === 0 ? table.single.get(a) : table.double.get(b)?.get(a)
}

function rowsOf<S extends Scope>({ single, double }: Table<S>, b: number): Map<number, Records[S]> {
  if (b === 0) return single
  let rows = double.get(b)
  if (rows === undefined) double.set(b, (rows = new Map()))
  return rows
}

function changedIn<S extends Scope>(scope: S, { single, double }: Table<S>): ChangedRecord<S>[] {
  const changed: ChangedRecord<S>[] = []
  for (const [a, record] of single) changed.push({ scope, a, b: 0, record })
  for (const [b, rows] of double) for (const [a, record] of rows) changed.push({ scope, a, b, record })
  return changed
}

const SCOPES: readonly Scope[] = ['community', 'roster', 'group', 'member', 'membership', 'text']
