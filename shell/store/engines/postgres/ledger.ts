/**
 * The writer's half on PostgreSQL: one connection, so that a read asked after a commit sees it. Questions that
 * the port lets look past a commit under way go over a second one.
 */
import { GENESIS } from '../../../../core/ports/canonical.ts'
import type { Lease, LedgerStore } from '../../../../core/ports/store.ts'
import type { ActionRow, StateRow, TimerRow } from '../../../../core/ports/rows.ts'
import { ACTIONS, readAction } from '../../actions.ts'
import { TIMERS, readTimer } from '../../cases.ts'
import { CHARTERS, CURSORS, readCharter } from '../../charters.ts'
import type { StoredCharter } from '../../charters.ts'
import { ACCOUNTS, COMMUNITIES, SECRETS } from '../../communities.ts'
import { EVENTS } from '../../events.ts'
import { STATE } from '../../state.ts'
import { StoreRefusal } from '../../refusal.ts'
import { readText, storeText } from '../../text.ts'
import { textArray } from './arrays.ts'
import { commitAll } from './commit.ts'
import {
  contentOf,
  findGroups,
  findHandles,
  groupsOf,
  handlesOf,
  listAccounts,
  listCommunities,
  loadState,
  oneOf,
} from './lookups.ts'
import type { Ask } from './lookups.ts'
import { prepareDatabase, withClient } from './migrate.ts'
import { claimActions, peekActions } from './outbox.ts'
import { openSession } from './session.ts'
import type { Session, Statements } from './session.ts'
import { refuseTaken } from './tenure.ts'
import { transact } from './transaction.ts'

export interface PostgresLedgerOptions {
  /** Stamps migrations, nothing else. */
  readonly now: () => number
  /** The schema that holds the tables, made if need be; the session's own when absent. */
  readonly schema?: string | undefined
  /**
   * Given = this ledger is the database's only one, and is told when another has taken over while the connection
   * was lost; from then on every call that writes rejects. Absent = several may write, each fenced off from
   * communities that another has acquired.
   */
  readonly onTaken?: (refusal: StoreRefusal) => void
}

/**
 * Opens the database at `url` for writing and brings it to this version's schema; tables of an older version
 * are copied first. Afterwards a lost connection is made anew at the next call.
 * @throws StoreRefusal `in-use`, `unreachable`, `unsuitable`, `newer` or `not-folkmoot`; then nothing was changed.
 */
export async function openPostgresLedger(
  url: string,
  { now, schema, onTaken }: PostgresLedgerOptions,
): Promise<LedgerStore> {
  if (onTaken !== undefined) await withClient(url, schema, (client) => refuseTaken(client, url, schema))
  await prepareDatabase(url, { now, schema })
  const session = openSession(url, { schema, onTaken })
  if (onTaken !== undefined) await session.alone(() => Promise.resolve())
  return ledgerOn(session, openSession(url, { schema }))
}

function ledgerOn(session: Session, beside: Session): LedgerStore {
  const ask = askOn(session)
  return {
    ...communityCalls(session, ask),
    ...accountCalls(session, ask),
    ...ledgerCalls(ask),
    ...stateCalls(askOn(beside)),
    ...scheduleCalls(session, ask),
    findGroups: (community, platform, natives) => findGroups(ask, community, platform, natives),
    findHandles: (community, platform, natives) => findHandles(ask, community, platform, natives),
    handlesOf: (community, members) => handlesOf(ask, community, members),
    groupsOf: (community, groups) => groupsOf(ask, community, groups),
    commit: (commits) => commitAll(session, commits),
    backup: () =>
      Promise.reject(
        new StoreRefusal('elsewhere', {
          en: 'The ledger is kept in PostgreSQL. Copy it with pg_dump, or write one with `folkmoot dump`.',
          'zh-CN': '账本保存在 PostgreSQL 中。请用 pg_dump 备份，或用 `folkmoot dump` 导出。',
        }),
      ),
    close: async () => {
      await Promise.all([session.close(), beside.close()])
    },
  }
}

function askOn(session: Session): Ask {
  return { all: (sql, ...values) => session.read((statements) => statements.all(sql, ...values)) }
}

const SEEN = 'SELECT dedupe FROM events WHERE community_id = ? AND dedupe = ANY(?::text[])'

