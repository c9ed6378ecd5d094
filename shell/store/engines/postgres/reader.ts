/** The reading half on PostgreSQL: a few connections of its own, never in the writer's way. */
import type {
  ActionRow,
  CaseRow,
  ChainRow,
  EventRow,
  GroupRow,
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
import { placeOf } from './client.ts'
import type { Value } from './client.ts'
import { entriesOf, eventByNative, eventPage, findEvents, storedEvents } from './feed.ts'
import {
  contentOf,
  handlesOf,
  listAccounts,
  listCommunities,
  loadState,
  oneOf,
  secretsOf,
} from './lookups.ts'
import type { Ask } from './lookups.ts'
import { schemaVersion, withClient } from './migrate.ts'
import { openSnapshots } from './snapshots.ts'
import type { Snapshots } from './snapshots.ts'

export interface PostgresReaderOptions {
  /** Milliseconds that one answer may take; then it rejects with `TimeLimitExceeded`. */
  readonly timeLimit: number
  /** Questions answered at the same time. */
  readonly connections?: number
  readonly schema?: string | undefined
}

/**
 * Opens the database at `url` for reading, also while others write to it.
 * @throws StoreRefusal `unreachable`, `unsuitable`, `missing`, `newer`, `older` or `not-folkmoot`.
 */
export async function openPostgresReader(
  url: string,
  { timeLimit, connections = 4, schema }: PostgresReaderOptions,
): Promise<ReadStore> {
  await withClient(url, schema, async (client) => refuseVersion(url, await schemaVersion(client, url)))
  const snapshots = openSnapshots(url, { timeLimit, connections, schema })
  return {
    ...communityReads(snapshots),
    ...feedReads(snapshots),
    ...memberReads(snapshots),
    ...workReads(snapshots),
    ...auditReads(snapshots),
    close: () => snapshots.close(),
  }
}

function refuseVersion(url: string, applied: number): void {
  const place = placeOf(url)
  if (applied === 0) {
    throw new StoreRefusal('missing', {
      en: `${place} holds no data of Folkmoot yet. Start \`folkmoot serve\` with it once.`,
      'zh-CN': `${place} 中还没有 Folkmoot 的数据。请先用它运行一次 \`folkmoot serve\`。`,
    })
  }
  if (missingMigrations(place, applied).length > 0) {
    throw new StoreRefusal('older', {
      en: `${place} was made by an older Folkmoot. Start \`folkmoot serve\` once: it copies the tables and brings the database up to date.`,
      'zh-CN': `${place} 是由较早版本的 Folkmoot 创建的。请先运行一次 \`folkmoot serve\`：它会先复制数据表，再升级数据库。`,
    })
  }
}

function communityReads({ look }: Snapshots) {
  return {
    listCommunities: () => look('listCommunities', listCommunities),
    listAccounts: (community) => look('listAccounts', (ask) => listAccounts(ask, community)),
    secrets: (community, account) => look('secrets', (ask) => secretsOf(ask, community, account)),
    allSecrets: () =>
      look('allSecrets', async (ask) => (await ask.all<SecretRow>(SECRETS.all)).map(readSecret)),
    listGroups: (community) =>
      look('listGroups', async (ask) =>
        (await ask.all<GroupRow & { state: string | null }>(GROUPS.list, community)).map(readGroup),
      ),
    charters: (community) =>
      look('charters', async (ask) =>
        (await ask.all<StoredCharter>(CHARTERS.list, community)).map(readCharter),
      ),
    charter: (community, version) =>
      look('charter', async (ask) => {
        const row = await oneOf<StoredCharter>(ask, CHARTERS.byVersion, community, version)
        return row === null ? null : readCharter(row)
      }),
    state: (community, keys) => look('state', (ask) => loadState(ask, community, keys)),
    counts: (community) =>
      look('counts', async (ask) => ({
        events: (await oneOf<{ head: number }>(ask, COMMUNITIES.head, community))?.head ?? 0,
        openCases: await count(ask, CASES.countOpen, community),
        waitingActions: await count(ask, ACTIONS.waiting, community),
        members: await count(ask, HANDLES.countMembers, community),
        groups: await count(ask, GROUPS.count, community),
      })),
  } satisfies Partial<ReadStore>
}

function feedReads({ look }: Snapshots) {
  return {
    events: (community, page, filter = {}) =>
      look('events', (ask) => eventPage(ask, community, page, filter)),
    findEvents: (community, page, filter, patience) =>
      look('findEvents', (ask) => findEvents(ask, community, page, filter, patience)),
    event: (community, seq) =>
      look('event', async (ask) => {
        const rows = await ask.all<EventRow>(EVENTS.bySeq, community, seq)
        return (await storedEvents(ask, community, rows))[0] ?? null
      }),
    eventByNative: (community, group, native) =>
      look('eventByNative', (ask) => eventByNative(ask, community, group, native)),
    entries: (community, member, page) => look('entries', (ask) => entriesOf(ask, community, member, page)),
  } satisfies Partial<ReadStore>
}

function memberReads({ look }: Snapshots) {
  return {
    members: (community, { after = 0, limit, name }) =>
      look('members', async (ask) => {
        const rows =
          name === undefined
            ? await ask.all<{ member: number }>(HANDLES.members, community, after, limit)
            : await ask.all<{ member: number }>(
                HANDLES.membersNamed,
                community,
                after,
                namedLike(storeText(name)),
                limit,
              )
        return handlesOf(
          ask,
          community,
          rows.map(({ member }) => member),
        )
      }),
    handles: (community, members) => look('handles', (ask) => handlesOf(ask, community, members)),
  } satisfies Partial<ReadStore>
}

function workReads({ look }: Snapshots) {
  return {
    cases: (community, status, page) =>
      look('cases', async (ask) => {
        const { where, values } = pageOf('', page, status)
        return (await ask.all<CaseRow>(CASES.select + where, community, ...values)).map(readCase)
      }),
    openCases: (community) =>
      look('openCases', async (ask) => (await ask.all<CaseRow>(CASES.allOpen, community)).map(readCase)),
    oneCase: (community, seq, n) =>
      look('oneCase', async (ask) => {
        const row = await oneOf<CaseRow>(ask, CASES.byPlace, community, seq, n)
        return row === null ? null : readCase(row)
      }),
    marks: (community) =>
      look('marks', async (ask) => (await ask.all<MarkRow>(MARKS.select, community)).map(readMark)),
    actionCounts: (community, most) =>
      look('actionCounts', async (ask) =>
        countsOf(
          [
            ...(await ask.all<StatusCount>(ACTIONS.unfinishedByStatus, community)),
            ...(await ask.all<StatusCount>(ACTIONS.sentUpTo, community, most)),
          ],
          most,
        ),
      ),
    actions: (community, status, page, filter) =>
      look('actions', async (ask) => {
        const { where, values } = pageOf('a.', page, status, filter)
        const rows = await ask.all<ActionWithText>(ACTIONS.select + where, community, ...values)
        return rows.map(readActionWithText)
      }),
    waitingActions: () => look('waitingActions', (ask) => ask.all<WaitingActions>(ACTIONS.byState)),
    size: () =>
      look('size', async (ask) => {
        const row = await oneOf<{ bytes: number }>(
          ask,
          'SELECT pg_database_size(current_database()) AS bytes',
        )
        return row?.bytes ?? 0
      }),
    outboxAge: () =>
      look('outboxAge', async (ask) => ({
        oldestQueued: await oldestQueued(ask),
        unknown: await count(ask, ACTIONS.count, 'unknown' satisfies ActionRow['status']),
        expired: await count(ask, ACTIONS.count, 'expired' satisfies ActionRow['status']),
        failed: await count(ask, ACTIONS.count, 'failed' satisfies ActionRow['status']),
      })),
  } satisfies Partial<ReadStore>
}

async function oldestQueued(ask: Ask): Promise<number | null> {
  const values = ['queued' satisfies ActionRow['status'], Number.MIN_SAFE_INTEGER]
  return (await oneOf<{ due: number | null }>(ask, ACTIONS.next, ...values))?.due ?? null
}

function auditReads({ look }: Snapshots) {
  return {
    ledger: (community, after, limit) =>
      look('ledger', async (ask) =>
        (await ask.all<EventRow>(EVENTS.ascending, community, after, limit)).map(readEvent),
      ),
    chain: (community, after, limit) =>
      look('chain', (ask) => ask.all<ChainRow>(CHAIN.ascending, community, after, limit)),
    content: (community, seqs) => look('content', (ask) => contentOf(ask, community, seqs)),
  } satisfies Partial<ReadStore>
}

async function count(ask: Ask, sql: string, value: Value): Promise<number> {
  return (await oneOf<{ n: number }>(ask, sql, value))?.n ?? 0
}
