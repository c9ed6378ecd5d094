/** All routes of the house, by surface: what is not listed here does not exist. */
import { accounts } from './accounts/routes.ts'
import { audit } from './audit/routes.ts'
import { actions } from './actions/routes.ts'
import { cases } from './cases/routes.ts'
import { charters } from './charters/routes.ts'
import { checkup } from './checkup/routes.ts'
import { communities } from './communities/routes.ts'
import { connect } from './connect/routes.ts'
import { events } from './events/routes.ts'
import { figures } from './figures/routes.ts'
import { groups } from './groups/routes.ts'
import { health } from './health/routes.ts'
import { histories } from './histories/routes.ts'
import { inbox } from './inbox/routes.ts'
import { members } from './members/routes.ts'
import { memberLinks, mine, openMine } from './mine/routes.ts'
import { notices } from './notices/routes.ts'
import { operators } from './operators/routes.ts'
import { outbox } from './outbox/routes.ts'
import type { MemberPolicy, OperatorPolicy, PublicPolicy } from './policy.ts'
import { round } from './round/routes.ts'
import { invitations, publicInvitations } from './people/invitation-routes.ts'
import { people } from './people/routes.ts'
import { playground } from './playground/routes.ts'
import { room } from './room/routes.ts'
import type { Route } from './route.ts'
import { search } from './search/routes.ts'
import { ownSession } from './session/own-routes.ts'
import { operatorSession, publicSession } from './session/routes.ts'
import { tasks } from './tasks/routes.ts'
import { system } from './system/routes.ts'

/** For anyone: signing in, whether it works, what platforms deliver. */
export const publicRoutes: readonly Route<PublicPolicy>[] = [
  ...publicSession,
  ...publicInvitations,
  ...openMine,
  ...system,
  ...connect,
]

/** For members with a link about themselves. */
export const memberRoutes: readonly Route<MemberPolicy>[] = mine

/** For operators who have signed in. */
export const operatorRoutes: readonly Route<OperatorPolicy>[] = [
  ...operatorSession,
  ...ownSession,
  ...people,
  ...invitations,
  ...memberLinks,
  ...audit,
  ...communities,
  ...accounts,
  ...histories,
  ...checkup,
  ...groups,
  ...figures,
  ...health,
  ...members,
  ...events,
  ...cases,
  ...actions,
  ...inbox,
  ...outbox,
  ...tasks,
  ...round,
  ...charters,
  ...playground,
  ...search,
  ...room,
  ...notices,
  ...operators,
]

export const routes: readonly Route[] = [...publicRoutes, ...memberRoutes, ...operatorRoutes]
