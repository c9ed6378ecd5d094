/** What one opened account gets from Folkmoot: its only door to the world, shut when it closes. */
import { toId } from '../../core/chat/ids.ts'
import type { AccountId, CommunityId } from '../../core/chat/ids.ts'
import type { AccountReport, Host } from '../../core/ports/connector.ts'
import type { Fetch } from '../../core/ports/fetch.ts'
import type { Pipeline } from '../../core/ports/pipeline.ts'
import type { AccountRow, SecretRow } from '../../core/ports/rows.ts'
import type { Fetcher } from '../../shell/fetch/fetch.ts'
import { secretPlace } from '../../shell/vault/vault.ts'
import type { Vault } from '../../shell/vault/vault.ts'
import type { Log } from '../log.ts'
import type { Doors } from './doors.ts'

/** What every account's host is made of. */
export interface HostTools {
  readonly pipeline: Pick<Pipeline, 'deliver' | 'cursor'>
  readonly secretsOf: (community: number, account: number) => Promise<readonly SecretRow[]>
  readonly vault: Pick<Vault, 'open'>
  readonly fetch: Fetch
  readonly resolve: Fetcher['resolve']
  /** Origin under which people open this installation from outside; null when there is none. */
  readonly publicUrl: string | null
  readonly log: Log
  readonly now: () => number
}

/** What belongs to this one opening. */
export interface Opening {
  readonly doors: Doors
  readonly report: (report: AccountReport) => void
  /** Aborted when the account is to close: nothing is taken in any more, what is being sent may end. */
  readonly closing: AbortSignal
  /** Aborted when it is closed: nothing may reach out any more. */
  readonly closed: AbortSignal
  /** Takes secrets out of what is going to be read by people. */
  readonly veil: Veil
}

/** Replaces every secret that was handed out. */
export interface Veil {
  readonly keep: (secret: string) => void
  readonly over: (text: string) => string
}

export function createVeil(): Veil {
  const secrets = new Set<string>()
  return {
    keep: (secret) => {
      if (secret.length < 4) return
      secrets.add(secret)
      secrets.add(encodeURIComponent(secret))
    },
    over: (text) => [...secrets].reduce((left, secret) => left.replaceAll(secret, '…'), text),
  }
}

export function hostFor(row: AccountRow, tools: HostTools, opening: Opening): Host {
  const { community, account, platform } = row
  const { pipeline, log, now, publicUrl } = tools
  const { doors, report, closing, closed, veil } = opening
  return {
    community: toId<CommunityId>(community),
    account: toId<AccountId>(account),
    deliver: async (events, cursor) => {
      if (closing.aborted) throw new Error('The account is closing: deliver this again when it is open.')
      return pipeline.deliver({ community, account, platform, events, cursor })
    },
    cursor: () => pipeline.cursor(community, account),
    http: (path, handler) => {
      if (!closing.aborted) doors.open(path, handler)
    },
    fetch: (url, init = {}) => {
      const signals = [closed, ...(init.signal ? [init.signal] : [])]
      return tools.fetch(url, { ...init, signal: AbortSignal.any(signals) })
    },
    resolve: async (name, port) => ({ address: await tools.resolve({ host: name, port }, closed) }),
    secrets: async (name) => {
      const found = (await tools.secretsOf(community, account)).find((secret) => secret.name === name)
      if (!found) return null
      const secret = tools.vault.open(found.sealed, secretPlace(found))
      veil.keep(secret)
      return secret
    },
    log: (level, message, ids) =>
      log(level, veil.over(message), { ...veiled(ids, veil), community, account }),
    now,
    report: (told) => {
      if (!closed.aborted) report({ ...told, texts: veiled(told.texts, veil) })
    },
    publicUrl: publicUrl === null ? null : `${publicUrl}/connect/${community}/${account}`,
    signal: closing,
  }
}

function veiled<Fields extends object | null | undefined>(fields: Fields, veil: Veil): Fields {
  if (fields === null || fields === undefined) return fields
  const entries = Object.entries(fields).map(([name, value]: [string, unknown]) => [
    name,
    typeof value === 'string' ? veil.over(value) : value,
  ])
  return Object.fromEntries(entries) as Fields
}
