/** What the API needs of the people who run communities, as types: their rights, and who is to join them. */
import type { HeldRight, Limits, Operator, Right } from '../policy.ts'
import type { Invitation } from './invitations.ts'
import type { Entry, PasswordFault, Visitor } from './sessions.ts'

export interface People {
  /** null when nobody of that id was ever here. */
  readonly find: (operator: string) => Operator | null
  /** Everyone who holds a right there, or over all. */
  readonly of: (community: number) => readonly Operator[]
  readonly give: (operator: string, held: HeldRight) => Given
  /** Sessions of whoever holds nothing any more end. */
  readonly take: (operator: string, community: number | 'all') => Promise<Given>
  readonly invite: (
    by: string,
    draft: HeldRight & { readonly name: string },
  ) => { readonly invitation: Invitation; readonly link: string }
  readonly invitations: (community: number | 'all') => readonly Invitation[]
  readonly revoke: (community: number | 'all', invitation: string) => boolean
  /** An invitation that can be followed: whoever made it could still make it. */
  readonly invitation: (token: string) => Invitation | null
  /** Becomes an operator. Without a password somebody comes in to add a passkey. */
  readonly accept: (
    token: string,
    who: { readonly name: string; readonly password: string | null },
    visitor: Visitor,
  ) => Promise<Acceptance>
  /** Somebody who is an operator already takes what an invitation gives; null when it gives nothing. */
  readonly join: (token: string, operator: string) => Invitation | null
  /** A one-time link for somebody who cannot sign in any more. */
  readonly linkFor: (operator: string) => Promise<string>
}

export type Given = 'done' | 'nothing' | 'last-steward'

export type Acceptance =
  | {
      readonly status: 'in'
      readonly invitation: Invitation
      readonly entry: Entry & { readonly status: 'in' }
    }
  | { readonly status: 'no-invitation' | 'name-taken' }
  | { readonly status: 'weak'; readonly fault: PasswordFault }

/** Whether `held` gives nothing that `rights` do not hold already. */
export function isCovered(rights: readonly HeldRight[], held: HeldRight): boolean {
  const order: Readonly<Record<Right, number>> = { viewer: 0, manager: 1, steward: 2 }
  return rights.some(
    ({ community, right, limits }) =>
      (community === 'all' || community === held.community) &&
      (order[right] > order[held.right] ||
        (right === held.right && (limits === undefined || isWithin(held.limits, limits)))),
  )
}

const isWithin = (inner: Limits | undefined, outer: Limits): boolean =>
  inner !== undefined &&
  inner.kinds.every((kind) => outer.kinds.includes(kind)) &&
  inner.groups.every((group) => outer.groups.includes(group))
