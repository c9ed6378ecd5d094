/** Who may call a route. Every route names its policy; there is no default. */

/** Rights of an operator, each including the ones before. */
export const RIGHTS = ['viewer', 'manager', 'steward'] as const
export type Right = (typeof RIGHTS)[number]

/** For anyone: nobody is asked who they are. */
export type PublicPolicy =
  | { readonly surface: 'public' }
  /** An operator, or a caller on this machine (a scraper beside the server). */
  | { readonly surface: 'local' }

/** For a member who opened a link about themselves: they see what is held about them, nothing else. */
export interface MemberPolicy {
  readonly surface: 'member'
}

/** For an operator who holds at least this right: in the community of the path, anywhere, or over all of them. */
export interface OperatorPolicy {
  readonly surface: 'operator'
  readonly right: Right
  readonly scope: 'community' | 'anywhere' | 'everywhere'
}

export type Policy = PublicPolicy | MemberPolicy | OperatorPolicy

export const PUBLIC: PublicPolicy = { surface: 'public' }
export const LOCAL: PublicPolicy = { surface: 'local' }
export const MEMBER: MemberPolicy = { surface: 'member' }
export const SIGNED_IN: OperatorPolicy = { surface: 'operator', right: 'viewer', scope: 'anywhere' }

/** Needs the right in the community of the path's `:community`. */
export const inCommunity = (right: Right): OperatorPolicy => ({
  surface: 'operator',
  right,
  scope: 'community',
})

/** Needs the right over all communities. */
export const everywhere = (right: Right): OperatorPolicy => ({
  surface: 'operator',
  right,
  scope: 'everywhere',
})

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

/** A member who opened a link about themselves. */
export interface MemberCaller {
  readonly community: number
  readonly member: number
}

/** Whether `operator` holds `right` in `community`; in any when that is null, over all when it is `all`. */
export function holds(
  operator: Pick<Operator, 'rights'>,
  right: Right,
  community: number | 'all' | null,
): boolean {
  return operator.rights.some(
    (held) =>
      RIGHTS.indexOf(held.right) >= RIGHTS.indexOf(right) &&
      (held.community === 'all' || community === null || held.community === community),
  )
}
