/** Everything behind signing in. */
import { createRoute, redirect } from '@tanstack/react-router'
import { ApiFault } from '../api/fault.ts'
import { communitiesQuery } from '../community.ts'
import { Frame } from '../frame/frame.tsx'
import { queries } from '../query.ts'
import { sessionQuery } from '../session.ts'
import { rootRoute } from './root.ts'

export const houseRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'house',
  component: Frame,
  beforeLoad: async ({ location }) => {
    try {
      await queries.ensureQueryData(sessionQuery)
    } catch (error) {
      if (error instanceof ApiFault && error.status === 401) {
        redirect({
          to: '/sign-in',
          search: location.href === '/' ? {} : { next: location.href },
          throw: true,
        })
      }
      throw error
    }
  },
  loader: () => queries.ensureQueryData(communitiesQuery),
})
