import { z } from 'zod'
import { IdOut, Instant } from '../fields.ts'
import { RIGHTS } from '../policy.ts'
import { KeyResponse } from './key-response.ts'
import { Name } from './names.ts'

export const LimitsOut = z
  .object({ kinds: z.array(z.string()), groups: z.array(IdOut) })
  .meta({ id: 'Limits', description: 'A manager acts on groups of these kinds and on these groups only' })

export const PasskeyPlace = z
  .object({
    /** Why they cannot be used under the address of this installation; null = they can. */
    obstacle: z.enum(['not-https', 'numeric-address', 'not-installed']).nullable(),
    /** An address under which they could be used. */
    instead: z.string().nullable(),
  })
  .meta({ id: 'PasskeyPlace' })

export const Session = z
  .object({
    operator: z.object({ id: z.string(), name: z.string() }),
    rights: z.array(
      z.object({
        /** `all` holds everywhere. */
        community: z.string(),
        right: z.enum(RIGHTS),
        limits: LimitsOut.optional(),
      }),
    ),
    hasPassword: z.boolean(),
    passkeys: PasskeyPlace.extend({ count: z.number().int() }),
  })
  .meta({ id: 'Session' })

export const SignedIn = z
  .object({ operator: z.object({ id: z.string(), name: z.string() }) })
  .meta({ id: 'SignedIn' })

export const Token = z.object({ token: z.string().min(1).max(200) })

/** Not judged here: what somebody typed is right or wrong, never ill-formed. */
const Typed = z.string().min(1).max(200)
export const ByPassword = z.object({ name: Typed, password: Typed })

export const Ceremony = z.record(z.string(), z.unknown())
export const ByPasskey = z.object({ response: KeyResponse })
export const NewPasskey = z.object({ response: Ceremony, name: z.string().trim().min(1).max(60) })

export const NewPassword = z.object({
  /** Where there is one already. */
  current: Typed.optional(),
  password: Typed,
})

export const NewName = z.object({ name: Name })

export const OneSession = z
  .object({
    id: z.string(),
    /** Of the browser that asks. */
    current: z.boolean(),
    since: Instant,
    seen: Instant,
    address: z.string(),
    browser: z.string().nullable(),
    system: z.string().nullable(),
  })
  .meta({ id: 'OperatorSession' })

export const OnePasskey = z
  .object({ id: z.string(), name: z.string().nullable(), added: Instant })
  .meta({ id: 'Passkey' })
