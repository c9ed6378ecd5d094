/** Sign-in of operators, kept in `auth.db`: links, passwords, passkeys, sessions, and who may do what. */
import { randomBytes } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { openMemberLinks } from '../mine/links.ts'
import type { MemberLinks } from '../mine/links.ts'
import type { Operator } from '../policy.ts'
import { addressFor, openAuth } from './auth.ts'
import type { Auth } from './auth.ts'
import { openInvitations } from './invitations.ts'
import { openLockOut } from './lock-out.ts'
import { openNames } from './names.ts'
import type { Names } from './names.ts'
import { NO_PASSKEYS, passkeyPlace } from './passkey-place.ts'
import { loadPasskeyPlugin, noPasskeys } from './passkey-plugin.ts'
import { createPeople } from './people-desk.ts'
import type { People } from './people.ts'
import { openRights } from './rights.ts'
import type { Rights } from './rights.ts'
import { keptSecret } from './secret.ts'
import { createSessionDesk } from './session-desk.ts'
import type { Sessions } from './sessions.ts'
import { openSignInBook } from './sign-in-book.ts'
import type { SignInBook } from './sign-in-book.ts'

const STEWARD = { email: addressFor('steward'), name: 'Steward' }

export interface SignIn {
  readonly sessions: Sessions
  readonly people: People
  readonly book: SignInBook
  readonly mine: MemberLinks
  /** A new one-time link for a steward of all communities. */
  readonly newLink: () => Promise<string>
  /** Everyone who holds a right; the id stands for the name of whoever is no longer known. */
  readonly operators: () => readonly Operator[]
  readonly close: () => void
}

export interface SignInOptions {
  /** Data folder. */
  readonly folder: string
  /** Under which people open this installation; the first is the one that is printed. */
  readonly origins: readonly string[]
  /** Signs cookies; null = the one kept in the folder. */
  readonly secret: string | null
  readonly now?: () => number
}

/** Opens `auth.db` in the folder, brings its tables up to date and makes sure that there is a steward. */
export async function openSignIn(options: SignInOptions): Promise<SignIn> {
  const { folder, origins, now = Date.now } = options
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const database = new DatabaseSync(join(folder, 'auth.db'))
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 5000')
  const secret = options.secret ?? keptSecret(folder)
  const origin = origins[0] ?? ''
  const plugin = await loadPasskeyPlugin()
  const place = plugin === null ? NO_PASSKEYS : passkeyPlace(origins)
  const auth = await openAuth({ database, secret, origins, place, passkey: plugin ?? noPasskeys })
  const [rights, names, book] = [openRights(database), openNames(database), openSignInBook(database)]
  await ensureSteward(auth, rights)

  const rowOf = database.prepare('SELECT name FROM user WHERE id = ?')
  const find = (id: string): Operator | null => {
    const name = rowOf.get(id)?.['name']
    return typeof name === 'string' ? { id, name, rights: rights.of(id) } : null
  }
  const operators = () => rights.holders().map((id) => find(id) ?? { id, name: id, rights: rights.of(id) })
  ensureNames(rights, names, find)
  const shared = { auth, rights, names, book, find, now }
  const sessions = createSessionDesk({ ...shared, operators, place, lock: openLockOut(database, secret) })
  const linkFor = async (operator: string): Promise<string> => {
    const user = await auth.people.findUserById(operator)
    return `${origin}/sign-in?token=${encodeURIComponent(await auth.newToken(user?.email ?? ''))}`
  }
  return {
    sessions,
    people: createPeople({ ...shared, origin, sessions, linkFor, invitations: openInvitations(database) }),
    book,
    mine: openMemberLinks(database, { secret, secure: origin.startsWith('https:'), now }),
    newLink: async () => linkFor(rights.stewards()[0] ?? ''),
    operators,
    close: () => database.close(),
  }
}

async function ensureSteward(auth: Auth, rights: Rights): Promise<void> {
  if (rights.stewards().length > 0) return
  const known = await auth.people.findUserByEmail(STEWARD.email)
  const steward =
    known?.user ??
    (await auth.people.createUser({ ...STEWARD, emailVerified: true }, { method: 'magic-link' }))
  rights.ensureSteward(steward.id)
}

/** Operators of before have none that is theirs alone. */
function ensureNames(rights: Rights, names: Names, find: (operator: string) => Operator | null): void {
  for (const id of rights.holders()) {
    const name = find(id)?.name ?? id
    if (names.of(id) === null && !names.take(id, name))
      names.take(id, `${name} ${randomBytes(3).toString('hex')}`)
  }
}
