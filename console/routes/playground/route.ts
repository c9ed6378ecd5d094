import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { loadWords } from '../../locale/words.ts'
import { communityRoute } from '../community.ts'

export const playgroundRoute = createRoute({
  getParentRoute: () => communityRoute,
  path: 'playground',
  loader: () => loadWords(['playground', 'events', 'trace']),
  component: lazyRouteComponent(() => import('./page.tsx'), 'PlaygroundPage'),
})
