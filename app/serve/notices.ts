/** Reaching operators: the room `shell/notify` with everything that it needs of the house. */
import { inLanguage } from '../../core/charter/localized.ts'
import type { AccountChange } from '../../core/ports/account-state.ts'
import type { NoticeDesk } from '../../core/ports/notices.ts'
import type { Pipeline } from '../../core/ports/pipeline.ts'
import type { ReadStore, WaitingAction } from '../../core/ports/store.ts'
import { charterInForce } from '../../shell/api/charters/in-force.ts'
import type { CharterDesk } from '../../shell/api/charters/charter-desk.ts'
import type { SignIn } from '../../shell/api/session/sign-in.ts'
import type { Settings } from '../../shell/config/settings.ts'
import type { Fetcher } from '../../shell/fetch/fetch.ts'
import { openBook } from '../../shell/notify/book.ts'
import { createMailer } from '../../shell/notify/channels/e-mail.ts'
import { startDeadMan } from '../../shell/notify/dead-man.ts'
import { createNoticeDesk } from '../../shell/notify/desk.ts'
import { startNotifier } from '../../shell/notify/notifier.ts'
import { accountBehind, createNotify, sendThrough } from '../../shell/notify/sender.ts'
import type { Notify } from '../../shell/notify/sender.ts'
import type { CommunityFacts } from '../../shell/notify/sources.ts'
import type { OutboxAccount } from '../../shell/outbox/carry-out.ts'
import type { Vault } from '../../shell/vault/vault.ts'
import type { Accounts } from './accounts.ts'

export interface NoticesOptions {
  readonly settings: Pick<
    Settings,
    'data' | 'smtpUrl' | 'mailFrom' | 'deadManUrl' | 'deadManEvery' | 'allowHosts'
  >
  readonly pipeline: Pick<Pipeline, 'record' | 'onCommitted'>
  readonly reads: ReadStore
  readonly vault: Pick<Vault, 'seal' | 'open'>
  readonly signIn: Pick<SignIn, 'operators'>
  readonly accounts: Pick<Accounts, 'of' | 'onReport' | 'state'>
  readonly charters: CharterDesk
  readonly reaching: Pick<Fetcher, 'fetch'>
  readonly origin: string
  readonly now: () => number
}

export interface Notices {
  readonly desk: NoticeDesk
  /** Sends the outbox's `notify` actions. */
  readonly notify: Notify
  /** The open account that an action of that kind goes through, whose pace it is to keep. */
  readonly through: (waiting: Pick<WaitingAction, 'action'>) => OutboxAccount | null
  /** Begins to tell operators of things. */
  readonly start: (work: NoticesWork) => Promise<RunningNotices>
  readonly close: () => void
}

export interface NoticesWork {
  /** Whether events are taken in, decided and kept. */
  readonly isHealthy: () => Promise<boolean>
  readonly onFault: (what: string) => (error: unknown) => void
}

export interface RunningNotices {
  readonly disk: (low: boolean, percent: number) => void
  readonly stop: () => Promise<void>
}

/** Milliseconds for which names and titles of a community are remembered. */
const REMEMBERED = 30_000

export function openNotices(options: NoticesOptions): Notices {
  const { settings, pipeline, reads, vault, signIn, accounts, reaching, origin, now } = options
  const book = openBook(settings.data)
  const mailer =
    settings.smtpUrl === null ? null : createMailer({ url: settings.smtpUrl, from: settings.mailFrom })
  const doors = { fetch: reaching.fetch, mailer, account: accounts.of, open: vault.open }
  const facts = remembered((community) => factsOf(community, options), now)
  return {
    desk: createNoticeDesk({
      book,
      pipeline,
      reads,
      seal: vault.seal,
      hasMailServer: mailer !== null,
      origin,
      send: (letter) => sendThrough(doors, letter),
      now,
    }),
    through: ({ action }) => {
      const by = accountBehind(book, action.name)
      return by && accounts.of(by.community, by.account)
    },
    notify: createNotify({
      book,
      reads,
      ...doors,
      now,
    }),
    start: async ({ isHealthy, onFault }) => {
      const notifier = startNotifier({
        pipeline,
        reads,
        book,
        operators: signIn.operators,
        facts,
        origin,
        now,
        onFault: onFault('notices stumbled'),
      })
      const unsubscribe = accounts.onReport(notifier.report)
      for (const change of await standingOf(reads, accounts)) notifier.report(change)
      const deadMan =
        settings.deadManUrl === null
          ? null
          : startDeadMan({
              url: settings.deadManUrl,
              // Whoever runs the installation named the address: it may be inside.
              fetch: (url, init) => fetch(url, init),
              every: settings.deadManEvery * 1_000,
              isHealthy,
              onFault: onFault('dead-man call failed'),
            })
      return {
        disk: notifier.disk,
        stop: async () => {
          unsubscribe()
          deadMan?.stop()
          await notifier.stop()
        },
      }
    },
    close: () => {
      mailer?.close()
      book.close()
    },
  }
}

/** How the accounts stand that were opened before anybody listened. */
async function standingOf(
  reads: ReadStore,
  accounts: Pick<Accounts, 'state'>,
): Promise<readonly AccountChange[]> {
  const changes: AccountChange[] = []
  for (const { community } of await reads.listCommunities()) {
    for (const { account, platform, name } of await reads.listAccounts(community)) {
      const state = accounts.state(community, account)
      if (state === null) continue
      const who = { community, account, platform, name, before: null }
      changes.push({ ...who, group: null, state: state.state, code: state.code, texts: state.texts })
      changes.push(
        ...state.groups.map(({ group, state: standing, code, texts }) => ({
          ...who,
          group,
          state: standing,
          code,
          texts,
        })),
      )
    }
  }
  return changes
}

async function factsOf(
  community: number,
  { reads, charters }: Pick<NoticesOptions, 'reads' | 'charters'>,
): Promise<CommunityFacts> {
  const inForce = await charterInForce({ reads, charters }, community)
  const rows = await reads.listCommunities()
  const groups = new Map((await reads.listGroups(community)).map(({ group, name }) => [group, name]))
  const titles = new Map(inForce?.charter.rules.map(({ id, title }) => [id, title]))
  return {
    name: rows.find((row) => row.community === community)?.name ?? String(community),
    zone: inForce?.charter.timezone ?? 'UTC',
    ruleTitle: (rule, language) => {
      const title = titles.get(rule)
      return (title === undefined ? '' : inLanguage(title, language)) || rule
    },
    groupName: (group) => groups.get(group) ?? null,
  }
}

function remembered<Value>(
  read: (community: number) => Promise<Value>,
  now: () => number,
): (community: number) => Promise<Value> {
  const kept = new Map<number, { readonly at: number; readonly value: Value }>()
  return async (community) => {
    const known = kept.get(community)
    if (known !== undefined && now() - known.at < REMEMBERED) return known.value
    const value = await read(community)
    kept.set(community, { at: now(), value })
    return value
  }
}
