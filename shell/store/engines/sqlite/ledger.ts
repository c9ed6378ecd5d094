/** The single writer on SQLite. Calls run to their end before they return; the promises are the port's. */
import { mkdirSync } from 'node:fs'
import { Conflict } from '../../../../core/ports/store.ts'
import type { CommunityCommit, Lease, LedgerStore } from '../../../../core/ports/store.ts'
import type {
  ActionRow,
  GroupRow,
  HandleRow,
  ResealedSecret,
  StateRow,
  TimerRow,
} from '../../../../core/ports/rows.ts'
import { ACTIONS, readAction } from '../../actions.ts'
import { TIMERS, readTimer } from '../../cases.ts'
import { CHARTERS, CURSORS, readCharter } from '../../charters.ts'
import type { StoredCharter } from '../../charters.ts'
import { GENESIS } from '../../../../core/ports/canonical.ts'
import { ACCOUNTS, COMMUNITIES, SECRETS } from '../../communities.ts'
import { EVENTS } from '../../events.ts'
import { GROUPS, HANDLES, readGroup, readHandle } from '../../groups.ts'
import { STATE } from '../../state.ts'
import { readText, storeText } from '../../text.ts'
import { copyDatabase } from './backup.ts'
import { writeCommit } from './commit.ts'
import { isDuplicate, openWriter } from './connection.ts'
import type { Connection } from './connection.ts'
import { ledgerFile } from './files.ts'
import { lockFolder } from './lock.ts'
import { contentOf, handlesOf, listAccounts, listCommunities, loadState } from './lookups.ts'
import { migrate, pendingMigrations } from './migrate.ts'
import { claimActions, nextAction, peekActions } from './outbox.ts'
import { openScrubber } from './scrub.ts'

/**
 * Opens the folder's ledger for writing, creates it if need be, and brings it to this version's schema after
 * a backup. `now` stamps migrations and backups, nothing else.
 * @throws StoreRefusal `in-use`, `newer` or `not-folkmoot`; then nothing was changed.
 */
export async function openSqliteLedger(
  folder: string,
  { now }: { readonly now: () => number },
): Promise<LedgerStore> {
  mkdirSync(folder, { recursive: true })
  const unlock = lockFolder(folder)
  try {
    const pending = pendingMigrations(folder)
    const connection = openWriter(ledgerFile(folder))
    try {
      migrate(connection, folder, pending, now)
    } catch (error) {
      connection.close()
      throw error
    }
    return ledgerOn(connection, folder, unlock)
  } catch (error) {
    unlock()
    throw error
  }
}

function ledgerOn(connection: Connection, folder: string, unlock: () => void): LedgerStore {
  const scrubber = openScrubber(connection)
  return {
    ...communityCalls(connection),
    ...accountCalls(connection),
    ...identityCalls(connection),
    ...scheduleCalls(connection),
    commit: async (commits) => {
      commitAll(connection, commits)
      if (commits.some(({ erased }) => erased.length > 0)) scrubber.request()
    },
    backup: (file) => copyDatabase(folder, file),
    close: async () => {
      if (!connection.db.isOpen) return
      scrubber.close()
      connection.close()
      unlock()
    },
  }
}

function commitAll(connection: Connection, commits: readonly CommunityCommit[]): void {
  try {
    connection.transaction(() => {
      for (const commit of commits) writeCommit(connection, commit)
    })
  } catch (error) {
    if (isDuplicate(error)) throw new Conflict('A row of this commit is already stored.', { cause: error })
    throw error
  }
}

