/** The life of one account: opened, tried again with growing pauses while that may help, closed. */
import { checkSettings, withFallbacks } from '../../core/ports/account-settings.ts'
import type { AccountChange, AccountState } from '../../core/ports/account-state.ts'
import { OpenRefused } from '../../core/ports/connector.ts'
import type { ConnectorKind, OpenAccount } from '../../core/ports/connector.ts'
import type { AccountRow } from '../../core/ports/rows.ts'
import type { OutboxAccount } from '../../shell/outbox/carry-out.ts'
import { VaultRefusal } from '../../shell/vault/refusal.ts'
import { nameOfError } from '../log.ts'
import { createDoors } from './doors.ts'
import { createVeil, hostFor } from './host.ts'
import type { HostTools, Veil } from './host.ts'
import { createStanding } from './standing.ts'

export interface LiveAccount {
  readonly row: AccountRow
  readonly state: () => AccountState
  /** For sending; null while it is not open. */
  readonly outbox: () => OutboxAccount | null
  readonly knock: (path: string, request: Request) => Promise<Response | null>
  /** Paths at which it is knocked. */
  readonly doors: () => readonly string[]
  /** Resolves when the first try to open it has ended, well or not. */
  readonly tried: Promise<void>
  /** Takes nothing in any more; what is being sent may end. */
  readonly stopIntake: () => void
  /** Resolves when it is closed, or has not closed within `limit` milliseconds. */
  readonly close: (limit: number) => Promise<void>
}

export interface AccountTools extends HostTools {
  readonly onChange: (change: AccountChange) => void
  /** Milliseconds before the first new try, each next one twice as long. */
  readonly firstPause?: number
  /** Milliseconds that a connector may take to open. */
  readonly openLimit?: number
}

const FIRST_PAUSE = 5_000
const LONGEST_PAUSE = 10 * 60_000
const OPEN_LIMIT = 90_000

export function startAccount(row: AccountRow, kind: ConnectorKind | null, tools: AccountTools): LiveAccount {
  const { firstPause = FIRST_PAUSE, openLimit = OPEN_LIMIT, now, log } = tools
  const ids = { community: row.community, account: row.account }
  const standing = createStanding(row, now, tools.onChange)
  const doors = createDoors()
  const closed = new AbortController()
  let closing = new AbortController()
  let opened: OpenAccount | null = null
  let retry: NodeJS.Timeout | undefined
  let failures = 0

  const attempt = async (): Promise<void> => {
    const veil = createVeil()
    const { signal } = (closing = new AbortController())
    standing.set({ state: 'opening', code: 'opening', texts: null })
    let reported = false
    try {
      if (kind === null) throw noConnector(row.platform)
      const host = hostFor(row, tools, {
        doors,
        report: (report) => {
          if (signal.aborted) return
          reported ||= report.group === undefined
          standing.report(report)
          log('info', 'account', { ...ids, state: report.state, code: report.code })
        },
        closing: signal,
        closed: closed.signal,
        veil,
      })
      const opening = kind.open(host, await settingsOf(row, kind, tools))
      const ready = await within(opening, openLimit).catch((error: unknown) => {
        // Whoever comes too late is not kept waiting half open.
        opening.then((late) => late.close()).catch(() => undefined)
        throw error
      })
      if (signal.aborted) return await ready.close()
      opened = ready
      failures = 0
      if (!reported) standing.set({ state: 'connected', code: 'opened', texts: null })
    } catch (error) {
      closing.abort()
      doors.close()
      if (!closed.signal.aborted) failed(error, veil)
    }
  }
  const failed = (error: unknown, veil: Veil): void => {
    const { code, texts, permanent } = understood(error, veil)
    const pause = Math.min(firstPause * 2 ** failures, LONGEST_PAUSE)
    failures += 1
    standing.set({ state: 'failed', code, texts }, permanent ? null : now() + pause)
    log('warn', 'an account could not be opened', { ...ids, code, reason: nameOfError(error) })
    if (!permanent) retry = setTimeout(() => void attempt(), pause)
  }

  const tried = attempt()
  const stopIntake = (): void => {
    clearTimeout(retry)
    closing.abort()
  }
  return {
    row,
    tried,
    state: standing.state,
    outbox: () => {
      if (opened === null || kind === null) return null
      const { send, abilities } = opened
      return { capabilities: kind.capabilities, send, ...(abilities ? { abilities } : {}) }
    },
    knock: async (path, request) => (closing.signal.aborted ? null : doors.knock(path, request)),
    doors: doors.paths,
    stopIntake,
    close: async (limit) => {
      stopIntake()
      doors.close()
      const ending = opened
      opened = null
      if (ending) await within(ending.close(), limit).catch(() => log('warn', 'an account closed badly', ids))
      closed.abort()
      standing.set({ state: 'closed', code: 'closed', texts: null })
    },
  }
}

/** @throws OpenRefused when settings or secrets do not fit. */
async function settingsOf(row: AccountRow, kind: ConnectorKind, tools: HostTools) {
  const settings = JSON.parse(row.settings) as Record<string, unknown>
  if (kind.settings === undefined) return settings
  const secrets = await tools.secretsOf(row.community, row.account)
  const complaints = checkSettings(
    kind.settings,
    settings,
    secrets.map(({ name }) => name),
  )
  if (complaints.length > 0) {
    const say = (language: 'zh-CN' | 'en') => complaints.map(({ texts }) => texts[language]).join(' ')
    throw new OpenRefused('settings-wrong', { en: say('en'), 'zh-CN': say('zh-CN') }, true)
  }
  return withFallbacks(kind.settings, settings)
}

async function within<Result>(work: Promise<Result>, limit: number): Promise<Result> {
  const late = Promise.withResolvers<never>()
  const timer = setTimeout(() => late.reject(noAnswer()), limit)
  try {
    return await Promise.race([work, late.promise])
  } finally {
    clearTimeout(timer)
  }
}

function understood(error: unknown, veil: Veil): Pick<OpenRefused, 'code' | 'texts' | 'permanent'> {
  if (error instanceof OpenRefused) {
    const { code, texts, permanent } = error
    return { code, permanent, texts: { en: veil.over(texts.en), 'zh-CN': veil.over(texts['zh-CN']) } }
  }
  if (error instanceof VaultRefusal) return { code: error.code, texts: error.text, permanent: true }
  const message = error instanceof Error ? veil.over(error.message) : ''
  return {
    code: 'open-failed',
    texts: { en: `It could not be opened: ${message}`, 'zh-CN': `没能打开：${message}` },
    permanent: false,
  }
}

const noConnector = (platform: string) =>
  new OpenRefused(
    'no-connector',
    { en: `This Folkmoot cannot connect to ${platform}.`, 'zh-CN': `这个版本不能连接 ${platform}。` },
    true,
  )

const noAnswer = () =>
  new OpenRefused(
    'no-answer',
    { en: 'The platform did not answer in time.', 'zh-CN': '平台没有及时应答。' },
    false,
  )
