/** Signing in, and calls that are made until they succeed. */
import { GrammyError, type Api } from 'grammy'
import type { UserFromGetMe } from 'grammy/types'
import { OpenRefused } from '../../core/ports/connector.ts'
import { isTokenRefused, waitAsked } from './faults.ts'
import type { Tell } from './reporter.ts'
import { REPORTS } from './texts.ts'

const SECOND = 1_000
const LONGEST_WAIT = 60 * SECOND
const REFUSED_WAIT = 300 * SECOND

export interface Signing {
  readonly api: Api
  readonly tell: Tell
  readonly warn: (what: string, error: unknown) => void
  readonly pause: (milliseconds: number) => Promise<void>
  readonly closing: AbortSignal
}

/**
 * @returns null when Telegram could not be asked
 * @throws OpenRefused when it refuses the token.
 */
export async function tryToSignIn({ api, tell, warn }: Signing): Promise<UserFromGetMe | null> {
  try {
    return await api.getMe()
  } catch (error) {
    if (isTokenRefused(error)) throw tokenRefused()
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