function communityCalls(session: Session, ask: Ask) {
  return {
    createCommunity: async ({ community, name, created }) => {
      await write(session, COMMUNITIES.insert, community, storeText(name), created, GENESIS)
    },
    listCommunities: () => listCommunities(ask),
    acquire: async (community) => {
      const lease = await oneOf<Lease>(ask, COMMUNITIES.acquire, community)
      if (lease === null) throw new Error(`There is no community ${community}.`)
      return lease
    },
    latestCharter: async (community) => {
      const row = await oneOf<StoredCharter>(ask, CHARTERS.latest, community)
      return row === null ? null : readCharter(row)
    },
    cursor: async (community, account) => {
      const row = await oneOf<{ cursor: string }>(ask, CURSORS.get, community, account)
      return row === null ? null : readText(row.cursor)
    },
  } satisfies Partial<LedgerStore>
}

function accountCalls(session: Session, ask: Ask) {
  return {
    createAccount: async ({ community, account, platform, name, settings }) => {
      const texts = [storeText(platform), storeText(name), storeText(settings)]
      await write(session, ACCOUNTS.insert, community, account, ...texts)
    },
    updateAccount: async ({ community, account, platform, name, settings, closed }) => {
      const values = [storeText(name), storeText(settings), closed, community, account, storeText(platform)]
      if ((await write(session, ACCOUNTS.update, ...values)) === 0) {
        throw new Error(`Community ${community} has no account ${account} on ${platform}.`)
      }
    },
    listAccounts: (community) => listAccounts(ask, community),
    putSecret: async ({ community, account, name, sealed }) => {
      await write(session, SECRETS.upsert, community, account, storeText(name), storeText(sealed))
    },
    removeSecret: async (community, account, name) => {
      await write(session, SECRETS.remove, community, account, storeText(name))
    },
    resealSecrets: async (rows) => {
      await transact(
        session,
        () => Promise.resolve(),
        () =>
          rows.map(({ community, account, name, sealed, before }) => ({
            sql: SECRETS.reseal,
            values: [storeText(sealed), community, account, storeText(name), storeText(before)],
            changes: {
              rows: 1,
              otherwise: `The secret ${community}/${account}/${name} was changed meanwhile.`,
            },
          })),
      )
    },
  } satisfies Partial<LedgerStore>
}

function ledgerCalls(ask: Ask) {
  return {
    keysFrom: async (community, from, limit) => {
      const rows = await ask.all<{ dedupe: string }>(EVENTS.keysFrom, community, storeText(from), limit)
      return rows.map(({ dedupe }) => readText(dedupe))
    },
    scanState: (community, scope, after, limit) =>
      ask.all<StateRow>(STATE.scan, community, scope, after, limit),
    content: (community, seqs) => contentOf(ask, community, seqs),
  } satisfies Partial<LedgerStore>
}

/** May be asked while a commit is under way, and then answer as before it. */
function stateCalls(ask: Ask) {
  return {
    seen: async (community, keys) => {
      if (keys.length === 0) return new Set()
      const rows = await ask.all<{ dedupe: string }>(SEEN, community, textArray(keys.map(storeText)))
      return new Set(rows.map(({ dedupe }) => readText(dedupe)))
    },
    loadState: (community, keys) => loadState(ask, community, keys),
  } satisfies Partial<LedgerStore>
}

function scheduleCalls(session: Session, ask: Ask) {
  return {
    dueTimers: async (now, limit) => (await ask.all<TimerRow>(TIMERS.due, now, limit)).map(readTimer),
    nextTimer: async () => (await oneOf<{ due: number | null }>(ask, TIMERS.next))?.due ?? null,
    peekActions: (now, lanes, after) => peekActions(ask, now, lanes, after),
    claimActions: (refs) => claimActions(session, refs),
    overdueActions: async (now, limit) =>
      (await ask.all<ActionRow>(ACTIONS.overdue, now, limit)).map(readAction),
    nextAction: async (after) => nextAction(ask, after),
    strandedActions: async () => (await ask.all<ActionRow>(ACTIONS.stranded)).map(readAction),
  } satisfies Partial<LedgerStore>
}

async function nextAction(ask: Ask, after = Number.MIN_SAFE_INTEGER): Promise<number | null> {
  const found = await Promise.all(
    ['queued', 'handed'].map((status) => oneOf<{ due: number | null }>(ask, ACTIONS.next, status, after)),
  )
  const dues = found.flatMap((row) => row?.due ?? [])
  return dues.length === 0 ? null : Math.min(...dues)
}

/** One statement that writes, and how many rows it changed. */
function write(session: Session, ...statement: Parameters<Statements['run']>): Promise<number> {
  return session.alone((statements) => statements.run(...statement))
}
