/** What operators do with accounts: written through the pipeline, then opened anew with what was written. */
import { checkMove, checkSettings } from '../../core/ports/account-settings.ts'
import type { ConnectorKind } from '../../core/ports/connector.ts'
import type { Pipeline } from '../../core/ports/pipeline.ts'
import type { AccountRow } from '../../core/ports/rows.ts'
import type { ReadStore } from '../../core/ports/store.ts'
import type { OperatorAct } from '../../core/chat/operator-act.ts'
import { AccountRefusal } from '../../shell/api/accounts/account-desk.ts'
import type { AccountDesk } from '../../shell/api/accounts/account-desk.ts'
import type { AccountView } from '../../shell/api/accounts/account-desk.ts'
import { RateLimit } from '../../shell/api/rate-limit.ts'
import { secretPlace } from '../../shell/vault/vault.ts'
import type { Vault } from '../../shell/vault/vault.ts'
import type { Accounts } from './accounts.ts'
import { testAccount } from './test-account.ts'

export interface AccountDeskOptions {
  readonly kinds: readonly ConnectorKind[]
  readonly pipeline: Pick<
    Pipeline,
    'createAccount' | 'updateAccount' | 'putSecret' | 'removeSecret' | 'record'
  >
  readonly reads: Pick<ReadStore, 'listAccounts' | 'secrets' | 'listGroups' | 'handles' | 'event'>
  readonly vault: Pick<Vault, 'seal'>
  readonly now: () => number
  /** Milliseconds that a test message waits for its result. */
  readonly patience?: number | undefined
  /** null where nothing runs: a change then takes effect at the next start. */
  readonly accounts: Pick<Accounts, 'open' | 'shut' | 'state' | 'of' | 'addresses'> | null
}

type Settings = Readonly<Record<string, unknown>>
/** Test messages of one account: people read them. */
const TESTS = { most: 5, span: 60_000 }

