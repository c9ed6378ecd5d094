import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { loadWords } from '../../locale/words.ts'
import { communityRoute } from '../community.ts'

export const historyRoute = createRoute({
  getParentRoute: () => communityRoute,
  path: 'history',
  loader: () => loadWords(['history']),
  component: lazyRouteComponent(() => import('./page.tsx'), 'HistoryPage'),
})
