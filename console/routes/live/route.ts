import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { loadWords } from '../../locale/words.ts'
import { communityRoute } from '../community.ts'
import { LiveSearch } from './filter.ts'

export const liveRoute = createRoute({
  getParentRoute: () => communityRoute,
  path: 'live',
  validateSearch: LiveSearch,
  loader: () => loadWords(['live', 'events', 'trace']),
  component: lazyRouteComponent(() => import('./page.tsx'), 'LivePage'),
})
