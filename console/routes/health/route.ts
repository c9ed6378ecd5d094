import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { loadWords } from '../../locale/words.ts'
import { communityRoute } from '../community.ts'

export const healthRoute = createRoute({
  getParentRoute: () => communityRoute,
  path: 'health',
  loader: () => loadWords(['health']),
  component: lazyRouteComponent(() => import('./page.tsx'), 'HealthPage'),
})
