import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { loadWords } from '../../locale/words.ts'
import { communityRoute } from '../community.ts'

export const outboxRoute = createRoute({
  getParentRoute: () => communityRoute,
  path: 'outbox',
  loader: () => loadWords(['outbox']),
  component: lazyRouteComponent(() => import('./page.tsx'), 'OutboxPage'),
})
