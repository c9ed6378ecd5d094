/**
 * Every table of the ledger with its columns and key, once for all engines: what a dump holds, in this order.
 * A test compares it with the schema that the migrations make.
 */

export interface Column {
  readonly name: string
  /** Numbers are whole and safe; texts stand as they are stored (see text.ts). */
  readonly type: 'number' | 'text'
  readonly nullable: boolean
  /** The migration that brought it. */
  readonly since: number
}

export interface Table {
  readonly name: string
  readonly columns: readonly Column[]
  /** Names of the columns of the primary key, in its order. */
  readonly key: readonly string[]
  /** The migration that brought it. */
  readonly since: number
}

/** One value of a row. */
export type Cell = string | number | null
/** The values of a row, in the order of its table's columns. */
export type Row = readonly Cell[]

const number = (name: string): Column => ({ name, type: 'number', nullable: false, since: 1 })
const text = (name: string): Column => ({ name, type: 'text', nullable: false, since: 1 })
const optional = (column: Column): Column => ({ ...column, nullable: true })
const since = (migration: number, column: Column): Column => ({ ...column, since: migration })
const community = number('community_id')

function table(name: string, key: string, columns: readonly Column[], from = 1): Table {
  return { name, columns: [community, ...columns], key: ['community_id', ...key.split(' ')], since: from }
}

const COMMUNITIES: Table = {
  name: 'communities',
  key: ['community_id'],
  columns: [
    community,
    text('name'),
    number('created'),
    number('epoch'),
    number('head'),
    text('chain'),
    number('listed'),
  ],
  since: 1,
}

/** What accounts sign in with, sealed: part of a dump only when it is asked for. */
export const SECRETS_TABLE: Table = table(
  'secrets',
  'account_id name',
  [number('account_id'), text('name'), text('sealed')],
  3,
)

export const TABLES: readonly Table[] = [
  COMMUNITIES,
  table('accounts', 'account_id', [
    number('account_id'),
    text('platform'),
    text('name'),
    text('settings'),
    since(3, optional(number('closed'))),
  ]),
  SECRETS_TABLE,
  table('chat_groups', 'group_id', [
    number('group_id'),
    number('account_id'),
    text('platform'),
    text('native'),
    optional(text('name')),
  ]),
  table('handles', 'platform native', [
    text('platform'),
    text('native'),
    number('member_id'),
    optional(text('name')),
  ]),
  table('charters', 'version', [
    number('version'),
    text('source'),
    number('published'),
    text('operator'),
    text('reason'),
    since(2, optional(text('files'))),
  ]),
  table('events', 'seq', [
    number('seq'),
    text('kind'),
    number('at'),
    number('received'),
    number('decided'),
    text('source'),
    optional(number('account_id')),
    optional(number('group_id')),
    optional(number('member_id')),
    optional(text('native')),
    number('revision'),
    text('dedupe'),
    text('data'),
    text('decision'),
    optional(text('content_hash')),
  ]),
  table('chain', 'first_seq', [number('first_seq'), number('last_seq'), text('hash')]),
  table('content', 'seq part', [
    number('seq'),
    number('part'),
    optional(number('member_id')),
    text('salt'),
    text('body'),
  ]),
  table('content_names', 'member_id seq part', [number('member_id'), number('seq'), number('part')]),
  table('group_events', 'group_id seq', [number('group_id'), number('seq')]),
  table('member_events', 'member_id seq', [number('member_id'), number('seq')]),
  table('state', 'scope a b', [text('scope'), number('a'), number('b'), text('value')]),
  table('actions', 'seq n', [
    number('seq'),
    number('n'),
    text('kind'),
    text('rule'),
    optional(number('group_id')),
    optional(number('member_id')),
    optional(number('message')),
    optional(number('amount')),
    optional(text('name')),
    number('due'),
    number('expires'),
    text('status'),
    number('attempts'),
    optional(text('code')),
    optional(text('native')),
  ]),
  table('entries', 'seq n', [
    number('member_id'),
    number('seq'),
    number('n'),
    number('amount'),
    text('rule'),
    number('at'),
  ]),
  table('cases', 'seq n', [
    number('seq'),
    number('n'),
    text('key'),
    text('kind'),
    optional(text('rule')),
    optional(number('group_id')),
    optional(number('member_id')),
    optional(number('message')),
    number('opened'),
    number('times'),
    text('status'),
  ]),
  table(
    'inbox_marks',
    'item',
    [text('item'), optional(text('assignee')), optional(number('snoozed')), number('turn')].map((column) =>
      since(5, column),
    ),
    5,
  ),
  table('timers', 'key', [text('key'), number('due'), optional(number('group_id')), text('payload')]),
  table('cursors', 'account_id', [number('account_id'), text('cursor')]),
]

/** The tables as they were when the database stood at migration `schema`. */
export function tablesAt(schema: number): readonly Table[] {
  return TABLES.filter((each) => each.since <= schema).map((each) => ({
    ...each,
    columns: each.columns.filter((column) => column.since <= schema),
  }))
}

/** The statement that reads a whole table in the order of its key; texts are ordered by their bytes. */
export function selectAll({ name, columns, key }: Table): string {
  return `SELECT ${namesOf(columns)} FROM ${name} ORDER BY ${key.join(', ')}`
}

/** The statement that inserts one row. */
export function insertOne({ name, columns }: Table): string {
  return `INSERT INTO ${name} (${namesOf(columns)}) VALUES (${columns.map(() => '?').join(', ')})`
}

function namesOf(columns: readonly Column[]): string {
  return columns.map(({ name }) => name).join(', ')
}

/** One moment of a ledger, whole tables at a time, in bounded memory. */
export interface TableReader {
  /** The newest migration that was applied. */
  readonly schema: number
  /** All rows by ascending key, some at a time. One table after another, never two at once. */
  readonly rows: (table: Table) => AsyncIterable<readonly Row[]>
  readonly close: () => Promise<void>
}

/** Fills an empty ledger. Nobody sees anything of it before `finish`, and nothing is left after `abandon`. */
export interface TableWriter {
  readonly insert: (table: Table, rows: readonly Row[]) => Promise<void>
  /** Whether `insert` failed because a key is there twice. */
  readonly isFaultOfRows: (error: unknown) => boolean
  /** Applies the migrations that came after the schema it was opened with; then the ledger is there, durably. */
  readonly finish: () => Promise<void>
  readonly abandon: () => Promise<void>
}