function communityCalls(connection: Connection) {
  return {
    createCommunity: async ({ community, name, created }) => {
      connection.run(COMMUNITIES.insert, community, storeText(name), created, GENESIS)
    },
    listCommunities: async () => listCommunities(connection),
    acquire: async (community) => {
      const lease = connection.one<Lease>(COMMUNITIES.acquire, community)
      if (lease === null) throw new Error(`There is no community ${community}.`)
      return lease
    },
    seen: async (community, keys) => {
      const statement = connection.prepare(EVENTS.seen)
      return new Set(keys.filter((key) => statement.get(community, storeText(key)) !== undefined))
    },
    keysFrom: async (community, from, limit) =>
      connection
        .all<{ dedupe: string }>(EVENTS.keysFrom, community, storeText(from), limit)
        .map(({ dedupe }) => readText(dedupe)),
    scanState: async (community, scope, after, limit) =>
      connection.all<StateRow>(STATE.scan, community, scope, after, limit),
    loadState: async (community, keys) => loadState(connection, community, keys),
    content: async (community, seqs) => contentOf(connection, community, seqs),
    latestCharter: async (community) => {
      const row = connection.one<StoredCharter>(CHARTERS.latest, community)
      return row === null ? null : readCharter(row)
    },
    cursor: async (community, account) => {
      const row = connection.one<{ cursor: string }>(CURSORS.get, community, account)
      return row === null ? null : readText(row.cursor)
    },
  } satisfies Partial<LedgerStore>
}

function accountCalls(connection: Connection) {
  return {
    createAccount: async ({ community, account, platform, name, settings }) => {
      const texts = [storeText(platform), storeText(name), storeText(settings)]
      connection.run(ACCOUNTS.insert, community, account, ...texts)
    },
    updateAccount: async ({ community, account, platform, name, settings, closed }) => {
      const values = [storeText(name), storeText(settings), closed, community, account, storeText(platform)]
      if (connection.run(ACCOUNTS.update, ...values) === 0) {
        throw new Error(`Community ${community} has no account ${account} on ${platform}.`)
      }
    },
    listAccounts: async (community) => listAccounts(connection, community),
    putSecret: async ({ community, account, name, sealed }) => {
      connection.run(SECRETS.upsert, community, account, storeText(name), storeText(sealed))
    },
    removeSecret: async (community, account, name) => {
      connection.run(SECRETS.remove, community, account, storeText(name))
    },
    resealSecrets: async (rows) => {
      connection.transaction(() => {
        for (const row of rows) reseal(connection, row)
      })
    },
  } satisfies Partial<LedgerStore>
}

function reseal(connection: Connection, { community, account, name, sealed, before }: ResealedSecret): void {
  const texts = [storeText(name), storeText(before)]
  if (connection.run(SECRETS.reseal, storeText(sealed), community, account, ...texts) === 0) {
    throw new Conflict(`The secret ${community}/${account}/${name} was changed meanwhile.`)
  }
}

function identityCalls(connection: Connection) {
  return {
    findGroups: async (community, platform, natives) =>
      natives.flatMap((native) =>
        connection
          .all<GroupRow>(GROUPS.byNative, community, storeText(platform), storeText(native))
          .map(readGroup),
      ),
    findHandles: async (community, platform, natives) =>
      natives.flatMap((native) =>
        connection
          .all<HandleRow>(HANDLES.byNative, community, storeText(platform), storeText(native))
          .map(readHandle),
      ),
    handlesOf: async (community, members) => handlesOf(connection, community, members),
    groupsOf: async (community, groups) =>
      groups.flatMap((group) => connection.all<GroupRow>(GROUPS.byId, community, group).map(readGroup)),
  } satisfies Partial<LedgerStore>
}

function scheduleCalls(connection: Connection) {
  return {
    dueTimers: async (now, limit) => connection.all<TimerRow>(TIMERS.due, now, limit).map(readTimer),
    nextTimer: async () => connection.one<{ due: number | null }>(TIMERS.next)?.due ?? null,
    peekActions: async (now, lanes, after) => peekActions(connection, now, lanes, after),
    claimActions: async (refs) => claimActions(connection, refs),
    overdueActions: async (now, limit) =>
      connection.all<ActionRow>(ACTIONS.overdue, now, limit).map(readAction),
    nextAction: async (after) => nextAction(connection, ['queued', 'handed'], after),
    strandedActions: async () => connection.all<ActionRow>(ACTIONS.stranded).map(readAction),
  } satisfies Partial<LedgerStore>
}
