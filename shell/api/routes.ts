/** All routes of the house, by surface: what is not listed here does not exist. */
import { actions } from './actions/routes.ts'
import { cases } from './cases/routes.ts'
import { charters } from './charters/routes.ts'
import { communities } from './communities/routes.ts'
import { events } from './events/routes.ts'
import { groups } from './groups/routes.ts'
import { members } from './members/routes.ts'
import { page } from './page/routes.ts'
import { room } from './room/routes.ts'
import type { Route } from './route.ts'
import { search } from './search/routes.ts'
import { operatorSession, publicSession } from './session/routes.ts'
import { system } from './system/routes.ts'

/** For anyone: the page, its files, signing in, whether it works. */
export const publicRoutes: readonly Route[] = [...page, ...publicSession, ...system]

/** For operators who have signed in. */
export const operatorRoutes: readonly Route[] = [
  ...operatorSession,
  ...communities,
  ...groups,
  ...members,
  ...events,
  ...cases,
  ...actions,
  ...charters,
  ...search,
  ...room,
]

export const routes: readonly Route[] = [...publicRoutes, ...operatorRoutes]
