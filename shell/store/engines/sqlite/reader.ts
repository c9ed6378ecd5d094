/** The reading half on SQLite, for one thread: its own read-only connection, never in the writer's way. */
import { existsSync } from 'node:fs'
import type {
  ActionRow,
  CaseRow,
  ChainRow,
  EntryRow,
  EventRow,
  GroupRow,
  HandleRow,
  MarkRow,
  SecretRow,
} from '../../../../core/ports/rows.ts'
import type { ReadStore } from '../../../../core/ports/store.ts'
import type { WaitingActions } from '../../../../core/ports/installation.ts'
import { ACTIONS, countsOf, readActionWithText } from '../../actions.ts'
import type { ActionWithText, StatusCount } from '../../actions.ts'
import { CASES, MARKS, readCase, readMark } from '../../cases.ts'
import { CHARTERS, readCharter } from '../../charters.ts'
import type { StoredCharter } from '../../charters.ts'
import { COMMUNITIES, SECRETS, readSecret } from '../../communities.ts'
import { CHAIN, EVENTS, readEvent } from '../../events.ts'
import { GROUPS, HANDLES, namedLike, readGroup } from '../../groups.ts'
import { missingMigrations } from '../../migrations.ts'
import { pageOf } from '../../page.ts'
import { StoreRefusal } from '../../refusal.ts'
import { storeText } from '../../text.ts'
import { openReadOnly } from './connection.ts'
import type { Connection, Value } from './connection.ts'
import { entriesOf, eventByNative, eventPage, findEvents, storedEvent } from './feed.ts'
import { ledgerFile } from './files.ts'
import { contentOf, handlesOf, listAccounts, listCommunities, loadState, secretsOf } from './lookups.ts'
import { schemaVersion } from './migrate.ts'
import { nextAction } from './outbox.ts'

/**
 * Opens the folder's ledger for reading, also while another process writes to it.
 * @throws StoreRefusal `missing`, `newer`, `older` or `not-folkmoot`.
 */
export async function openSqliteReader(folder: string): Promise<ReadStore> {
  refuseMissing(folder)
  const file = ledgerFile(folder)
  if (missingMigrations(file, schemaVersion(file)).length > 0) {
    throw new StoreRefusal('older', {
      en: `${file} was made by an older Folkmoot. Start \`folkmoot serve\` once: it makes a backup and brings the database up to date.`,
      'zh-CN': `${file} 是由较早版本的 Folkmoot 创建的。请先运行一次 \`folkmoot serve\`：它会先备份，再升级数据库。`,
    })
  }
  const connection = openReadOnly(file)
  return {
    ...communityReads(connection),
    ...feedReads(connection),
    ...memberReads(connection),
    ...workReads(connection),
    ...auditReads(connection),
    close: async () => connection.close(),
  }
}

/** @throws StoreRefusal `missing` when the folder holds no ledger. */
export function refuseMissing(folder: string): void {
  const file = ledgerFile(folder)
  if (!existsSync(file)) {
    throw new StoreRefusal('missing', {
      en: `There is no Folkmoot database at ${file}. Name the data folder with --data or FOLKMOOT_DATA.`,
      'zh-CN': `${file} 处没有 Folkmoot 数据库。请用 --data 或 FOLKMOOT_DATA 指定数据目录。`,
    })
  }
}

function communityReads(connection: Connection) {
  return {
    listCommunities: async () => listCommunities(connection),
    listAccounts: async (community) => listAccounts(connection, community),
    secrets: async (community, account) => secretsOf(connection, community, account),
    allSecrets: async () => connection.all<SecretRow>(SECRETS.all).map(readSecret),
    listGroups: async (community) =>
      connection.all<GroupRow & { state: string | null }>(GROUPS.list, community).map(readGroup),
    charters: async (community) => connection.all<StoredCharter>(CHARTERS.list, community).map(readCharter),
    charter: async (community, version) => {
      const row = connection.one<StoredCharter>(CHARTERS.byVersion, community, version)
      return row === null ? null : readCharter(row)
    },
    state: async (community, keys) => loadState(connection, community, keys),
    counts: async (community) => ({
      events: connection.one<{ head: number }>(COMMUNITIES.head, community)?.head ?? 0,
      openCases: count(connection, CASES.countOpen, community),
      waitingActions: count(connection, ACTIONS.waiting, community),
      members: count(connection, HANDLES.countMembers, community),
      groups: count(connection, GROUPS.count, community),
    }),
  } satisfies Partial<ReadStore>
}

