/** The library better-auth over `auth.db`: sessions, passwords, passkeys, one-time links. Nothing of it is routed. */
import type { DatabaseSync } from 'node:sqlite'
import type { Passkey } from '@better-auth/passkey'
import { betterAuth } from 'better-auth'
import { getMigrations } from 'better-auth/db/migration'
import { magicLink } from 'better-auth/plugins/magic-link'
import { LONGEST, SHORTEST } from './password.ts'
import type { PasskeyPlace } from './passkey-place.ts'
import type { PasskeyPlugin } from './passkey-plugin.ts'
import type { Visitor } from './sessions.ts'

/** Seconds in which a link can be used, once. */
const LINK_LIFETIME = 15 * 60
const ADDRESS_HEADER = 'x-folkmoot-address'
/** No one's: better-auth knows people by e-mail, Folkmoot by name. */
export const addressFor = (mark: string): string => `${mark.toLowerCase()}@folkmoot.invalid`

export interface AuthOptions {
  readonly database: DatabaseSync
  readonly secret: string
  readonly origins: readonly string[]
  readonly place: PasskeyPlace
  readonly passkey: PasskeyPlugin
}

export type Auth = Awaited<ReturnType<typeof openAuth>>

/** Brings its tables up to date. */
export async function openAuth({ database, secret, origins, place, passkey }: AuthOptions) {
  const origin = origins[0] ?? ''
  const caught = new Map<string, string>()
  const options = {
    database,
    secret,
    baseURL: origin,
    basePath: '/api/auth',
    trustedOrigins: [...origins],
    telemetry: { enabled: false },
    logger: { disabled: true },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: SHORTEST,
      // Counted in units of two bytes, ours in characters.
      maxPasswordLength: 2 * LONGEST,
    },
    session: { expiresIn: 30 * 24 * 3600, updateAge: 24 * 3600 },
    rateLimit: { enabled: false },
    advanced: {
      cookiePrefix: 'folkmoot',
      useSecureCookies: origin.startsWith('https:'),
      defaultCookieAttributes: { sameSite: 'strict' as const, httpOnly: true, path: '/' },
      ipAddress: { ipAddressHeaders: [ADDRESS_HEADER] },
    },
    plugins: [
      magicLink({
        expiresIn: LINK_LIFETIME,
        disableSignUp: true,
        storeToken: 'hashed' as const,
        sendMagicLink: ({ token, email }) => {
          caught.set(email, token)
        },
      }),
      passkey({
        rpID: place.name,
        rpName: 'Folkmoot',
        origin: [...place.origins],
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
        authentication: {
          afterVerification: ({ verification }) => {
            // A key that anybody may use who holds the device is half a key.
            if (!verification.authenticationInfo.userVerified) throw new Error('the user was not verified')
          },
        },
      }),
    ],
  }
  await (await getMigrations(options)).runMigrations()
  const auth = betterAuth(options)
  const context = await auth.$context
  return {
    api: auth.api,
    people: context.internalAdapter,
    passwords: context.password,
    keysOf: (operator: string) =>
      context.adapter.findMany<Passkey>({
        model: 'passkey',
        where: [{ field: 'userId', value: operator }],
      }),
    /** A token that signs in whoever has this e-mail address, once. */
    newToken: async (email: string): Promise<string> => {
      await auth.api.signInMagicLink({ body: { email }, headers: new Headers() })
      return caught.get(email) ?? ''
    },
  }
}

/** What better-auth is told of a request: nothing that a proxy or the caller could invent. */
export function told({ headers, address }: Visitor): Headers {
  const kept = new Headers({ [ADDRESS_HEADER]: address })
  for (const name of ['cookie', 'user-agent', 'origin']) {
    const value = headers.get(name)
    if (value !== null) kept.set(name, value.slice(0, name === 'user-agent' ? 300 : 8_000))
  }
  return kept
}
