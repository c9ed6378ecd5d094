/** Sign-in of operators by one-time links, kept in `auth.db` by the library better-auth. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { betterAuth } from 'better-auth'
import { getMigrations } from 'better-auth/db/migration'
import { magicLink } from 'better-auth/plugins/magic-link'
import type { Sessions } from '../parts.ts'
import type { Operator } from '../policy.ts'
import { openMemberLinks } from '../mine/links.ts'
import type { MemberLinks } from '../mine/links.ts'
import { openRights } from './rights.ts'
import { keptSecret } from './secret.ts'

/** Seconds in which a link can be used, once. */
const LINK_LIFETIME = 15 * 60
const STEWARD = { email: 'steward@folkmoot.invalid', name: 'Steward' }

export interface SignIn extends Sessions {
  /** A new one-time link for the steward. */
  readonly newLink: () => Promise<string>
  /** Everyone who holds a right; the id stands for the name of whoever is no longer known. */
  readonly operators: () => readonly Operator[]
  readonly mine: MemberLinks
  readonly close: () => void
}

export interface SignInOptions {
  /** Data folder. */
  readonly folder: string
  /** Origin under which people open this installation. */
  readonly origin: string
  /** Signs cookies; null = the one kept in the folder. */
  readonly secret: string | null
}

/** Opens `auth.db` in the folder, brings its tables up to date and makes sure that there is a steward. */
export async function openSignIn({ folder, origin, secret }: SignInOptions): Promise<SignIn> {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const database = new DatabaseSync(join(folder, 'auth.db'))
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 5000')
  let caught: string | null = null
  const options = {
    database,
    secret: secret ?? keptSecret(folder),
    baseURL: origin,
    basePath: '/api/auth',
    trustedOrigins: [origin],
    telemetry: { enabled: false },
    logger: { disabled: true },
    emailAndPassword: { enabled: false },
    session: { expiresIn: 30 * 24 * 3600, updateAge: 24 * 3600 },
    advanced: {
      cookiePrefix: 'folkmoot',
      useSecureCookies: origin.startsWith('https:'),
      defaultCookieAttributes: { sameSite: 'strict' as const, httpOnly: true, path: '/' },
    },
    plugins: [
      magicLink({
        expiresIn: LINK_LIFETIME,
        disableSignUp: true,
        storeToken: 'hashed',
        sendMagicLink: ({ token }) => {
          caught = token
        },
      }),
    ],
  }
  await (await getMigrations(options)).runMigrations()
  const auth = betterAuth(options)
  const context = await auth.$context
  const known = await context.internalAdapter.findUserByEmail(STEWARD.email)
  const steward =
    known?.user ??
    (await context.internalAdapter.createUser({ ...STEWARD, emailVerified: true }, { method: 'magic-link' }))
  const rights = openRights(database)
  rights.ensureSteward(steward.id)
  const nameOf = database.prepare('SELECT name FROM user WHERE id = ?')

  return {
    operatorOf: async (headers) => {
      const session = await auth.api.getSession({ headers })
      return session && { id: session.user.id, name: session.user.name, rights: rights.of(session.user.id) }
    },
    signIn: async (token, headers) =>
      auth.api.magicLinkVerify({
        query: { token, callbackURL: '/', errorCallbackURL: '/?sign-in=failed' },
        headers,
        asResponse: true,
      }),
    signOut: async (headers) => auth.api.signOut({ headers, asResponse: true }),
    newLink: async () => {
      await auth.api.signInMagicLink({ body: { email: STEWARD.email }, headers: new Headers() })
      return `${origin}/sign-in?token=${encodeURIComponent(caught ?? '')}`
    },
    operators: () =>
      rights.holders().map((id) => {
        const name = nameOf.get(id)?.['name']
        return { id, name: typeof name === 'string' ? name : id, rights: rights.of(id) }
      }),
    mine: openMemberLinks(database, {
      secret: options.secret,
      secure: origin.startsWith('https:'),
      now: Date.now,
    }),
    close: () => database.close(),
  }
}
