import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { loadWords } from '../../locale/words.ts'
import { communityRoute } from '../community.ts'

export const accountsRoute = createRoute({
  getParentRoute: () => communityRoute,
  path: 'accounts',
  loader: () => loadWords(['accounts']),
  component: lazyRouteComponent(() => import('./page.tsx'), 'AccountsPage'),
})
