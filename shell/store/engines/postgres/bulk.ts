/** The tables that many rows at a time are written to, and how each column is taken from a row. */
import type {
  ActionRow,
  ActionUpdate,
  CaseRow,
  ContentRow,
  EntryRow,
  EventRow,
  GroupRow,
  HandleRow,
  StateRow,
  TimerRow,
} from '../../../../core/ports/rows.ts'
import { AGAIN, OPEN_STATUSES, SETTLED_STATUSES } from '../../../../core/ports/action-status.ts'
import { storeOptional, storeText } from '../../text.ts'
import { addMany, insertMany, number, rowsOf, text } from './arrays.ts'
import type { Bulk, Column, Stream } from './arrays.ts'

export const EVENT_ROWS: Stream<EventRow> = addMany<EventRow>('events', [
  number('seq', (row) => row.seq),
  text('kind', (row) => storeText(row.kind)),
  number('at', (row) => row.at),
  number('received', (row) => row.received),
  number('decided', (row) => row.now),
  text('source', (row) => row.source),
  number('account_id', (row) => row.account),
  number('group_id', (row) => row.group),
  number('member_id', (row) => row.member),
  text('native', (row) => storeOptional(row.native)),
  number('revision', (row) => row.revision),
  text('dedupe', (row) => storeText(row.dedupe)),
  text('data', (row) => row.data),
  text('decision', (row) => row.decision),
  text('content_hash', (row) => row.contentHash),
])

export const CONTENT_ROWS: Stream<ContentRow> = addMany<ContentRow>('content', [
  number('seq', (row) => row.seq),
  number('part', (row) => row.part),
  number('member_id', (row) => row.member),
  text('salt', (row) => storeText(row.salt)),
  text('body', (row) => storeText(row.body)),
])

interface NamedIn {
  readonly member: number
  readonly seq: number
  readonly part: number
}
export const NAME_ROWS: Bulk<NamedIn> = insertMany<NamedIn>(
  'content_names',
  [
    number('member_id', (row) => row.member),
    number('seq', (row) => row.seq),
    number('part', (row) => row.part),
  ],
  'ON CONFLICT (community_id, member_id, seq, part) DO NOTHING',
)

const stateKey: readonly Column<StateRow>[] = [
  text('scope', (row) => row.scope),
  number('a', (row) => row.a),
  number('b', (row) => row.b),
]
export const STATE_ROWS: Bulk<StateRow> = insertMany<StateRow>(
  'state',
  [...stateKey, text('value', (row) => row.value)],
  'ON CONFLICT (community_id, scope, a, b) DO UPDATE SET value = excluded.value',
)
export const STATE_REMOVALS: Bulk<StateRow> = {
  sql: `DELETE FROM state s USING ${rowsOf(stateKey)}
    WHERE s.community_id = $1 AND s.scope = u.scope AND s.a = u.a AND s.b = u.b`,
  columns: stateKey,
}

export const ACTION_ROWS: Stream<ActionRow> = addMany<ActionRow>('actions', [
  number('seq', (row) => row.seq),
  number('n', (row) => row.n),
  text('kind', (row) => row.kind),
  text('rule', (row) => storeText(row.rule)),
  number('group_id', (row) => row.group),
  number('member_id', (row) => row.member),
  number('message', (row) => row.message),
  number('amount', (row) => row.amount),
  text('name', (row) => storeOptional(row.name)),
  number('due', (row) => row.due),
  number('expires', (row) => row.expires),
  text('status', (row) => row.status),
  number('attempts', (row) => row.attempts),
  text('code', (row) => storeOptional(row.code)),
  text('native', (row) => storeOptional(row.native)),
])

// What an update does not name stays; null is a value of its own, hence the two columns of numbers.
const updateColumns: readonly Column<ActionUpdate>[] = [
  number('seq', (row) => row.seq),
  number('n', (row) => row.n),
  text('status', (row) => row.status),
  number('with_code', (row) => (row.code === undefined ? 0 : 1)),
  text('code', (row) => storeOptional(row.code ?? null)),
  number('with_native', (row) => (row.native === undefined ? 0 : 1)),
  text('native', (row) => storeOptional(row.native ?? null)),
  number('due', (row) => row.due ?? null),
  number('expires', (row) => row.expires ?? null),
  number('again', (row) => (row.again === true ? 1 : 0)),
]
const quoted = (statuses: readonly string[]) => statuses.map((status) => `'${status}'`).join(', ')
/** As `mayBecome`: whatever it answers, the row counts as found. */
const counts = `(a.status IN (${quoted(OPEN_STATUSES)}) OR u.status IN (${quoted(SETTLED_STATUSES)})
  OR (u.again = 1 AND a.status = '${AGAIN}'))`

