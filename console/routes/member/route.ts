import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { loadWords } from '../../locale/words.ts'
import { communityRoute } from '../community.ts'

export const memberRoute = createRoute({
  getParentRoute: () => communityRoute,
  path: 'members/$member',
  loader: () => loadWords(['members', 'events']),
  component: lazyRouteComponent(() => import('./page.tsx'), 'MemberPage'),
})
