import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { loadWords } from '../../locale/words.ts'
import { communityRoute } from '../community.ts'

export const studioRoute = createRoute({
  getParentRoute: () => communityRoute,
  path: 'studio',
  loader: () => loadWords(['studio', 'conditions', 'publish']),
  component: lazyRouteComponent(() => import('./page.tsx'), 'StudioPage'),
})