export const ACTION_UPDATES: Bulk<ActionUpdate> = {
  sql: `UPDATE actions a SET status = CASE WHEN ${counts} THEN u.status ELSE a.status END,
      due = CASE WHEN ${counts} THEN COALESCE(u.due, a.due) ELSE a.due END,
      expires = CASE WHEN ${counts} THEN COALESCE(u.expires, a.expires) ELSE a.expires END,
      code = CASE WHEN ${counts} AND u.with_code = 1 THEN u.code ELSE a.code END,
      native = CASE WHEN ${counts} AND u.with_native = 1 THEN u.native ELSE a.native END
    FROM ${rowsOf(updateColumns)} WHERE a.community_id = $1 AND a.seq = u.seq AND a.n = u.n`,
  columns: updateColumns,
}

export const ENTRY_ROWS: Stream<EntryRow> = addMany<EntryRow>('entries', [
  number('member_id', (row) => row.member),
  number('seq', (row) => row.seq),
  number('n', (row) => row.n),
  number('amount', (row) => row.amount),
  text('rule', (row) => storeText(row.rule)),
  number('at', (row) => row.at),
])

export const CASE_ROWS: Bulk<CaseRow> = insertMany<CaseRow>(
  'cases',
  [
    number('seq', (row) => row.seq),
    number('n', (row) => row.n),
    text('key', (row) => storeText(row.key)),
    text('kind', (row) => storeText(row.kind)),
    text('rule', (row) => storeOptional(row.rule)),
    number('group_id', (row) => row.group),
    number('member_id', (row) => row.member),
    number('message', (row) => row.message),
    number('opened', (row) => row.opened),
    number('times', (row) => row.count),
    text('status', (row) => row.status),
  ],
  `ON CONFLICT (community_id, key) WHERE status = 'open' DO UPDATE SET times = cases.times + excluded.times`,
)

type Closure = Pick<CaseRow, 'seq' | 'n' | 'status'>
const closureColumns: readonly Column<Closure>[] = [
  number('seq', (row) => row.seq),
  number('n', (row) => row.n),
  text('status', (row) => row.status),
]
export const CASE_CLOSURES: Bulk<Closure> = {
  sql: `UPDATE cases c SET status = u.status FROM ${rowsOf(closureColumns)}
    WHERE c.community_id = $1 AND c.seq = u.seq AND c.n = u.n`,
  columns: closureColumns,
}

export const TIMER_ROWS: Bulk<TimerRow> = insertMany<TimerRow>(
  'timers',
  [
    text('key', (row) => storeText(row.key)),
    number('due', (row) => row.due),
    number('group_id', (row) => row.group),
    text('payload', (row) => row.payload),
  ],
  `ON CONFLICT (community_id, key) DO UPDATE
    SET due = excluded.due, group_id = excluded.group_id, payload = excluded.payload`,
)

export const GROUP_ROWS: Bulk<GroupRow> = insertMany<GroupRow>(
  'chat_groups',
  [
    number('group_id', (row) => row.group),
    number('account_id', (row) => row.account),
    text('platform', (row) => storeText(row.platform)),
    text('native', (row) => storeText(row.native)),
    text('name', (row) => storeOptional(row.name)),
  ],
  `ON CONFLICT (community_id, group_id) DO UPDATE
    SET account_id = excluded.account_id, platform = excluded.platform, native = excluded.native,
      name = excluded.name`,
)

export const HANDLE_ROWS: Bulk<HandleRow> = insertMany<HandleRow>(
  'handles',
  [
    text('platform', (row) => storeText(row.platform)),
    text('native', (row) => storeText(row.native)),
    number('member_id', (row) => row.member),
    text('name', (row) => storeOptional(row.name)),
  ],
  `ON CONFLICT (community_id, platform, native) DO UPDATE
    SET member_id = excluded.member_id, name = excluded.name`,
)

interface CursorRow {
  readonly account: number
  readonly cursor: string
}
export const CURSOR_ROWS: Bulk<CursorRow> = insertMany<CursorRow>(
  'cursors',
  [number('account_id', (row) => row.account), text('cursor', (row) => storeText(row.cursor))],
  'ON CONFLICT (community_id, account_id) DO UPDATE SET cursor = excluded.cursor',
)
