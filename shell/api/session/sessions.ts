/** What the API needs of sign-in, as types: who is there, how one comes in, what one keeps in order oneself. */
import type { Operator } from '../policy.ts'
import type { KeyResponse } from './key-response.ts'

/** Who sends a request, as far as sign-in asks. */
export interface Visitor {
  readonly headers: Headers
  readonly address: string
}

/** What came of an attempt to sign in. */
export type Entry =
  | { readonly status: 'in'; readonly operator: string; readonly cookies: readonly string[] }
  /** `until`: earlier than that no other try is looked at. */
  | { readonly status: 'refused'; readonly until: number | null }
  | { readonly status: 'locked'; readonly until: number }

/** Why a password will not do. */
export type PasswordFault = 'too-short' | 'too-long' | 'too-plain' | 'too-common' | 'like-the-name'
/** Why passkeys cannot be used under the address of this installation. */
export type PasskeyObstacle = 'not-https' | 'numeric-address' | 'not-installed'

export interface SessionView {
  readonly id: string
  readonly isThis: boolean
  readonly since: number
  readonly seen: number
  readonly address: string
  readonly userAgent: string
}

export interface PasskeyView {
  readonly id: string
  readonly name: string | null
  readonly added: number
}

/** JSON of the WebAuthn standard, as browsers take and give it. */
export type Ceremony = Readonly<Record<string, unknown>>

export interface Passkeys {
  /** null = they can be used. */
  readonly obstacle: PasskeyObstacle | null
  /** Where they can be used when they cannot be used here. */
  readonly instead: string | null
  readonly list: (operator: string) => Promise<readonly PasskeyView[]>
  readonly askToSignIn: (visitor: Visitor) => Promise<Asked>
  readonly signIn: (response: KeyResponse, visitor: Visitor) => Promise<Entry>
  /** null when the session is too old for that. */
  readonly askToAdd: (operator: Operator, visitor: Visitor) => Promise<Asked | null>
  readonly add: (
    operator: Operator,
    key: { readonly response: Ceremony; readonly name: string },
    visitor: Visitor,
  ) => Promise<boolean>
  readonly remove: (operator: string, passkey: string, visitor: Visitor) => Promise<boolean>
}

export interface Asked {
  readonly options: Ceremony
  readonly cookies: readonly string[]
}

export interface Sessions {
  /** Who sends this request; null when nobody is signed in. */
  readonly operatorOf: (headers: Headers) => Promise<Operator | null>
  /** Everyone who holds a right; the id stands for the name of whoever is no longer known. */
  readonly operators: () => readonly Operator[]
  /** Uses a sign-in link up. */
  readonly byLink: (token: string, visitor: Visitor) => Promise<Entry>
  readonly byPassword: (
    who: { readonly name: string; readonly password: string },
    visitor: Visitor,
  ) => Promise<Entry>
  readonly passkeys: Passkeys
  /** The cookies that end it in the browser as well. */
  readonly signOut: (visitor: Visitor) => Promise<readonly string[]>
  readonly list: (operator: string, headers: Headers) => Promise<readonly SessionView[]>
  /** Ends one; false when the operator has no such session. */
  readonly end: (operator: string, session: string, visitor: Visitor) => Promise<boolean>
  /** Ends all but this one; how many. */
  readonly endOthers: (operator: string, visitor: Visitor) => Promise<number>
  readonly hasPassword: (operator: string) => Promise<boolean>
  /** Sets it, and ends the other sessions. `current` counts only where there is one. */
  readonly setPassword: (
    operator: Operator,
    change: { readonly current: string | null; readonly password: string },
    visitor: Visitor,
  ) => Promise<PasswordChange>
  /** Under which the operator signs in, too; false when somebody else has it. */
  readonly setName: (operator: string, name: string, visitor: Visitor) => Promise<boolean>
}

export type PasswordChange =
  | { readonly status: 'set' }
  | { readonly status: 'weak'; readonly fault: PasswordFault }
  | { readonly status: 'wrong' }
  | { readonly status: 'locked'; readonly until: number }
