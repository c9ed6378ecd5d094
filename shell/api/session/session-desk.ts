/** Coming in, going out, and what an operator keeps in order: name, password, passkeys, sessions. */
import { z } from 'zod'
import type { Operator } from '../policy.ts'
import { addressFor, told } from './auth.ts'
import type { Auth } from './auth.ts'
import type { LockOut } from './lock-out.ts'
import type { Names } from './names.ts'
import { createOwnKeys } from './own-keys.ts'
import type { PasskeyPlace } from './passkey-place.ts'
import { passwordFault } from './password.ts'
import type { Entry, Sessions, Visitor } from './sessions.ts'
import type { SignInAct, SignInBook } from './sign-in-book.ts'

export interface SessionDeskOptions {
  readonly auth: Auth
  readonly names: Names
  readonly lock: LockOut
  readonly book: SignInBook
  readonly place: PasskeyPlace
  readonly find: (operator: string) => Operator | null
  readonly operators: () => readonly Operator[]
  readonly now: () => number
}

const Signed = z.object({ user: z.object({ id: z.string() }) })
/** So exactly is it known when a session was last seen. */
const SEEN_EVERY = 5 * 60_000

export function createSessionDesk(options: SessionDeskOptions): Sessions {
  const { auth, names, lock, book, place, find, now } = options
  const { api, people, passwords } = auth

  const note = (
    act: SignInAct,
    operator: string | null,
    { address }: Pick<Visitor, 'address'>,
    detail: Readonly<Record<string, string>> = {},
  ) => book.note({ at: now(), act, operator, about: null, address, detail })
  const current = (headers: Headers) => api.getSession({ headers: told({ headers, address: '' }) })
  const replace = async ({ headers }: Visitor): Promise<void> => {
    const before = await current(headers)
    if (before) await people.deleteSession(before.session.token)
  }
  /** A session is always a new one, and the browser's one before is over. */
  const enter = async (answer: Response, way: string, visitor: Visitor): Promise<Entry> => {
    if (answer.status !== 200) {
      note('sign-in-failed', null, visitor, { way })
      return { status: 'refused', until: null }
    }
    const { user } = Signed.parse(await answer.json())
    await replace(visitor)
    note('signed-in', user.id, visitor, { way })
    return { status: 'in', operator: user.id, cookies: answer.headers.getSetCookie() }
  }
  const hasPassword: Sessions['hasPassword'] = async (operator) =>
    ((await people.findCredentialAccount(operator))?.password ?? null) !== null

  return {
    operators: options.operators,
    operatorOf: async (headers) => {
      const known = await current(headers)
      if (!known) return null
      const { session } = known
      if (now() - session.updatedAt.getTime() > SEEN_EVERY) {
        await people.updateSession(session.token, { updatedAt: new Date(now()) })
      }
      return find(session.userId)
    },
    byLink: async (token, visitor) =>
      enter(
        await api.magicLinkVerify({ query: { token }, headers: told(visitor), asResponse: true }),
        'link',
        visitor,
      ),
    byPassword: async ({ name, password }, visitor) => {
      const operator = names.holder(name)
      const closed = lock.attempt(name, now())
      if (closed !== null) {
        note('locked', operator, visitor)
        return { status: 'locked', until: closed }
      }
      const user = operator === null ? null : await people.findUserById(operator)
      // Nobody's address takes as long as somebody's: better-auth hashes the password all the same.
      const email = user?.email ?? addressFor('nobody')
      const answer = await api.signInEmail({
        body: { email, password },
        headers: told(visitor),
        asResponse: true,
      })
      if (answer.status !== 200) {
        note('sign-in-failed', operator, visitor, { way: 'password' })
        return { status: 'refused', until: lock.until(name, now()) }
      }
      lock.forget(name)
      return enter(answer, 'password', visitor)
    },
    passkeys: createOwnKeys({
      auth,
      place,
      note: (event) => book.note({ ...event, at: now() }),
      replace,
    }),
    signOut: async (visitor) => {
      const known = await current(visitor.headers)
      if (known) note('signed-out', known.user.id, visitor)
      const answer = await api.signOut({ headers: told(visitor), asResponse: true })
      return answer.headers.getSetCookie()
    },
    list: async (operator, headers) => {
      const own = await current(headers)
      const all = await people.listSessions(operator, { onlyActiveSessions: true })
      return all
        .map(({ id, createdAt, updatedAt, ipAddress, userAgent }) => ({
          id,
          isThis: id === own?.session.id,
          since: createdAt.getTime(),
          seen: updatedAt.getTime(),
          address: ipAddress ?? '',
          userAgent: userAgent ?? '',
        }))
        .toSorted((one, other) => Number(other.isThis) - Number(one.isThis) || other.seen - one.seen)
    },
    end: async (operator, id, visitor) => {
      const all = await people.listSessions(operator)
      const session = all.find((each) => each.id === id)
      if (!session) return false
      await people.deleteSession(session.token)
      note('session-ended', operator, visitor)
      return true
    },
    endOthers: async (operator, visitor) => {
      const ended = await endAllBut(auth, operator, await current(visitor.headers))
      if (ended > 0) note('session-ended', operator, visitor, { count: String(ended) })
      return ended
    },
    hasPassword,
    setPassword: async ({ id, name }, change, visitor) => {
      const fault = passwordFault(change.password, name)
      if (fault !== null) return { status: 'weak', fault }
      const before = (await people.findCredentialAccount(id))?.password ?? null
      if (before !== null) {
        // Whoever found a screen open must not guess here what they may not guess at the door.
        const closed = lock.attempt(name, now())
        if (closed !== null) return { status: 'locked', until: closed }
        if (!(await passwords.verify({ hash: before, password: change.current ?? '' })))
          return { status: 'wrong' }
        lock.forget(name)
      }
      await keepPassword(auth, id, change.password)
      await endAllBut(auth, id, await current(visitor.headers))
      note('password-set', id, visitor)
      return { status: 'set' }
    },
    setName: async (operator, name, visitor) => {
      if (!names.take(operator, name)) return false
      await people.updateUser(operator, { name })
      note('name-set', operator, visitor)
      return true
    },
  }
}

/** Hashes it as better-auth does, in place of the one before. */
export async function keepPassword(
  { people, passwords }: Auth,
  operator: string,
  password: string,
): Promise<void> {
  const hash = await passwords.hash(password)
  const account = await people.findCredentialAccount(operator)
  if (account) await people.updateAccount(account.id, { password: hash })
  else {
    await people.linkAccount({
      userId: operator,
      providerId: 'credential',
      accountId: operator,
      password: hash,
    })
  }
}

async function endAllBut(
  { people }: Auth,
  operator: string,
  own: { readonly session: { readonly id: string } } | null,
): Promise<number> {
  const others = (await people.listSessions(operator)).filter(({ id }) => id !== own?.session.id)
  await people.deleteSessions(others.map(({ token }) => token))
  return others.length
}
