import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { loadWords } from '../../locale/words.ts'
import { communityRoute } from '../community.ts'
import { MembersSearch } from './search.ts'

export const membersRoute = createRoute({
  getParentRoute: () => communityRoute,
  path: 'members',
  validateSearch: MembersSearch,
  loader: () => loadWords(['members', 'events']),
  component: lazyRouteComponent(() => import('./page.tsx'), 'MembersPage'),
})
