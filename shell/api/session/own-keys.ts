/** Passkeys: adding them, signing in by them. The ceremony itself is better-auth's. */
import { z } from 'zod'
import type { Auth } from './auth.ts'
import { told } from './auth.ts'
import type { PasskeyPlace } from './passkey-place.ts'
import type { SignInBook } from './sign-in-book.ts'
import type { Ceremony, Entry, PasskeyView, Passkeys, Visitor } from './sessions.ts'

const Options = z.record(z.string(), z.unknown())
const WithUser = z.object({ user: z.record(z.string(), z.unknown()) })
const Signed = z.object({ user: z.object({ id: z.string() }) })

export interface OwnKeysOptions {
  readonly auth: Auth
  readonly place: PasskeyPlace
  readonly note: (event: Omit<Parameters<SignInBook['note']>[0], 'at'>) => void
  /** What is to happen to the session that the browser had before. */
  readonly replace: (visitor: Visitor) => Promise<void>
}

export function createOwnKeys({ auth, place, note, replace }: OwnKeysOptions): Passkeys {
  const { api } = auth
  const list: Passkeys['list'] = async (operator) => {
    const account = await auth.keysOf(operator)
    return account.map(({ id, name, createdAt }): PasskeyView => ({
      id,
      name: name ?? null,
      added: createdAt.getTime(),
    }))
  }
  return {
    obstacle: place.obstacle,
    instead: place.instead,
    list,
    askToSignIn: async (visitor) =>
      asked(await api.generatePasskeyAuthenticationOptions({ headers: told(visitor), asResponse: true })),
    signIn: async (response, visitor): Promise<Entry> => {
      const answer = await api.verifyPasskeyAuthentication({
        body: { response },
        headers: told(visitor),
        asResponse: true,
      })
      if (!answer.ok) {
        note({ act: 'sign-in-failed', operator: null, about: null, address: visitor.address, detail: BY_KEY })
        return { status: 'refused', until: null }
      }
      const { user } = Signed.parse(await answer.json())
      await replace(visitor)
      note({ act: 'signed-in', operator: user.id, about: null, address: visitor.address, detail: BY_KEY })
      return { status: 'in', operator: user.id, cookies: answer.headers.getSetCookie() }
    },
    askToAdd: async ({ name }, visitor) => {
      const answer = await api.generatePasskeyRegistrationOptions({
        query: { name },
        headers: told(visitor),
        asResponse: true,
      })
      if (!answer.ok) return null
      const { options, cookies } = await asked(answer)
      // Shown by the device, and no part of what is signed.
      const { user } = WithUser.parse(options)
      return { options: { ...options, user: { ...user, displayName: name } }, cookies }
    },
    add: async ({ id }, { response, name }, visitor) => {
      const answer = await api.verifyPasskeyRegistration({
        body: { response, name },
        headers: told(visitor),
        asResponse: true,
      })
      if (!answer.ok) return false
      note({ act: 'passkey-added', operator: id, about: null, address: visitor.address, detail: {} })
      return true
    },
    remove: async (operator, key, visitor) => {
      const answer = await api.deletePasskey({ body: { id: key }, headers: told(visitor), asResponse: true })
      if (!answer.ok) return false
      note({ act: 'passkey-removed', operator, about: null, address: visitor.address, detail: {} })
      return true
    },
  }
}

const BY_KEY = { way: 'passkey' }

async function asked(answer: Response): Promise<{ options: Ceremony; cookies: readonly string[] }> {
  return { options: Options.parse(await answer.json()), cookies: answer.headers.getSetCookie() }
}
