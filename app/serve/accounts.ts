/** Opens the accounts of all communities: each gets its connector and a host to deliver through. */
import type { OutboxAccount } from '../../shell/outbox/carry-out.ts'
import type { ConnectorKind, Host, OpenAccount } from '../../core/ports/connector.ts'
import type { Pipeline } from '../../core/ports/pipeline.ts'
import type { AccountRow } from '../../core/ports/rows.ts'
import { toId } from '../../core/chat/ids.ts'
import type { AccountId, CommunityId } from '../../core/chat/ids.ts'
import type { Log } from '../log.ts'

export interface AccountsOptions {
  readonly pipeline: Pick<Pipeline, 'deliver' | 'cursor'>
  readonly kindOf: (row: AccountRow) => ConnectorKind | null
  readonly log: Log
  readonly now: () => number
}

export interface Accounts {
  readonly open: (row: AccountRow) => Promise<void>
  /** The open account of this number, for sending; null while it is closed. */
  readonly of: (community: number, account: number) => OutboxAccount | null
  /** Accounts that could not be opened. */
  readonly failed: () => readonly string[]
  /** Stops intake: what is under way is delivered, nothing new is taken. */
  readonly stopIntake: () => void
  readonly close: () => Promise<void>
}

export function createAccounts({ pipeline, kindOf, log, now }: AccountsOptions): Accounts {
  const accounts = new Map<string, OutboxAccount & { readonly opened: OpenAccount }>()
  const failed: string[] = []
  const ending = new AbortController()
  return {
    open: async (row) => {
      const kind = kindOf(row)
      if (kind === null) {
        failed.push(`${row.platform} ${row.name}`)
        log('warn', 'no connector for account', { community: row.community, account: row.account })
        return
      }
      const host = hostFor(row, { pipeline, log, now, signal: ending.signal })
      const settings = JSON.parse(row.settings) as Record<string, unknown>
      const opened = await kind.open(host, settings)
      accounts.set(keyOf(row.community, row.account), {
        capabilities: kind.capabilities,
        send: opened.send,
        opened,
      })
    },
    of: (community, account) => accounts.get(keyOf(community, account)) ?? null,
    failed: () => failed,
    stopIntake: () => ending.abort(),
    close: async () => {
      await Promise.allSettled([...accounts.values()].map(({ opened }) => opened.close()))
      accounts.clear()
    },
  }
}

const keyOf = (community: number, account: number) => `${community}/${account}`

interface HostOptions extends Pick<AccountsOptions, 'pipeline' | 'log' | 'now'> {
  readonly signal: AbortSignal
}

function hostFor({ community, account, platform }: AccountRow, options: HostOptions): Host {
  const { pipeline, log, now, signal } = options
  return {
    community: toId<CommunityId>(community),
    account: toId<AccountId>(account),
    deliver: async (events, cursor) => {
      if (signal.aborted) throw new Error('Folkmoot is stopping: deliver this again after its next start.')
      return pipeline.deliver({ community, account, platform, events, cursor })
    },
    cursor: () => pipeline.cursor(community, account),
    http: () => {
      throw new Error('This version serves no addresses of connectors.')
    },
    fetch: () => Promise.reject(new Error('This version lets no connector reach out.')),
    secrets: () => Promise.resolve(null),
    log: (level, message, ids) => log(level, message, { ...ids, community, account }),
    now,
    report: ({ state, code }) => log('info', 'account', { community, account, state, code }),
    publicUrl: null,
    signal,
  }
}
