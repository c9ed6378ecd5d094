import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { loadWords } from '../../locale/words.ts'
import { communityRoute } from '../community.ts'

export const groupsRoute = createRoute({
  getParentRoute: () => communityRoute,
  path: 'groups',
  loader: () => loadWords(['groups']),
  component: lazyRouteComponent(() => import('./page.tsx'), 'GroupsPage'),
})
