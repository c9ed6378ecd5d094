import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { loadWords } from '../../locale/words.ts'
import { communityRoute } from '../community.ts'

export const roundRoute = createRoute({
  getParentRoute: () => communityRoute,
  path: 'round',
  loader: () => loadWords(['round']),
  component: lazyRouteComponent(() => import('./page.tsx'), 'RoundPage'),
})
