import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { loadWords } from '../../locale/words.ts'
import { communityRoute } from '../community.ts'

export const peopleRoute = createRoute({
  getParentRoute: () => communityRoute,
  path: 'people',
  loader: () => loadWords(['people']),
  component: lazyRouteComponent(() => import('./page.tsx'), 'PeoplePage'),
})
