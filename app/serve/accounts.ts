/** The accounts of all communities while Folkmoot runs: one that fails stops neither the others nor the process. */
import type { AccountChange, AccountState } from '../../core/ports/account-state.ts'
import type { ConnectorKind } from '../../core/ports/connector.ts'
import type { AccountRow } from '../../core/ports/rows.ts'
import type { OutboxAccount } from '../../shell/outbox/carry-out.ts'
import { startAccount } from './account.ts'
import type { AccountTools, LiveAccount } from './account.ts'

export interface AccountsOptions extends Omit<AccountTools, 'onChange'> {
  readonly kindOf: (row: AccountRow) => ConnectorKind | null
}

/** One account that is switched on, for metrics. */
export interface AccountFigure {
  readonly community: number
  readonly account: number
  readonly platform: string
  readonly connected: boolean
}

export interface Accounts {
  /** Opens the account with these settings, after closing it with those before; resolves after the first try. */
  readonly open: (row: AccountRow) => Promise<void>
  readonly shut: (community: number, account: number) => Promise<void>
  /** The open account of this number, for sending; null while it is closed. */
  readonly of: (community: number, account: number) => OutboxAccount | null
  /** The open account that acts for this one: itself, or while it is closed another one of its platform. */
  readonly actingFor: (
    community: number,
    account: number | null,
    platform: string | null,
  ) => OutboxAccount | null
  /** Addresses under which platforms reach it from outside; none while it is closed, or without a public address. */
  readonly addresses: (community: number, account: number) => readonly string[]
  /** null of one that is switched off. */
  readonly state: (community: number, account: number) => AccountState | null
  readonly isAny: (state: AccountState['state']) => boolean
  readonly figures: () => readonly AccountFigure[]
  /** Told of every change of standing, of the whole account or in one group. */
  readonly onReport: (listener: (change: AccountChange) => void) => () => void
  /** The answer of the connector's handler; null when nobody is at home. */
  readonly knock: (
    community: number,
    account: number,
    path: string,
    request: Request,
  ) => Promise<Response | null>
  /** Stops intake: what is under way is delivered, nothing new is taken. */
  readonly stopIntake: () => void
  /** Closes all of them at once; resolves within two seconds also when some do not answer. */
  readonly close: () => Promise<void>
}

/** Milliseconds that an account may take to close while Folkmoot goes on, and when all of it ends. */
const CLOSE_LIMIT = 10_000
const LAST_LIMIT = 1_500

export function createAccounts({ kindOf, ...tools }: AccountsOptions): Accounts {
  const accounts = new Map<string, LiveAccount>()
  const listeners = new Set<(change: AccountChange) => void>()
  let ended = false
  const onChange = (change: AccountChange): void => {
    if (!ended) for (const listener of listeners) listener(change)
  }
  const keyOf = (community: number, account: number) => `${community}/${account}`
  const get = (community: number, account: number) => accounts.get(keyOf(community, account))
  const shut = async (community: number, account: number): Promise<void> => {
    const live = get(community, account)
    accounts.delete(keyOf(community, account))
    await live?.close(CLOSE_LIMIT)
  }
  return {
    open: async (row) => {
      await shut(row.community, row.account)
      if (ended) return
      const live = startAccount(row, kindOf(row), { ...tools, onChange })
      accounts.set(keyOf(row.community, row.account), live)
      await live.tried
    },
    shut,
    of: (community, account) => {
      const open = get(community, account)?.outbox() ?? null
      return open && { ...open, key: keyOf(community, account) }
    },
    actingFor: (community, wanted, platform) => {
      const same = [...accounts.values()].filter(
        ({ row }) => row.community === community && row.platform === platform,
      )
      const first = same.filter(({ row }) => row.account === wanted)
      for (const { row, outbox } of [...first, ...same]) {
        const open = outbox()
        if (open !== null) return { ...open, key: keyOf(community, row.account) }
      }
      return null
    },
    addresses: (community, account) => {
      const { publicUrl } = tools
      const paths = get(community, account)?.doors() ?? []
      return publicUrl === null
        ? []
        : paths.map((path) => `${publicUrl}/connect/${community}/${account}/${path}`)
    },
    state: (community, account) => get(community, account)?.state() ?? null,
    isAny: (wanted) => [...accounts.values()].some(({ state }) => state().state === wanted),
    figures: () =>
      [...accounts.values()].map(({ row: { community, account, platform }, state }) => {
        const { state: now } = state()
        return { community, account, platform, connected: now === 'connected' || now === 'limited' }
      }),
    onReport: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    knock: async (community, account, path, request) =>
      (await get(community, account)?.knock(path, request)) ?? null,
    stopIntake: () => {
      ended = true
      for (const account of accounts.values()) account.stopIntake()
    },
    close: async () => {
      ended = true
      await Promise.all([...accounts.values()].map((account) => account.close(LAST_LIMIT)))
      accounts.clear()
    },
  }
}
