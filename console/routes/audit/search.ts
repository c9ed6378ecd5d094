import { z } from 'zod'
import type { Schemas, paths } from '../../../shell/api/contract.ts'

type Answers = paths['/api/v1/communities/{community}/audit']['get']['responses']

/** Acts that have a name. */
export type NamedAct = Answers[200]['content']['application/json']['acts'][number] | SignInAct
type SignInAct = Schemas['SignInEntry']['act']

export const SIGN_IN_ACTS = [
  'signed-in',
  'sign-in-failed',
  'locked',
  'signed-out',
  'session-ended',
  'password-set',
  'name-set',
  'passkey-added',
  'passkey-removed',
  'link-made',
  'invited',
  'invitation-revoked',
  'invitation-used',
  'right-given',
  'right-taken',
] as const satisfies readonly SignInAct[]

/** Which list, and what of it. */
export const auditSearch = z.object({
  list: z.enum(['community', 'sign-ins']).optional().catch(undefined),
  operator: z.string().optional().catch(undefined),
  /** Of the community's list. */
  act: z.string().optional().catch(undefined),
  /** Of the list of sign-ins. */
  signIn: z.enum(SIGN_IN_ACTS).optional().catch(undefined),
})
export type AuditSearch = z.infer<typeof auditSearch>
