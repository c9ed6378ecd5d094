/**
 * The three surfaces: each has its own router, and its own way of asking who is there. A route belongs to the one
 * that its policy's type names; another does not take it, neither in types nor when it runs.
 */
import { admitAnybody, admitMember, admitOperator, refuseForeignHost, refuseForeignOrigin } from './guard.ts'
import type { ApiParts } from './parts.ts'
import type { MemberPolicy, OperatorPolicy, Policy, PublicPolicy } from './policy.ts'
import type { RawCall, Route } from './route.ts'

export interface Knock {
  readonly method: string
  readonly headers: Headers
  readonly params: Readonly<Record<string, string>>
  readonly address: string
  /** Under which this installation is opened. */
  readonly origins: readonly string[]
}

type Who = Pick<RawCall, 'operator' | 'member'>

export interface Surface {
  readonly routes: readonly Route[]
  /** @throws ApiError 401 or 403. */
  readonly admit: (route: Route, parts: ApiParts, knock: Knock) => Promise<Who>
}

/** Anybody may come; where a route is for this machine, operators and it. */
export function publicDoor(routes: readonly Route<PublicPolicy>[]): Surface {
  return door(routes, ['public', 'local'], async (policy, parts, knock) => {
    if (policy.surface !== 'public') refuseForeignHost(knock.headers.get('host'), knock.origins)
    refuseForeignOrigin(knock.method, knock.headers, knock.origins)
    return { operator: await admitAnybody(policy, parts, knock), member: null }
  })
}

/** Members with a link about themselves; an operator's session opens nothing here. */
export function memberDoor(routes: readonly Route<MemberPolicy>[]): Surface {
  return door(routes, ['member'], (_policy, parts, knock) => {
    refuseForeignHost(knock.headers.get('host'), knock.origins)
    refuseForeignOrigin(knock.method, knock.headers, knock.origins)
    return Promise.resolve({ operator: null, member: admitMember(parts, knock) })
  })
}

/** Operators by their rights. */
export function operatorDoor(routes: readonly Route<OperatorPolicy>[]): Surface {
  return door(routes, ['operator'], async (policy, parts, knock) => {
    refuseForeignHost(knock.headers.get('host'), knock.origins)
    refuseForeignOrigin(knock.method, knock.headers, knock.origins)
    return { operator: await admitOperator(policy, parts, knock), member: null }
  })
}

function door<Allowed extends Policy>(
  routes: readonly Route<Allowed>[],
  surfaces: readonly Allowed['surface'][],
  admit: (policy: Allowed, parts: ApiParts, knock: Knock) => Promise<Who>,
): Surface {
  const own = new Map<Route, Allowed>(routes.map((route) => [route, route.policy]))
  const stray = routes.find(({ policy }) => !surfaces.includes(policy.surface))
  if (stray)
    throw new Error(`${stray.path} is of the surface ${stray.policy.surface}, not of ${surfaces.join()}`)
  return {
    routes,
    admit: (route, parts, knock) => {
      const policy = own.get(route)
      if (policy === undefined) throw new Error(`${route.path} was not registered on this surface`)
      return admit(policy, parts, knock)
    },
  }
}
