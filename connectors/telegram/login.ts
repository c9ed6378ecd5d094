/** Signing in, and calls that are made until they succeed. */
import { GrammyError, type Api } from 'grammy'
import type { UserFromGetMe } from 'grammy/types'
import { OpenRefused } from '../../core/ports/connector.ts'
import { isAddressRefused, isTokenRefused, waitAsked } from './faults.ts'
import type { Tell } from './reporter.ts'
import { REPORTS } from './texts.ts'

const SECOND = 1_000
const LONGEST_WAIT = 60 * SECOND
const REFUSED_WAIT = 300 * SECOND

const ADDRESS_REFUSED = {
  'zh-CN':
    '“Bot API 地址”（apiRoot）不能从这里访问：它不是公网地址。如果是你自己内网里的服务器，请在 FOLKMOOT_ALLOW_HOSTS 里写上它的主机名，然后重启。',
  en: 'The Bot API address (apiRoot) may not be called from here: it is not public. If it is a server in your own network, name its host in FOLKMOOT_ALLOW_HOSTS and restart.',
}

export interface Signing {
  readonly api: Api
  readonly tell: Tell
  readonly warn: (what: string, error: unknown) => void
  readonly pause: (milliseconds: number) => Promise<void>
  readonly closing: AbortSignal
  /** Not Telegram's own server, but one that the settings name. */
  readonly ownServer: boolean
}

/**
 * @returns null when Telegram could not be asked
 * @throws OpenRefused when it refuses the token, or its address may not be called from here.
 */
export async function tryToSignIn({ api, tell, warn, ownServer }: Signing): Promise<UserFromGetMe | null> {
  try {
    return await api.getMe()
  } catch (error) {
    if (isTokenRefused(error)) throw tokenRefused()
    // Telegram's own name may lead astray for a while; that passes.
    if (ownServer && isAddressRefused(error)) throw new OpenRefused('address-refused', ADDRESS_REFUSED, true)
    warn('Telegram cannot be reached yet', error)
    tell(REPORTS.networkLost)
    return null
  }
}

function tokenRefused(): OpenRefused {
  const { code, texts } = REPORTS.tokenRefused
  return new OpenRefused(code, texts, true)
}

/** @returns null when the account closes before. */
export async function signIn(signing: Signing): Promise<UserFromGetMe | null> {
  let self: UserFromGetMe | null = null
  await persist(signing, async () => (self = await signing.api.getMe()))
  return self
}

/** Calls until it succeeds, with growing pauses. @returns false when the account closes before. */
export async function persist(signing: Signing, call: () => Promise<unknown>): Promise<boolean> {
  const { tell, warn, pause, closing } = signing
  for (let failures = 0; !closing.aborted; failures += 1) {
    try {
      await call()
      return true
    } catch (error) {
      if (closing.aborted) break
      warn('A call to Telegram failed and is made again', error)
      const refused = error instanceof GrammyError && error.error_code < 429
      if (isTokenRefused(error)) tell(REPORTS.tokenRefused)
      else tell(refused ? REPORTS.webhookFailing : REPORTS.networkLost)
      const backoff = refused ? REFUSED_WAIT : Math.min(LONGEST_WAIT, SECOND * 2 ** Math.min(failures, 10))
      await pause(waitAsked(error) ?? backoff)
    }
  }
  return false
}
