/** `/` leads to where one was, else to the first steps. */
import { createRoute, redirect } from '@tanstack/react-router'
import { communitiesQuery } from '../community.ts'
import { lastCommunity } from '../frame/last-community.ts'
import { queries } from '../query.ts'
import { houseRoute } from './house.ts'

export const startRoute = createRoute({
  getParentRoute: () => houseRoute,
  path: '/',
  beforeLoad: async () => {
    const { communities } = await queries.ensureQueryData(communitiesQuery)
    const last = lastCommunity()
    const known = communities.find(({ id }) => id === last)
    if (known) redirect({ to: '/c/$community', params: { community: known.id }, throw: true })
    redirect({ to: '/welcome', throw: true })
  },
})
