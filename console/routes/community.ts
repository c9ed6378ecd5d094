/** Everything of one community. */
import { createRoute } from '@tanstack/react-router'
import { communityQuery } from '../community.ts'
import { keepCommunity } from '../frame/last-community.ts'
import { queries } from '../query.ts'
import { houseRoute } from './house.ts'

export const communityRoute = createRoute({
  getParentRoute: () => houseRoute,
  path: 'c/$community',
  loader: async ({ params: { community } }) => {
    await queries.ensureQueryData(communityQuery(community))
    keepCommunity(community)
  },
})