function feedReads(connection: Connection) {
  return {
    events: async (community, page, filter = {}) => eventPage(connection, community, page, filter),
    findEvents: async (community, page, filter, patience) =>
      findEvents(connection, community, page, filter, patience),
    event: async (community, seq) => {
      const row = connection.one<EventRow>(EVENTS.bySeq, community, seq)
      return row === null ? null : storedEvent(connection, row)
    },
    eventByNative: async (community, group, native) => eventByNative(connection, community, group, native),
    entries: async (community, member, page): Promise<readonly EntryRow[]> =>
      entriesOf(connection, community, member, page),
  } satisfies Partial<ReadStore>
}

function memberReads(connection: Connection) {
  return {
    members: async (community, { after = 0, limit, name }): Promise<readonly HandleRow[]> => {
      const members =
        name === undefined
          ? connection.all<{ member: number }>(HANDLES.members, community, after, limit)
          : connection.all<{ member: number }>(
              HANDLES.membersNamed,
              community,
              after,
              namedLike(storeText(name)),
              limit,
            )
      return handlesOf(
        connection,
        community,
        members.map(({ member }) => member),
      )
    },
    handles: async (community, members) => handlesOf(connection, community, members),
  } satisfies Partial<ReadStore>
}

const SIZE = `SELECT pages.page_count * size.page_size AS bytes
  FROM pragma_page_count() AS pages, pragma_page_size() AS size`

function workReads(connection: Connection) {
  return {
    cases: async (community, status, page) => {
      const { where, values } = pageOf('', page, status)
      return connection.all<CaseRow>(CASES.select + where, community, ...values).map(readCase)
    },
    openCases: async (community) => connection.all<CaseRow>(CASES.allOpen, community).map(readCase),
    oneCase: async (community, seq, n) => {
      const row = connection.one<CaseRow>(CASES.byPlace, community, seq, n)
      return row === null ? null : readCase(row)
    },
    marks: async (community) => connection.all<MarkRow>(MARKS.select, community).map(readMark),
    actionCounts: async (community, most) =>
      countsOf(
        [
          ...connection.all<StatusCount>(ACTIONS.unfinishedByStatus, community),
          ...connection.all<StatusCount>(ACTIONS.sentUpTo, community, most),
        ],
        most,
      ),
    actions: async (community, status, page, filter) => {
      const { where, values } = pageOf('a.', page, status, filter)
      const rows = connection.all<ActionWithText>(ACTIONS.select + where, community, ...values)
      return rows.map(readActionWithText)
    },
    waitingActions: async () => connection.all<WaitingActions>(ACTIONS.byState),
    size: async () => connection.one<{ bytes: number }>(SIZE)?.bytes ?? 0,
    outboxAge: async () => ({
      oldestQueued: nextAction(connection, ['queued']),
      unknown: count(connection, ACTIONS.count, 'unknown' satisfies ActionRow['status']),
      expired: count(connection, ACTIONS.count, 'expired' satisfies ActionRow['status']),
      failed: count(connection, ACTIONS.count, 'failed' satisfies ActionRow['status']),
    }),
  } satisfies Partial<ReadStore>
}

function auditReads(connection: Connection) {
  return {
    ledger: async (community, after, limit) =>
      connection.all<EventRow>(EVENTS.ascending, community, after, limit).map(readEvent),
    chain: async (community, after, limit) =>
      connection.all<ChainRow>(CHAIN.ascending, community, after, limit),
    content: async (community, seqs) => contentOf(connection, community, seqs),
  } satisfies Partial<ReadStore>
}

function count(connection: Connection, sql: string, value: Value): number {
  return connection.one<{ n: number }>(sql, value)?.n ?? 0
}
