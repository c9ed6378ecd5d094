import type { Schemas } from '../../../shell/api/contract.ts'

/** From the least to the most. */
export const RIGHTS = ['viewer', 'manager', 'steward'] as const

export type Operator = Schemas['Operator']

/** A right as the form has it. */
export interface RightGiven {
  readonly right: Operator['right']
  readonly everywhere?: boolean
  readonly isLimited?: boolean
  readonly kinds?: string[]
  readonly groups?: string[]
  readonly reason?: string
}

/** As the API takes it. */
export const rightBody = ({ right, everywhere, isLimited, kinds, groups, reason }: RightGiven) => ({
  right,
  ...(everywhere ? { everywhere } : {}),
  ...(right === 'manager' && isLimited && !everywhere
    ? { limits: { kinds: kinds ?? [], groups: groups ?? [] } }
    : {}),
  ...(reason ? { reason } : {}),
})
