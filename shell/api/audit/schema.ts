import { z } from 'zod'
import { IdOut, Instant } from '../fields.ts'
import { SIGN_IN_ACTS } from '../session/sign-in-book.ts'

const Who = z.object({ id: z.string(), name: z.string() })

export const AuditEntry = z
  .object({
    /** Place of the event. */
    seq: IdOut,
    at: Instant,
    operator: Who,
    act: z.string(),
    /** What was done, in one sentence. */
    what: z.string(),
    reason: z.string().nullable(),
    group: z.object({ id: IdOut, name: z.string() }).nullable(),
    member: z.object({ id: IdOut, name: z.string() }).nullable(),
  })
  .meta({ id: 'AuditEntry' })

export const SignInEntry = z
  .object({
    id: z.string(),
    at: Instant,
    act: z.enum(SIGN_IN_ACTS),
    /** null when nobody was known. */
    operator: Who.nullable(),
    about: Who.nullable(),
    what: z.string(),
    address: z.string(),
  })
  .meta({ id: 'SignInEntry' })