export function createAccountDesk(options: AccountDeskOptions): AccountDesk {
  const { kinds, pipeline, reads, vault, now, accounts } = options
  const inTurn = createTurns()
  const tests = new RateLimit(TESTS.most, TESTS.span)

  const rowOf = async (community: number, account: number): Promise<AccountRow> => {
    const row = (await reads.listAccounts(community)).find((each) => each.account === account)
    if (!row) throw new AccountRefusal('no-such-account')
    return row
  }
  const namesOf = async (community: number, account: number): Promise<readonly string[]> =>
    (await reads.secrets(community, account)).map(({ name }) => name)
  const fieldsOf = (platform: string) => {
    const kind = kinds.find((each) => each.platform === platform)
    if (!kind) throw new AccountRefusal('no-such-platform')
    return kind.settings ?? []
  }
  const check = (platform: string, settings: Settings, secrets: readonly string[]): void => {
    const complaints = checkSettings(fieldsOf(platform), settings, secrets)
    if (complaints.length > 0) throw new AccountRefusal('settings-wrong', complaints)
  }
  const keepSecrets = async (
    at: Pick<AccountRow, 'community' | 'account'>,
    secrets: Readonly<Record<string, string>>,
  ) => {
    for (const [name, secret] of Object.entries(secrets)) {
      const place = { community: at.community, account: at.account, name }
      await pipeline.putSecret({ ...place, sealed: vault.seal(secret, secretPlace(place)) })
    }
  }
  const audit = async (
    row: Pick<AccountRow, 'community' | 'account'>,
    operator: string,
    act: OperatorAct,
  ) => {
    const { community, account } = row
    const data = { operator, act, account }
    await pipeline.record([
      { community, kind: 'operator.act', group: null, member: null, data, content: null },
    ])
  }
  const viewOf = async (row: AccountRow): Promise<AccountView> => ({
    abilities: abilitiesOf(row),
    addresses: accounts?.addresses(row.community, row.account) ?? [],
    account: row.account,
    platform: row.platform,
    name: row.name,
    settings: JSON.parse(row.settings) as Settings,
    secrets: await namesOf(row.community, row.account),
    state: accounts?.state(row.community, row.account) ?? {
      state: 'closed',
      code: 'closed',
      texts: null,
      since: row.closed ?? 0,
      retryAt: null,
      groups: [],
    },
  })
  const abilitiesOf = ({ community, account, platform }: AccountRow): AccountView['abilities'] => {
    const open = accounts?.of(community, account)
    const capabilities = open?.capabilities ?? kinds.find((kind) => kind.platform === platform)?.capabilities
    return { ...capabilities?.act, ...open?.abilities?.('') }
  }
  const write = async (row: AccountRow, operator: string, act: OperatorAct): Promise<void> => {
    await pipeline.updateAccount(row)
    await audit(row, operator, act)
    if (row.closed === null) await accounts?.open(row)
    else await accounts?.shut(row.community, row.account)
  }
  const change = (community: number, account: number, work: (row: AccountRow) => Promise<AccountRow>) =>
    inTurn(`${community}/${account}`, async () => viewOf(await work(await rowOf(community, account))))

  return {
    platforms: () =>
      kinds.map(({ platform, settings = [], about, capabilities }) => ({
        platform,
        settings,
        about: about ?? null,
        capabilities,
      })),
    list: async (community) => Promise.all((await reads.listAccounts(community)).map(viewOf)),
    create: async (community, { platform, name, settings, secrets }, operator) => {
      check(platform, settings, Object.keys(secrets))
      const account = await pipeline.createAccount({
        community,
        platform,
        name,
        settings: JSON.stringify(settings),
      })
      await keepSecrets({ community, account }, secrets)
      await audit({ community, account }, operator, 'account-created')
      return change(community, account, async (row) => {
        await accounts?.open(row)
        return row
      })
    },
    update: (community, account, { name, settings, secrets }, operator) =>
      change(community, account, async (row) => {
        const next = {
          ...row,
          name: name ?? row.name,
          settings: settings === undefined ? row.settings : JSON.stringify(settings),
        }
        const kept = await namesOf(community, account)
        const given = Object.keys(secrets)
        const after = JSON.parse(next.settings) as Settings
        check(row.platform, after, [...new Set([...kept, ...given])])
        const before = JSON.parse(row.settings) as Settings
        const shown = checkMove(fieldsOf(row.platform), { before, after, kept, given })
        if (shown.length > 0) throw new AccountRefusal('settings-wrong', shown)
        await keepSecrets(row, secrets)
        await write(next, operator, 'account-changed')
        return next
      }),
    close: (community, account, operator) =>
      change(community, account, async (row) => {
        const next = { ...row, closed: row.closed ?? now() }
        await write(next, operator, 'account-closed')
        return next
      }),
    open: (community, account, operator) =>
      change(community, account, async (row) => {
        const next = { ...row, closed: null }
        await write(next, operator, 'account-opened')
        return next
      }),
    test: async (community, account, target, operator) => {
      const row = await rowOf(community, account)
      if (!tests.allows(`${community}/${account}`, now())) throw new AccountRefusal('too-many-tests')
      return testAccount(row, target, operator, { pipeline, reads, accounts, patience: options.patience })
    },
    removeSecret: (community, account, name, operator) =>
      change(community, account, async (row) => {
        if (!(await namesOf(community, account)).includes(name)) throw new AccountRefusal('no-such-secret')
        await pipeline.removeSecret(community, account, name)
        await write(row, operator, 'account-changed')
        return row
      }),
  }
}

/** One piece of work after another, for each key apart. */
function createTurns() {
  const last = new Map<string, Promise<unknown>>()
  return <Result>(key: string, work: () => Promise<Result>): Promise<Result> => {
    const before = last.get(key) ?? Promise.resolve()
    const mine = before.then(work, work)
    last.set(key, mine)
    const forget = () => {
      if (last.get(key) === mine) last.delete(key)
    }
    mine.then(forget, forget)
    return mine
  }
}
