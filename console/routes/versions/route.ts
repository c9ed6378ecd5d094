import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { loadWords } from '../../locale/words.ts'
import { communityRoute } from '../community.ts'
import { versionsSearch } from './search.ts'

export const versionsRoute = createRoute({
  getParentRoute: () => communityRoute,
  path: 'versions',
  validateSearch: versionsSearch,
  loader: () => loadWords(['versions', 'publish']),
  component: lazyRouteComponent(() => import('./page.tsx'), 'VersionsPage'),
})
