/** Who may call a route. Every route names its policy; there is no default. */

/** Rights of an operator, each including the ones before. */
export const RIGHTS = ['viewer', 'manager', 'steward'] as const
export type Right = (typeof RIGHTS)[number]

export type Policy =
  /** Anyone, without signing in. */
  | { readonly surface: 'public' }
  /** An operator, or a caller on this machine (a scraper beside the server). */
  | { readonly surface: 'local' }
  /** An operator who holds at least this right: in the community that the path names, or anywhere. */
  | { readonly surface: 'operator'; readonly right: Right; readonly scope: 'community' | 'anywhere' }

export const PUBLIC: Policy = { surface: 'public' }
export const LOCAL: Policy = { surface: 'local' }
export const SIGNED_IN: Policy = { surface: 'operator', right: 'viewer', scope: 'anywhere' }

/** Needs the right in the community of the path's `:community`. */
export const inCommunity = (right: Right): Policy => ({ surface: 'operator', right, scope: 'community' })

export interface Operator {
  readonly id: string
  readonly name: string
  readonly rights: readonly HeldRight[]
}

export interface HeldRight {
  /** `all` holds everywhere. */
  readonly community: number | 'all'
  readonly right: Right
  /** A manager of only these; everything may be read all the same. */
  readonly limits?: Limits | undefined
}

/** Groups of these kinds, and these groups. */
export interface Limits {
  readonly kinds: readonly string[]
  readonly groups: readonly number[]
}

/** Whether `operator` holds `right` in `community`; in any community when that is null. */
export function holds(operator: Operator, right: Right, community: number | null): boolean {
  return operator.rights.some(
    (held) =>
      RIGHTS.indexOf(held.right) >= RIGHTS.indexOf(right) &&
      (held.community === 'all' || community === null || held.community === community),
  )
}
